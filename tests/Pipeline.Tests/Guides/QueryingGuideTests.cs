using System.Text.Json;
using Analytics.Metrics;
using Pipeline.Outcomes;
using Pipeline.Queries;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Tests.Schemas;
using Testing;

namespace Pipeline.Tests.Guides;

/// <summary>The scripts of docs/guides/querying.md read what the pipeline published, with clients that are none of ours.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class QueryingGuideTests(AzuriteFixture azurite)
{
    private const string TablesModule = "azure.data.tables";
    private const string Nobody = "nobody";

    private static readonly string Guides = Path.Combine(Repository.Root, "docs", "guides");
    private static readonly string[] Strange = ["a/b", "O'Brien\\#?%", "客户 7", "😀", "~7E", "1.#IND", "007", new string('x', 201), new string('客', 100)];
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Guide_ShowsEachScriptWhole()
    {
        var guide = (await File.ReadAllTextAsync(Path.Combine(Guides, "querying.md"))).ReplaceLineEndings("\n");
        var scripts = Directory.GetFiles(Path.Combine(Guides, "querying"), "*.py");

        Assert.Equal(5, scripts.Length);
        foreach (var script in scripts)
        {
            var text = (await File.ReadAllTextAsync(script)).ReplaceLineEndings("\n");
            Assert.True(guide.Contains($"[`{Path.GetFileName(script)}`](querying/{Path.GetFileName(script)})", StringComparison.Ordinal), $"The guide has no link to {Path.GetFileName(script)}.");
            Assert.True(guide.Contains($"```python\n{text}```", StringComparison.Ordinal), $"The guide does not show {Path.GetFileName(script)} as it is.");
        }
    }

    [Fact]
    public async Task Keys_AreThoseOfTheRows()
    {
        var python = await FindAsync("keys.py");
        string[] ids = [.. TableReference.Examples, .. Strange, "C003617"];

        var keys = await python.RunAsync(ids);

        Assert.Equal(ids.Select(id => (OutcomeRow.PartitionKey(id), EncodedKey.Of(id))), keys.Select(key => (Text(key, "shard"), Text(key, "rowKey"))));
        // What the reference and the guide show, worked out once by hand.
        Assert.Equal(("44", "C003617"), (Text(keys[0], "shard"), Text(keys[0], "rowKey")));
        Assert.Equal(("12", "O~27Brien~2F7"), (Text(keys[1], "shard"), Text(keys[1], "rowKey")));
    }

    [Fact]
    public async Task Scripts_ReadWhatWasPublished()
    {
        var tables = await FindAsync("read_tables.py", TablesModule);
        var rest = await FindAsync("read_rest.py");
        var (pipeline, run) = await PublishAsync();
        var connection = ("AzureWebJobsStorage", pipeline.ConnectionString);
        var published = pipeline.Jobs.Customers;

        // One customer by keys.
        var byKey = await tables.RunAsync(["customer", "c7", Nobody, .. Strange], connection);
        Assert.Equal(2 + Strange.Length, byKey.Count);
        Assert.Equal(JsonValueKind.Null, byKey[1].ValueKind);
        foreach (var (id, row) in Strange.Prepend("c7").Zip(byKey.Where(row => row.ValueKind != JsonValueKind.Null)))
        {
            var expected = (await published.FindAsync(id, None))!.Value.Prediction;
            Assert.Equal((id, expected.ChurnProbability, expected.Band), (Text(row, "CustomerId"), row.GetProperty("ChurnProbability").GetDouble(), Text(row, "Band")));
            Assert.Equal(expected.Reasons.Select(reason => reason.English), Reasons(row));
            Assert.Equal(expected.History.Select(point => point.ModelVersion), row.GetProperty("History").EnumerateArray().Select(point => point[3].GetString()!));
            Assert.Equal(expected.Drivers.Count, row.GetProperty("DriverContributions").EnumerateObject().Count());
        }

        // Lists, in order and by filter.
        var high = await ListAsync(published, "high");
        Assert.InRange(high.Count, 20, 60);
        Assert.Equal(high, (await tables.RunAsync(["list", "high", "1000"], connection)).Select(Id));
        Assert.Equal((await ListAsync(published, RankingList.All)).Take(10), (await tables.RunAsync(["list", "all", "10"], connection)).Select(Id));
        Assert.Equal(high.Order(StringComparer.Ordinal), (await tables.RunAsync(["band", "high"], connection)).Select(Id).Order(StringComparer.Ordinal));
        var lists = await tables.RunAsync(["lists"], connection);
        Assert.Equal(high.Count, lists.Single(list => Text(list, "RowKey") == "high").GetProperty("Total").GetInt64());

        // The same over REST.
        var current = Assert.Single(await rest.RunAsync([StorageLayout.RunsTable, "PartitionKey eq 'current'"], connection));
        Assert.Equal(run.RunId, Text(current, "RunId"));
        Assert.Equal(high.Take(10), (await rest.RunAsync([StorageLayout.RankingsTable, $"PartitionKey eq '{run.RunId}-high' and RowKey lt '00010'"], connection)).Select(Id));
        var quoted = await rest.RunAsync([StorageLayout.PredictionsTable, $"PartitionKey ge '{run.RunId}-' and PartitionKey lt '{run.RunId}.' and CustomerId eq 'O''Brien\\#?%'"], connection);
        Assert.Equal(Strange[1], Id(Assert.Single(quoted)));

        // Metrics by month and segment.
        var months = await tables.RunAsync(["metrics"], connection);
        Assert.Equal(["2026-03", "2026-04", "all"], months.Select(row => Text(row, "Key")));
        Assert.Equal([2, 1, 3], months.Select(row => row.GetProperty("CsatAnswers").GetInt64()));
        var annual = await tables.RunAsync(["metrics", "annual"], connection);
        Assert.Equal(["2026-03", "all"], annual.Select(row => Text(row, "Key")).Order(StringComparer.Ordinal));
        Assert.All(annual, row => Assert.Equal("annual", Text(row, "Segment")));
        var spring = await rest.RunAsync([StorageLayout.MetricsTable, $"PartitionKey eq '{run.RunId}' and RowKey ge '2026-04' and RowKey lt '2026-07'"], connection);
        Assert.Equal("2026-04", Text(Assert.Single(spring), "RowKey"));

        // Outcomes, newest first.
        Assert.Equal(["call-2", "call-1"], (await tables.RunAsync(["outcomes", Strange[2]], connection)).Select(row => Text(row, "OutcomeId")));
        Assert.Empty(await tables.RunAsync(["outcomes", "c7"], connection));
    }

    [Fact]
    public async Task Parts_InPandas_AreAllPredictions()
    {
        var python = await FindAsync("read_parts.py", TablesModule, "azure.storage.blob", "pandas");
        var (pipeline, run) = await PublishAsync();

        var rows = await python.RunAsync([], ("AzureWebJobsStorage", pipeline.ConnectionString));

        var bands = rows.Where(row => row.TryGetProperty("band", out _)).ToDictionary(row => Text(row, "band"));
        Assert.Equal(run.Predictions, bands.Values.Sum(row => row.GetProperty("customers").GetInt64()));
        Assert.Equal((await ListAsync(pipeline.Jobs.Customers, "high")).Count, bands["high"].GetProperty("customers").GetInt32());
        var all = (await pipeline.Jobs.Metrics.ListAsync(run.RunId, None)).Single(row => row is { Period: SatisfactionBook.All, Segment: null });
        Assert.Equal(all.Risk!.ExpectedChurn, bands.Values.Sum(row => row.GetProperty("expectedChurn").GetDouble()), 9);
        var told = rows.Where(row => row.TryGetProperty("result", out _)).ToDictionary(row => Text(row, "result"), row => row.GetProperty("outcomes").GetInt32());
        Assert.Equal(new Dictionary<string, int> { ["kept"] = 1, ["notReached"] = 1 }, told);
    }

    /// <summary>A second run beside a first, of customers with strange ids too, with outcomes that the second one knows.</summary>
    private async Task<(PipelineUnderTest Pipeline, Run Run)> PublishAsync()
    {
        var options = new PipelineOptions { Churn = { LabelColumn = "left" }, Training = QuickTraining.PipelineOptions.Training };
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), options);
        var list = SmallBusiness.LabelledCustomers(300).Replace("customerId,plan,", "customerId,segment,", StringComparison.Ordinal);
        await pipeline.IngestAsync("customers", "list.csv", list + string.Concat(Strange.Select(id => $"{id},annual,0.5,no\n")));
        await pipeline.IngestAsync("surveys", "answers.csv", "responseId,customerId,respondedAt,csat\nr1,c0,2026-03-02,5\nr2,c1,2026-03-03,2\nr3,c2,2026-04-04,4\n");
        await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var at = pipeline.Clock.GetUtcNow();
        await pipeline.Jobs.Outcomes.AddAsync(Strange[2], new NewOutcome { OutcomeId = "call-1", At = at.AddHours(-2), Contact = "called", Result = "notReached" }, None);
        await pipeline.Jobs.Outcomes.AddAsync(Strange[2], new NewOutcome { OutcomeId = "call-2", At = at.AddHours(-1), Contact = "called", Result = "kept" }, None);
        var run = await pipeline.RunAsync(force: true);
        Assert.Equal(RunStatus.Published, run.Status);
        return (pipeline, run);
    }

    private static Task<PythonScript> FindAsync(string name, params string[] modules) => PythonScript.FindAsync(Path.Combine(Guides, "querying", name), modules);

    private static async Task<IReadOnlyList<string>> ListAsync(PublishedCustomers customers, string list) =>
        [.. (await customers.ListAsync(list, PublishedCustomers.MaxTop, null, None))!.Customers.Select(customer => customer.CustomerId)];

    private static string Id(JsonElement row) => Text(row, "CustomerId");

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static IEnumerable<string> Reasons(JsonElement row) =>
        new[] { "Reason1", "Reason2", "Reason3" }.Where(name => row.TryGetProperty(name, out _)).Select(name => Text(row, name));
}
