using System.Net;
using System.Text.Json;
using Pipeline;
using Pipeline.Runs;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Api;

/// <summary>What a published run says, over HTTP: lists, history, outcomes, predictions in pages and files, metrics; and forgetting. Every exchange is held against the description.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class CustomerApiTests(AzuriteFixture azurite)
{
    private const string Strange = "客/ 7";

    [Fact]
    public async Task Lists_ArePagedByTokensOfTheirOwn()
    {
        var (server, _) = await PublishedAsync();
        await using var _server = server;
        using var first = await GetAsync(server, "/api/customers?segment=gold&top=7");
        var token = first.RootElement.GetProperty("token").GetString()!;
        var total = first.RootElement.GetProperty("total").GetInt32();
        var found = Ids(first).ToList();
        for (string? next = token; next is not null;)
        {
            using var page = await GetAsync(server, $"/api/customers?segment=gold&top=7&token={next}");
            found.AddRange(Ids(page));
            next = page.RootElement.TryGetProperty("token", out var further) ? further.GetString() : null;
        }

        Assert.Equal(total, found.Count);
        Assert.Equal(total, found.Distinct().Count());
        Assert.All(first.RootElement.GetProperty("customers").EnumerateArray(), entry => Assert.Equal("gold", entry.GetProperty("segment").GetString()));
        using var high = await GetAsync(server, "/api/customers?segment=gold&band=high&top=1000");
        Assert.Equal(found[..high.RootElement.GetProperty("total").GetInt32()], Ids(high));
        using var valuable = await GetAsync(server, "/api/customers?sort=value&top=20");
        var values = valuable.RootElement.GetProperty("customers").EnumerateArray().Select(entry => entry.GetProperty("valueAtRisk").GetDouble()).ToList();
        Assert.Equal(values.OrderDescending(), values);
        using var driven = await GetAsync(server, "/api/customers?driver=other&top=5");
        Assert.All(driven.RootElement.GetProperty("customers").EnumerateArray(), entry => Assert.Equal("other", entry.GetProperty("driver").GetString()));

        // A token serves the list that gave it, and is whole or worth nothing.
        foreach (var path in new[] { $"/api/customers?segment=silver&token={token}", $"/api/customers?token={token}", $"/api/predictions?token={token}", $"/api/customers?segment=gold&token={token[..^2]}" })
            Assert.Equal(HttpStatusCode.BadRequest, (await server.SendAsync(HttpMethod.Get, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, "/api/customers?segment=bronze")).Status);
    }

    [Fact]
    public async Task Prefix_FindsIdsThatBeginAlike()
    {
        var (server, _) = await PublishedAsync();
        await using var _server = server;

        using var found = await GetAsync(server, "/api/customers?idPrefix=c11&top=100");
        using var chinese = await GetAsync(server, $"/api/customers?idPrefix={Uri.EscapeDataString("客/")}");

        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"c{number}").Where(id => id.StartsWith("c11", StringComparison.Ordinal)).Order(StringComparer.Ordinal), Ids(found).Order(StringComparer.Ordinal));
        Assert.Equal([Strange], Ids(chinese));
    }

    [Fact]
    public async Task Conditions_SpareWhatIsHeldAlready()
    {
        var (server, _) = await PublishedAsync();
        await using var _server = server;
        foreach (var path in new[] { "/api/customers/c7", "/api/runs", "/api/metrics", "/api/predictions/parts", "/api/openapi.json" })
        {
            using var first = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());

            using var answer = await server.Client.SendAsync(again);

            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
            Assert.Equal(first.Headers.ETag, answer.Headers.ETag);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await server.SendAsync(HttpMethod.Get, "/api/runs", null, ("Api-Version", "2"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/api/runs", null, ("Api-Version", "1"))).Status);
    }

    [Fact]
    public async Task Uploads_KeepToTheirConditions()
    {
        const string Path = "/api/exports/mappings/a.json";
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());
        var first = await server.SendAsync(HttpMethod.Put, Path, "{}", ("If-None-Match", "*"));
        var etag = JsonDocument.Parse(first.Body).RootElement.GetProperty("eTag").GetString()!;

        Assert.Equal(HttpStatusCode.Accepted, first.Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await server.SendAsync(HttpMethod.Put, Path, "{ }", ("If-None-Match", "*"))).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await server.SendAsync(HttpMethod.Put, Path, "{  }", ("If-Match", etag))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await server.SendAsync(HttpMethod.Put, Path, "{   }", ("If-Match", etag))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.SendAsync(HttpMethod.Put, Path, "{   }", ("If-None-Match", etag))).Status);
    }

    [Fact]
    public async Task Predictions_InPagesAndAsFiles_AreTheSame()
    {
        var (server, run) = await PublishedAsync();
        await using var _server = server;
        var paged = new List<string>();
        string? token = null;
        do
        {
            using var page = await GetAsync(server, $"/api/predictions?top=60{(token is null ? "" : $"&token={token}")}");
            Assert.Equal(run.RunId, page.RootElement.GetProperty("runId").GetString());
            paged.AddRange(page.RootElement.GetProperty("predictions").EnumerateArray().Select(row => row.GetProperty("customerId").GetString()!));
            token = page.RootElement.TryGetProperty("token", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        using var parts = await GetAsync(server, "/api/predictions/parts");
        var rows = 0;
        foreach (var part in parts.RootElement.GetProperty("parts").EnumerateArray().Where(part => part.GetProperty("kind").GetString() == "predictions"))
        {
            using var file = await server.Client.GetAsync(new Uri(part.GetProperty("url").GetString()!, UriKind.Relative));
            Assert.Equal("application/gzip", file.Content.Headers.ContentType!.MediaType);
            await using var content = new System.IO.Compression.GZipStream(await file.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
            using var reader = new StreamReader(content);
            rows += (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
            Assert.Contains($"/{StorageLayout.PredictionsContainer}/{run.RunId}/{part.GetProperty("name").GetString()}", part.GetProperty("blobUrl").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain("sig=", part.GetProperty("blobUrl").GetString(), StringComparison.Ordinal);
        }
        Assert.Equal(201, paged.Distinct().Count());
        Assert.Equal(paged.Count, rows);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, "/api/predictions/parts/inputs.json")).Status);
    }

    [Fact]
    public async Task Outcomes_AreKeptOnce_AndFoundWithTheCustomer()
    {
        var (server, _) = await PublishedAsync();
        await using var _server = server;
        var path = "/api/customers/~E5~AE~A2~2F~207/outcomes";
        const string Told = """{"outcomeId":"call-1","contact":"called","result":"kept","note":"Ring 13812345678","at":"2026-11-21T09:00:00Z"}""";

        Assert.Equal(HttpStatusCode.Created, (await server.SendAsync(HttpMethod.Post, path, Told)).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, path, Told)).Status);
        Assert.Equal(HttpStatusCode.Created, (await server.SendAsync(HttpMethod.Post, path, """{"contact":"emailed","result":"lost"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.SendAsync(HttpMethod.Post, path, """{"contact":"called","result":"won"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Post, "/api/customers/nobody/outcomes", Told)).Status);
        using var kept = await GetAsync(server, path);

        Assert.Equal(Strange, kept.RootElement.GetProperty("customerId").GetString());
        Assert.Equal(["lost", "kept"], kept.RootElement.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetProperty("result").GetString()));
        Assert.DoesNotContain("13812345678", kept.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_AreByPeriodAndSegment()
    {
        var (server, _) = await PublishedAsync();
        await using var _server = server;

        using var gold = await GetAsync(server, "/api/metrics?period=all&segment=gold");
        using var all = await GetAsync(server, "/api/metrics?period=all");

        var row = Assert.Single(gold.RootElement.GetProperty("metrics").EnumerateArray());
        Assert.Equal(67, row.GetProperty("risk").GetProperty("customers").GetInt32());
        var everybody = all.RootElement.GetProperty("metrics").EnumerateArray().Single(metric => !metric.TryGetProperty("segment", out _));
        Assert.Equal(201, everybody.GetProperty("risk").GetProperty("predictions").GetInt32());
        using var agents = await GetAsync(server, "/api/agents");
        Assert.Equal(0, agents.RootElement.GetProperty("agents").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, "/api/agents/A07")).Status);
        using var insights = await GetAsync(server, "/api/insights");
        Assert.Equal(201, insights.RootElement.GetProperty("customers").GetInt32());
    }

    [Fact]
    public async Task Customer_WhoIsForgotten_IsGoneAtOnce_AndTheReceiptTellsTheRest()
    {
        var (server, _) = await PublishedAsync();
        await using var _server = server;

        var asked = await server.SendAsync(HttpMethod.Delete, "/api/customers/~E5~AE~A2~2F~207");

        Assert.Equal(HttpStatusCode.Accepted, asked.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, $"/api/customers?id={Uri.EscapeDataString(Strange)}")).Status);
        var receipt = JsonDocument.Parse(asked.Body).RootElement.GetProperty("receiptId").GetString();
        JsonDocument? done = null;
        for (var attempt = 0; attempt < 600 && done is null; attempt++)
        {
            var page = await GetAsync(server, $"/api/forgotten/{receipt}");
            if (page.RootElement.GetProperty("status").GetString() == "done") done = page;
            else await Task.Delay(100);
        }
        Assert.Equal(1, done!.RootElement.GetProperty("counts").GetProperty("predictionRows").GetInt32());
        Assert.Contains(done.RootElement.GetProperty("expires").EnumerateArray(), expiry => expiry.GetProperty("code").GetString() == "deletedBlobs");
        Assert.DoesNotContain("客", done.RootElement.GetProperty("counts").ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Delete, $"/api/customers?id={Uri.EscapeDataString(Strange)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, "/api/forgotten/00112233445566778899aabbccddeeff")).Status);
        done.Dispose();
    }

    [Fact]
    public async Task Models_AndRuns_CanBeGoneBackTo()
    {
        var (server, run, pipeline) = await TwiceAsync();
        await using var _server = server;
        using var runs = await GetAsync(server, "/api/runs");
        var newest = runs.RootElement.GetProperty("runs")[0].GetProperty("runId").GetString()!;

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, $"/api/runs/{run}/publish")).Status);
        Assert.Equal(run, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        Assert.Equal(HttpStatusCode.Conflict, (await server.SendAsync(HttpMethod.Post, $"/api/runs/{run}/cancel")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, $"/api/models/{run}/promote")).Status);
        using var promoted = await GetAsync(server, $"/api/models/{run}");
        Assert.True(promoted.RootElement.GetProperty("isCurrent").GetBoolean());
        var back = await server.SendAsync(HttpMethod.Post, "/api/models/rollback");
        Assert.Equal(newest, JsonDocument.Parse(back.Body).RootElement.GetProperty("modelVersion").GetString());
        using var card = await GetAsync(server, $"/api/models/{run}/card");
        Assert.Equal(run, card.RootElement.GetProperty("modelVersion").GetString());
        foreach (var path in new[] { "/api/runs/x/publish", "/api/runs/20260101T000000Z-000000000000/cancel", "/api/models/x/promote" })
            Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Post, path)).Status);
    }

    [Fact]
    public async Task Export_IsFoundByName_WithItsRejectedRows()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());
        await server.SendAsync(HttpMethod.Put, "/api/exports/surveys/2026/a.csv", "responseId,customerId,csat\n" + string.Concat(Enumerable.Range(1, 30).Select(number => $"r{number},c,{(number % 10 == 0 ? "x-9" : "4")}\n")));
        for (var attempt = 0; attempt < 600 && (await server.SendAsync(HttpMethod.Get, "/api/exports/surveys/2026/a.csv")).Status != HttpStatusCode.OK; attempt++) await Task.Delay(100);
        for (var attempt = 0; attempt < 600; attempt++)
        {
            using var export = await GetAsync(server, "/api/exports/surveys/2026/a.csv");
            if (export.RootElement.GetProperty("status").GetString() == "accepted") break;
            await Task.Delay(100);
        }

        using var page = await GetAsync(server, "/api/exports/surveys/2026/a.csv/rejected?top=2");
        using var last = await GetAsync(server, $"/api/exports/surveys/2026/a.csv/rejected?top=2&token={page.RootElement.GetProperty("token").GetString()}");

        Assert.Equal([11, 21], page.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("line").GetInt32()));
        Assert.Equal(31, Assert.Single(last.RootElement.GetProperty("rows").EnumerateArray()).GetProperty("line").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, "/api/exports/surveys/2026/b.csv")).Status);
    }

    private static IEnumerable<string> Ids(JsonDocument page) => page.RootElement.GetProperty("customers").EnumerateArray().Select(entry => entry.GetProperty("customerId").GetString()!);

    private static PipelineOptions ByLabel() => new() { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 } };

    /// <summary>200 customers in three segments, with values, and one with a strange id; published.</summary>
    private static string Customers()
    {
        string[] segments = ["gold", "silver", "none"];
        var lines = SmallBusiness.LabelledCustomers(200).TrimEnd().Split('\n');
        return "segment,value," + string.Join('\n', lines.Select((line, index) => index == 0 ? line.TrimEnd() : $"{segments[(index - 1) % 3]},{100 + index},{line.TrimEnd()}")) + $"\nsilver,50,{Strange},annual,0.1,no\n";
    }

    private async Task<(StandaloneServer Server, Run Run)> PublishedAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel());
        await pipeline.IngestAsync("customers", "list.csv", Customers());
        var run = await pipeline.RunAsync();
        Assert.Equal(RunStatus.Published, run.Status);
        return (await StandaloneServer.StartAsync(pipeline.ConnectionString, ByLabel()), run);
    }

    private async Task<(StandaloneServer Server, string First, PipelineUnderTest Pipeline)> TwiceAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel());
        await pipeline.IngestAsync("customers", "list.csv", Customers());
        var first = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.RunAsync(force: true);
        return (await StandaloneServer.StartAsync(pipeline.ConnectionString, ByLabel()), first.RunId, pipeline);
    }

    private static async Task<JsonDocument> GetAsync(StandaloneServer server, string path)
    {
        var (status, body) = await server.SendAsync(HttpMethod.Get, path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body}");
        return JsonDocument.Parse(body);
    }
}
