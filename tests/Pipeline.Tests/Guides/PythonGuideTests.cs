using System.Text.Json;
using Pipeline.Queries;
using Pipeline.Runs;
using Pipeline.Scoring;
using Testing;

namespace Pipeline.Tests.Guides;

/// <summary>The script of docs/guides/python.md reads what the pipeline published, with a client that is none of ours.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class PythonGuideTests(AzuriteFixture azurite)
{
    private static readonly string Guides = Path.Combine(Repository.Root, "docs", "guides");

    [Fact]
    public async Task Script_ReadsByKeyByFilterAndInOrder()
    {
        var python = await PythonScript.FindAsync(Path.Combine(Guides, "read_predictions.py"), "azure.data.tables");
        string[] strange = ["a/b", "O'Brien\\#?%", "客户 7", "😀", "~7E", new string('x', 201), new string('客', 100)];
        var options = new PipelineOptions { Churn = { LabelColumn = "left" }, Training = QuickTraining.PipelineOptions.Training };
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), options);
        await pipeline.IngestAsync("customers", "list.csv", SmallBusiness.LabelledCustomers(300) + string.Concat(strange.Select(id => $"{id},annual,0.5,no\n")));
        // An older run lies beside the one that is read.
        await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(RunStatus.Published, (await pipeline.RunAsync(force: true)).Status);
        var published = pipeline.Jobs.Customers;

        var byKey = await python.RunAsync(pipeline.ConnectionString, ["customer", "c7", "nobody", .. strange]);

        Assert.Equal(2 + strange.Length, byKey.Count);
        Assert.Equal(JsonValueKind.Null, byKey[1].ValueKind);
        foreach (var (id, row) in strange.Prepend("c7").Zip(byKey.Where(row => row.ValueKind != JsonValueKind.Null)))
        {
            var expected = (await published.FindAsync(id, CancellationToken.None))!.Value.Prediction;
            Assert.Equal(id, row.GetProperty("CustomerId").GetString());
            Assert.Equal(expected.ChurnProbability, row.GetProperty("ChurnProbability").GetDouble());
            Assert.Equal(expected.Band, row.GetProperty("Band").GetString());
            Assert.Equal(expected.Reasons.Select(reason => reason.English), Reasons(row));
        }

        var high = await ListAsync(published, "high");
        var byFilter = await python.RunAsync(pipeline.ConnectionString, ["band", "high"]);
        Assert.InRange(high.Count, 20, 60);
        Assert.Equal(high.Select(customer => customer.CustomerId).Order(StringComparer.Ordinal), byFilter.Select(Id).Order(StringComparer.Ordinal));

        var inOrder = await python.RunAsync(pipeline.ConnectionString, ["ranking", "high", "1000"]);
        Assert.Equal(high.Select(customer => customer.CustomerId), inOrder.Select(Id));
        var top = await python.RunAsync(pipeline.ConnectionString, ["ranking", "all", "10"]);
        Assert.Equal(
            (await ListAsync(published, null)).Take(10).Select(customer => (customer.CustomerId, customer.ChurnProbability)),
            top.Select(row => (Id(row), row.GetProperty("ChurnProbability").GetDouble())));
    }

    [Fact]
    public void Guide_ShowsTheScriptsOwnFunctions()
    {
        var guide = File.ReadAllText(Path.Combine(Guides, "python.md")).ReplaceLineEndings("\n");
        var script = File.ReadAllText(Path.Combine(Guides, "read_predictions.py")).ReplaceLineEndings("\n");
        var shown = guide.Split("```python\n")[1].Split("```")[0].Replace("\n   ", "\n", StringComparison.Ordinal)[3..].TrimEnd();

        Assert.StartsWith("def partition_key", shown, StringComparison.Ordinal);
        Assert.Contains(shown, script, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<RankedCustomer>> ListAsync(PublishedCustomers customers, string? band) =>
        (await customers.ListAsync(band ?? RankingList.All, PublishedCustomers.MaxTop, null, CancellationToken.None))!.Customers;

    private static string Id(JsonElement row) => row.GetProperty("CustomerId").GetString()!;

    private static IEnumerable<string?> Reasons(JsonElement row) =>
        new[] { "Reason1", "Reason2", "Reason3" }.Where(name => row.TryGetProperty(name, out _)).Select(name => row.GetProperty(name).GetString());
}
