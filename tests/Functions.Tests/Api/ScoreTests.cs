using System.Globalization;
using System.Net;
using System.Text.Json;
using Pipeline;
using Pipeline.Runs;
using Testing;

namespace Functions.Tests.Api;

/// <summary>Scores over HTTP: the same as a run's, checked as exports are, and by one model whatever happens meanwhile.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ScoreTests(AzuriteFixture azurite)
{
    private const string Path = "/api/score";

    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 } };

    [Fact]
    public async Task Score_BeforeTheFirstModel_IsRefusedAsSuch()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());

        var (status, body) = await server.SendAsync(HttpMethod.Post, Path, """{"customerId":"c1"}""");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("urn:pipeline:problem:no-model", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_OfWhatARunKnew_IsTheRunsOwn()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), QuickTraining.PipelineOptions);
        var (surveys, interactions, customers) = SmallBusiness.Simulated(400);
        await pipeline.IngestAsync("customers", "list.csv", customers);
        await pipeline.IngestAsync("surveys", "answers.csv", surveys);
        await pipeline.IngestAsync("interactions", "calls.csv", interactions);
        var run = await pipeline.RunAsync();
        Assert.Equal(RunStatus.Published, run.Status);
        await using var server = await StandaloneServer.StartAsync(pipeline.ConnectionString);
        var published = (await pipeline.Jobs.Customers.ListAsync("all", 20, null, CancellationToken.None))!.Customers;
        var ids = published.Select(customer => customer.CustomerId).ToList();
        var request = new ExportRows(customers, surveys, interactions).Request(ids, run.AsOf);

        var (status, body) = await server.SendAsync(HttpMethod.Post, Path, request);

        Assert.True(status == HttpStatusCode.OK, body);
        using var answer = JsonDocument.Parse(body);
        Assert.Equal(run.ModelVersion, answer.RootElement.GetProperty("modelVersion").GetString());
        var scores = answer.RootElement.GetProperty("customers").EnumerateArray().ToList();
        Assert.Equal(ids, scores.Select(score => score.GetProperty("customerId").GetString()!));
        foreach (var (score, entry) in scores.Zip(published))
        {
            var (_, row) = (await pipeline.Jobs.Customers.FindAsync(entry.CustomerId, CancellationToken.None))!.Value;
            Assert.Equal(row.ChurnProbability, score.GetProperty("churnProbability").GetDouble());
            Assert.Equal(row.Band, score.GetProperty("band").GetString());
            Assert.Equal(row.Reasons.Select(reason => reason.English), score.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("en").GetString()));
            Assert.Equal(row.Reasons.Select(reason => reason.Chinese), score.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("zh").GetString()));
            Assert.Equal(row.ValueAtRisk, score.GetProperty("valueAtRisk").GetDouble());
            Assert.Equal(row.Band != "low", score.TryGetProperty("action", out _));
        }

        // One customer by themselves: the same.
        var alone = await server.SendAsync(HttpMethod.Post, Path, new ExportRows(customers, surveys, interactions).Request(ids[3], run.AsOf));
        using var one = JsonDocument.Parse(alone.Body);
        Assert.Equal(scores[3].ToString(), Assert.Single(one.RootElement.GetProperty("customers").EnumerateArray()).ToString());
    }

    [Fact]
    public async Task Score_OfSomebodyWhoIsNoCustomer_SaysSoInTheirPlace()
    {
        await using var server = await StandaloneServer.StartAsync(await TrainedAsync(), ByLabel);

        var (_, body) = await server.SendAsync(
            HttpMethod.Post, Path, """{"customers":[{"customerId":"a"},{"customerId":"b","profile":{"attributes":{"plan":"annual","usage":0.1}}},{"customerId":"c","interactions":[]}]}""");

        using var answer = JsonDocument.Parse(body);
        var scores = answer.RootElement.GetProperty("customers").EnumerateArray().ToList();
        Assert.Equal(["a", "b", "c"], scores.Select(score => score.GetProperty("customerId").GetString()));
        Assert.All(scores, score => Assert.True(score.GetProperty("isCustomer").GetBoolean()));
        Assert.True(scores[1].GetProperty("churnProbability").GetDouble() > scores[0].GetProperty("churnProbability").GetDouble());
    }

    [Theory]
    [InlineData("", "The body is not JSON")]
    [InlineData("[]", "The body is not JSON")]
    [InlineData("{}", "customerId is missing")]
    [InlineData("""{"customerId":""}""", "customerId must have 1 to 4000 characters")]
    [InlineData("""{"customerId":"a\u0000"}""", "no control characters")]
    [InlineData("""{"customerId":"a","interactons":[]}""", "The body is not JSON")]
    [InlineData("""{"customerId":"a","customers":[{"customerId":"b"}]}""", "stands beside")]
    [InlineData("""{"customers":[]}""", "customers must be 1 to 100")]
    [InlineData("""{"customers":[null]}""", "customers[0] is null")]
    [InlineData("""{"customers":[{"customerId":"a"},{"customerId":"a"}]}""", "customers[1].customerId names a customer")]
    [InlineData("""{"customerId":"a","surveys":[{"respondedAt":"2026-01-01T00:00:00Z","csat":9}]}""", "surveys[0].csat must be 1 to 5")]
    [InlineData("""{"customerId":"a","surveys":[{"csat":4}]}""", "The body is not JSON")]
    [InlineData("""{"customerId":"a","interactions":[{"occurredAt":"2026-01-01T00:00:00Z","type":" "}]}""", "interactions[0].type is empty")]
    [InlineData("""{"customerId":"a","interactions":[{"occurredAt":"2026-01-01T00:00:00Z","type":"call","waitMinutes":-1}]}""", "interactions[0].waitMinutes must not be below 0")]
    [InlineData("""{"customerId":"a","asOf":"0001-01-01T00:00:00Z"}""", "asOf must lie in the years")]
    [InlineData("""{"customerId":"a","profile":{"attributes":{"x":{}}}}""", "The body is not JSON")]
    public async Task Score_OfWhatCannotBe_IsAProblemThatNamesThePlace(string body, string expected)
    {
        await using var server = await StandaloneServer.StartAsync(azurite.ConnectionString);

        var (status, answer) = await server.SendAsync(HttpMethod.Post, Path, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(expected, JsonDocument.Parse(answer).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_WhileModelsAreSwapped_NeverFailsAndIsAlwaysOfOneModel()
    {
        var account = await TrainedAsync();
        var pipeline = await PipelineUnderTest.CreateAsync(account, ByLabel);
        await using var server = await StandaloneServer.StartAsync(account, ByLabel);
        const string Request = """{"customers":[{"customerId":"a","profile":{"attributes":{"plan":"annual","usage":0.1}}},{"customerId":"b","profile":{"attributes":{"plan":"monthly","usage":0.6}}}]}""";
        var first = Scores((await server.SendAsync(HttpMethod.Post, Path, Request)).Body);
        // A model of other customers gives other scores.
        await pipeline.IngestAsync("customers", "more.csv", SmallBusiness.LabelledCustomers(500, seed: 7).Replace("\nc", "\nd", StringComparison.Ordinal));
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var seen = new HashSet<(string Version, string Scores)>();
            while (!stop.IsCancellationRequested)
            {
                var (status, body) = await server.SendAsync(HttpMethod.Post, Path, Request);
                Assert.Equal(HttpStatusCode.OK, status);
                seen.Add(Scores(body));
            }
            return seen;
        })).ToList();

        var run = await pipeline.RunAsync(force: true);
        // Who asks next after the usual time sets the change going.
        for (var attempt = 0; attempt < 600 && Scores((await server.SendAsync(HttpMethod.Post, Path, Request)).Body).Version != run.ModelVersion; attempt++) await Task.Delay(100);
        await stop.CancelAsync();
        var all = (await Task.WhenAll(callers)).SelectMany(seen => seen).ToHashSet();

        Assert.NotEqual(first.Version, run.ModelVersion);
        var second = Scores((await server.SendAsync(HttpMethod.Post, Path, Request)).Body);
        Assert.Equal(run.ModelVersion, second.Version);
        Assert.NotEqual(first.Scores, second.Scores);
        Assert.Subset(new HashSet<(string, string)> { first, second }, all);
        Assert.Contains(first, all);

        static (string Version, string Scores) Scores(string body)
        {
            using var answer = JsonDocument.Parse(body);
            var scores = answer.RootElement.GetProperty("customers").EnumerateArray().Select(score => score.GetProperty("churnProbability").GetDouble().ToString("R", CultureInfo.InvariantCulture));
            return (answer.RootElement.GetProperty("modelVersion").GetString()!, string.Join(' ', scores));
        }
    }

    /// <summary>An account with a model of labelled customers.</summary>
    private async Task<string> TrainedAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync("customers", "list.csv", SmallBusiness.LabelledCustomers(300));
        Assert.Equal(RunStatus.Published, (await pipeline.RunAsync()).Status);
        return pipeline.ConnectionString;
    }
}
