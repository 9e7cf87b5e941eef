using System.Text.RegularExpressions;
using Analytics.Exports;
using Pipeline.Ingest;
using Pipeline.Tests.Ingest;
using Testing;

namespace Pipeline.Tests.Guides;

/// <summary>The five tables of the guide "From a file to a report", uploaded in any order.</summary>
[Collection(AzuriteCollection.Name)]
public sealed partial class FiveTablesOrderTests(AzuriteFixture azurite)
{
    private static readonly string[] BestOrder = ["accounts.csv", "subscriptions.csv", "support_tickets.csv", "churn_events.csv", "feature_usage.csv"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Tables_InTheWorstOrder_GiveTheEventsOfTheBest(int deliveries)
    {
        var tables = FiveTables.Create();
        var first = tables["accounts.csv"].Split('\n')[1].Split(',')[0];
        var second = tables["accounts.csv"].Split('\n')[2].Split(',')[0];
        var pairs = $"alias,customerId\n{first},{second}\n";
        var best = await MappedAsync();
        await best.IngestAsync(AliasLibrary.Kind, "pairs.csv", pairs);
        foreach (var name in BestOrder) await IngestAsync(best, name, tables[name]);
        Assert.Equal(0, await best.WorkOffExportsAsync());

        var worst = await MappedAsync();
        foreach (var name in BestOrder.Reverse())
        {
            await IngestAsync(worst, name, tables[name]);
            worst.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        await worst.WorkOffExportsAsync(deliveries);
        Assert.Contains(first, await CountedRecords.CustomersAsync(worst));
        await worst.IngestAsync(AliasLibrary.Kind, "pairs.csv", pairs);
        await worst.WorkOffExportsAsync(deliveries);

        Assert.DoesNotContain(first, await CountedRecords.CustomersAsync(worst));
        Assert.Equal(await CountedRecords.LinesAsync(best), await CountedRecords.LinesAsync(worst));
        Assert.Equal(tables.Values.Sum(table => table.TrimEnd('\n').Split('\n').Length - 1), (await worst.Jobs.Ledger.AcceptedAsync(CancellationToken.None))
            .Where(entry => ExportKind.IsKnown(entry.Kind)).Sum(entry => entry.Accepted + entry.Duplicates));
    }

    private static Task<LedgerEntry> IngestAsync(PipelineUnderTest pipeline, string name, string text) =>
        pipeline.IngestAsync(name == "accounts.csv" ? ExportKind.Customers : ExportKind.Interactions, name, text);

    private async Task<PipelineUnderTest> MappedAsync()
    {
        var guide = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "guides", "your-own-data.md"))).ReplaceLineEndings("\n");
        var mapping = JsonBlock().Matches(guide).Select(match => match.Groups[1].Value).Single(json => json.Contains("feature_usage", StringComparison.Ordinal));
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(MappingLibrary.Kind, "business.json", mapping);
        return pipeline;
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
