using System.Net;
using System.Text.Json;
using Functions.Api.Access;
using Pipeline;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Api;

/// <summary>The API over HTTP, with the local triggers at work behind it.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ApiTests(AzuriteFixture azurite)
{
    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" } };

    [Fact]
    public async Task Road_FromUploadToCustomer_OverHttp()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount(), ByLabel);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, "/api/customers")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await server.SendAsync(HttpMethod.Post, "/api/runs")).Status);

        var upload = await server.SendAsync(HttpMethod.Put, "/api/exports/customers/2026/list.csv", SmallBusiness.LabelledCustomers(300) + "a/b,annual,0.5,no\n");
        Assert.Equal(HttpStatusCode.Accepted, upload.Status);
        using var exports = await WaitAsync(server, "/api/exports", json => json.GetProperty("exports") is { } list && list.GetArrayLength() == 1 && list[0].GetProperty("status").GetString() == "accepted");
        Assert.Equal("2026/list.csv", exports.RootElement.GetProperty("exports")[0].GetProperty("name").GetString());
        Assert.Equal(301, exports.RootElement.GetProperty("exports")[0].GetProperty("accepted").GetInt32());

        var started = await server.SendAsync(HttpMethod.Post, "/api/runs");
        Assert.Equal(HttpStatusCode.Accepted, started.Status);
        var runId = JsonDocument.Parse(started.Body).RootElement.GetProperty("runId").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, "/api/runs", "{}")).Status);
        using var run = await WaitAsync(server, $"/api/runs/{runId}", json => json.GetProperty("status").GetString() == "published");
        Assert.True(run.RootElement.GetProperty("isCurrent").GetBoolean());
        Assert.Equal(run.RootElement.GetProperty("parts").GetInt32(), run.RootElement.GetProperty("partsDone").GetInt32());

        using var customer = await GetAsync(server, "/api/customers/c7");
        Assert.Equal("c7", customer.RootElement.GetProperty("customerId").GetString());
        Assert.InRange(customer.RootElement.GetProperty("churnProbability").GetDouble(), 0, 1);
        Assert.Equal(JsonValueKind.Array, customer.RootElement.GetProperty("reasons").ValueKind);
        var driver = Assert.Single(customer.RootElement.GetProperty("drivers").EnumerateArray());
        Assert.Equal(("other", "Customer list and others", "客户资料及其他"), (driver.GetProperty("driver").GetString(), driver.GetProperty("en").GetString(), driver.GetProperty("zh").GetString()));
        Assert.NotEqual(0, driver.GetProperty("contribution").GetDouble());
        Assert.Equal((HttpStatusCode.OK, ""), await server.SendAsync(HttpMethod.Head, "/api/customers/c7"));
        using var strange = await GetAsync(server, "/api/customers?id=a%2Fb");
        Assert.Equal("a/b", strange.RootElement.GetProperty("customerId").GetString());
        // Nobody's, and as long as an id can be.
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, $"/api/customers?id={Uri.EscapeDataString(new string('客', 4_000))}")).Status);

        using var page = await GetAsync(server, "/api/customers?band=high&top=5");
        Assert.Equal(5, page.RootElement.GetProperty("customers").GetArrayLength());
        using var next = await GetAsync(server, $"/api/customers?band=high&top=5&token={page.RootElement.GetProperty("token").GetString()}");
        Assert.Equal(runId, next.RootElement.GetProperty("runId").GetString());
        Assert.NotEqual(page.RootElement.GetProperty("customers")[0].ToString(), next.RootElement.GetProperty("customers")[0].ToString());

        using var runs = await GetAsync(server, "/api/runs");
        Assert.Equal(1, runs.RootElement.GetProperty("runs").GetArrayLength());
        using var models = await GetAsync(server, "/api/models");
        Assert.True(models.RootElement.GetProperty("models")[0].GetProperty("isCurrent").GetBoolean());
        using var health = await GetAsync(server, "/api/health");
        Assert.Equal(runId, health.RootElement.GetProperty("currentRun").GetString());
    }

    [Fact]
    public async Task Request_StorageOutOfReach_IsUnavailable()
    {
        // Nobody listens there.
        var nowhere = new Uri("http://127.0.0.1:1/nobody");
        await using var server = await StandaloneServer.StartAsync(DevelopmentStorage.ConnectionString(nowhere, nowhere, nowhere, "nobody"));

        var (status, body) = await server.SendAsync(HttpMethod.Get, "/api/customers/c1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("urn:pipeline:problem:unavailable", JsonDocument.Parse(body).RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/customers/a%2Fb", 400)]
    [InlineData("GET", "/api/customers/%E5%AE%A2", 400)]
    [InlineData("GET", "/api/customers/nobody", 404)]
    [InlineData("GET", "/api/customers?id=", 404)]
    [InlineData("GET", "/api/customers?id=a&top=1", 400)]
    [InlineData("GET", "/api/customers?band=huge", 400)]
    [InlineData("GET", "/api/customers?top=0", 400)]
    [InlineData("GET", "/api/customers?top=many", 400)]
    [InlineData("GET", "/api/customers?token=%2e%2e", 400)]
    [InlineData("GET", "/api/runs/current", 400)]
    [InlineData("GET", "/api/runs/20261121T020000Z-1a2b3c4d5e6f", 404)]
    [InlineData("GET", "/api/runs?token=nonsense", 400)]
    [InlineData("GET", "/api/exports?token=nonsense&top=3", 400)]
    [InlineData("GET", "/api/models?token=nonsense", 400)]
    [InlineData("POST", "/api/runs", 400, "{")]
    [InlineData("POST", "/api/runs", 400, "[1]")]
    [InlineData("PUT", "/api/exports/leads/a.csv", 400, "x")]
    [InlineData("PUT", "/api/exports/surveys/", 400, "x")]
    [InlineData("PUT", "/api/exports/surveys/a%5Cb.csv", 400, "x")]
    [InlineData("PUT", "/api/exports/surveys/a%EF%BF%BEb.csv", 400, "x")]
    [InlineData("GET", "/api/exports/surveys/a%EF%BF%BEb.csv/rejected", 400)]
    [InlineData("PUT", "/api/exports/surveys/..%2F..%2Fmodels%2Fx", 400, "x")]
    [InlineData("PUT", "/api/exports/surveys/a%0d%0ab.csv", 400, "x")]
    [InlineData("POST", "/api/exports/leads/a.csv/replay", 400)]
    [InlineData("POST", "/api/exports/surveys/a.csv", 404)]
    [InlineData("POST", "/api/exports/surveys/a.csv/replay", 404)]
    [InlineData("POST", "/api/exports/surveys//replay", 400)]
    [InlineData("POST", "/api/exports/surveys/..%2Fa/replay", 400)]
    [InlineData("GET", "/api", 404)]
    [InlineData("GET", "/foo.csv", 404)]
    [InlineData("GET", "/IngestExport", 404)]
    [InlineData("POST", "/IngestExport", 404, "{}")]
    [InlineData("POST", "/TrainModel", 404, "{}")]
    [InlineData("POST", "/", 405, "{}")]
    [InlineData("POST", "/app/live", 405, "{}")]
    public async Task Request_ThatCannotBe_IsAProblem(string method, string path, int expected, string? body = null)
    {
        await using var server = await StandaloneServer.StartAsync(azurite.ConnectionString);

        var (status, text) = await server.SendAsync(new HttpMethod(method), path, body);

        Assert.Equal(expected, (int)status);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal(expected, problem.RootElement.GetProperty("status").GetInt32());
        Assert.StartsWith("urn:pipeline:problem:", problem.RootElement.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aliases_UploadedOverHttp_AreTakenInAndSoAreTheExportsBeforeThemAgain()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());
        await server.SendAsync(HttpMethod.Put, "/api/exports/customers/list.csv", "customerId,plan\nold,x\nnew,y\n");
        using var before = await WaitAsync(server, "/api/exports", json => IsThere(json, "customers", 2));

        var (status, _) = await server.SendAsync(HttpMethod.Put, "/api/exports/aliases/2026/pairs.csv", "alias,customerId\nold,new\n");
        using var list = await WaitAsync(server, "/api/exports", json => IsThere(json, "aliases", 1));
        // One customer now, in two versions.
        using var again = await WaitAsync(server, "/api/exports", json => IsThere(json, "customers", 1));

        Assert.Equal(HttpStatusCode.Accepted, status);

        static bool IsThere(JsonElement json, string kind, int accepted) =>
            json.GetProperty("exports").EnumerateArray().Any(export => export.GetProperty("kind").GetString() == kind && export.GetProperty("accepted").GetInt32() == accepted);
    }

    [Fact]
    public async Task Replay_AfterAMappingWasMended_IsAskedForOverHttp()
    {
        const string Path = "/api/exports/surveys/2026/march.csv/replay";
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());
        await server.SendAsync(HttpMethod.Put, "/api/exports/mappings/a.json", """{"surveys":{"scales":{"csat":"1-5"}}}""");
        var answers = "responseId,customerId,csat\n" + string.Concat(Enumerable.Range(1, 9).Select(number => $"r{number},c,{(number == 5 ? 9 : 4)}\n"));
        await server.SendAsync(HttpMethod.Put, "/api/exports/surveys/2026/march.csv", answers);
        using var taken = await WaitAsync(server, "/api/exports", json => IsThere(json, 8));
        await server.SendAsync(HttpMethod.Put, "/api/exports/mappings/a.json", """{"surveys":{"scales":{"csat":"1-10"}}}""");

        var (status, body) = await server.SendAsync(HttpMethod.Post, Path);
        using var replayed = await WaitAsync(server, "/api/exports", json => IsThere(json, 9));

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal(1, JsonDocument.Parse(body).RootElement.GetProperty("rejected").GetInt32());
        var finding = Findings(taken).Single(finding => finding.GetProperty("code").GetString() == "rejectedRows");
        Assert.Equal("warning", finding.GetProperty("severity").GetString());
        Assert.StartsWith("11 % of the rows were rejected", finding.GetProperty("english").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("11 % 的行被拒绝", finding.GetProperty("chinese").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Findings(replayed), other => other.GetProperty("code").GetString() == "rejectedRows");
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, Path)).Status);

        static IEnumerable<JsonElement> Findings(JsonDocument json) =>
            json.RootElement.GetProperty("exports").EnumerateArray().Single(export => export.GetProperty("kind").GetString() == "surveys").GetProperty("findings").EnumerateArray();

        static bool IsThere(JsonElement json, int accepted) =>
            json.GetProperty("exports").EnumerateArray().Any(export => export.GetProperty("kind").GetString() == "surveys" && export.GetProperty("accepted").GetInt32() == accepted);
    }

    [Fact]
    public async Task Alone_ForeignHostOrMissingHeader_IsForbidden()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/app/live")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Get, "/api/runs", null, ("Host", "evil.example"))).Status);
        server.Client.DefaultRequestHeaders.Remove(LoopbackGuard.RequestHeader);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Post, "/api/runs")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Put, "/api/exports/customers/a.csv", "customerId\n1\n")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/api/runs")).Status);
    }

    [Fact]
    public async Task Health_WithoutStorage_IsUnavailable()
    {
        // Nothing listens on port 1 of loopback.
        var nowhere = new Uri("http://127.0.0.1:1/devstoreaccount1");
        await using var handler = await Contract.HandlerProcess.StartAsync(DevelopmentStorage.ConnectionString(nowhere, nowhere, nowhere));

        using var answer = await handler.Client.GetAsync(new Uri("/api/health", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("unreachable", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<JsonDocument> GetAsync(StandaloneServer server, string path)
    {
        var (status, body) = await server.SendAsync(HttpMethod.Get, path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body}");
        return JsonDocument.Parse(body);
    }

    private static async Task<JsonDocument> WaitAsync(StandaloneServer server, string path, Func<JsonElement, bool> isThere)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var document = await GetAsync(server, path);
            if (isThere(document.RootElement)) return document;
            document.Dispose();
            await Task.Delay(100);
        }
        throw new TimeoutException($"{path} did not come to what was waited for.");
    }
}
