using Analytics.Exports;
using Pipeline.Ingest;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Ingest;

[Collection(AzuriteCollection.Name)]
public sealed class AliasListTests(AzuriteFixture azurite)
{
    private const string Surveys = "responseId,customerId,respondedAt,csat\nr1,c1,2026-03-01,5\nr2,old-1,2026-03-02,4\nr3,older-1,2026-03-03,3\nr4,c2,2026-03-04,2\n";
    private const string Calls = "interactionId,customerId,occurredAt,type\ni1,old-1,2026-03-01,call\ni2,c2,2026-03-02,call\n";
    private const string Pairs = "alias,customerId\nold-1,c1\nolder-1,old-1\n";

    [Fact]
    public async Task Ingest_List_EveryRowIsAccountedFor()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        var entry = await pipeline.IngestAsync(AliasLibrary.Kind, "2026/pairs.csv", "alias,customerId,note\na,c1,x\n,c2,\nb,c2,\nb,c2,again\nb,c3,\ne,f,\nf,e,\n");

        Assert.Equal(ExportStatus.Accepted, entry.Status);
        Assert.Equal((7L, 5L, 1L, 1L), (entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates));
        Assert.Equal(new RejectionCount(null, "a pair without both ids", 1, 3), entry.Rejections.Single());
        Assert.Equal(["Line 6: an alias of two customers: line 5 no longer counts.", "Line 8: a circle of aliases: line 7 does not count."], entry.Warnings);
        Assert.Equivalent(entry, await pipeline.Jobs.Ledger.FindAsync(entry.RowKey, CancellationToken.None));
        Assert.Null(await pipeline.TakeAsync(StorageLayout.ExportEventsQueue));
        // It is no export of rows: there is nothing to score.
        Assert.Null((await pipeline.Jobs.Refresh.RunAsync("request")).Run);
    }

    [Theory]
    [InlineData("alias,person\na,b\n", ExportStatus.Unreadable, "the header has alias, person")]
    [InlineData("alias,customerId\na,b\n,b\n", ExportStatus.Held, "50 % of the rows were rejected")]
    public async Task Ingest_ListThatCannotBeUsed_CountsForNothing(string text, string status, string message)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        var entry = await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", text);
        var survey = await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);

        Assert.Equal(status, entry.Status);
        Assert.Contains(message, entry.Message, StringComparison.Ordinal);
        Assert.Equal(ExportIdentity.NoAliases, survey.AliasVersion);
        Assert.DoesNotContain(await pipeline.BlobsAsync(StorageLayout.EventsContainer), blob => blob.StartsWith(AliasLibrary.Kind, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Aliases_AfterTheExports_GiveTheRowsThatTheyGiveBeforeThem(int deliveries)
    {
        var before = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await before.IngestAsync(AliasLibrary.Kind, "pairs.csv", Pairs);
        await before.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);
        await before.IngestAsync(ExportKind.Interactions, "calls.csv", Calls);
        var after = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await after.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);
        await after.IngestAsync(ExportKind.Interactions, "calls.csv", Calls);
        Assert.Equal(["c1", "c2", "c2", "old-1", "old-1", "older-1"], await CountedRecords.CustomersAsync(after));

        await after.IngestAsync(AliasLibrary.Kind, "pairs.csv", Pairs);
        var behind = await after.Jobs.CatchUp.CountAsync();
        var taken = await after.WorkOffExportsAsync(deliveries);

        Assert.Equal((2, 2, 0), (behind, taken, await after.Jobs.CatchUp.CountAsync()));
        Assert.Equal(["c1", "c1", "c1", "c1", "c2", "c2"], await CountedRecords.CustomersAsync(after));
        Assert.Equal(await CountedRecords.LinesAsync(before), await CountedRecords.LinesAsync(after));
        Assert.Equal(0, await before.WorkOffExportsAsync());
    }

    [Fact]
    public async Task Aliases_WhileAnExportIsRead_WhoeverFinishesLaterQueuesIt()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);
        // As if its reading were still under way.
        var table = pipeline.Table(StorageLayout.ExportsTable);
        var row = await table.GetEntityAsync("exports", entry.RowKey);
        row.Value["Status"] = ExportStatus.Reading;
        await table.UpdateEntityAsync(row.Value, Azure.ETag.All, TableUpdateMode.Replace);

        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", Pairs);
        Assert.Null(await pipeline.TakeAsync(StorageLayout.ExportEventsQueue));
        await pipeline.Jobs.CatchUp.AfterAsync(await pipeline.Jobs.Ledger.FinishAsync(entry, CancellationToken.None), CancellationToken.None);
        await pipeline.WorkOffExportsAsync();

        Assert.Equal(["c1", "c1", "c1", "c2"], await CountedRecords.CustomersAsync(pipeline));
    }

    [Fact]
    public async Task Aliases_OutcomeUnderOldOnesAfterThatUnderNewOnes_DoesNotCountOnceItIsDeliveredAgain()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var old = await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);
        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", Pairs);
        await pipeline.WorkOffExportsAsync();
        var table = pipeline.Table(StorageLayout.ExportsTable);
        var row = await table.GetEntityAsync("exports", old.RowKey);
        row.Value["FinishedAt"] = pipeline.Clock.GetUtcNow().AddMinutes(1);
        await table.UpdateEntityAsync(row.Value, Azure.ETag.All, TableUpdateMode.Replace);
        Assert.Contains("old-1", await CountedRecords.CustomersAsync(pipeline));

        await pipeline.Jobs.CatchUp.AfterAsync(old, CancellationToken.None);
        await pipeline.WorkOffExportsAsync();

        Assert.Equal(["c1", "c1", "c1", "c2"], await CountedRecords.CustomersAsync(pipeline));
    }

    [Fact]
    public async Task Aliases_ListOverwritten_TheNewVersionTakesItsPlaceAndAnOldOneMayComeBack()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);
        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", Pairs);
        await pipeline.WorkOffExportsAsync();

        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", "alias,customerId\nold-1,c2\n");
        await pipeline.WorkOffExportsAsync();
        var overwritten = await CountedRecords.CustomersAsync(pipeline);
        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", Pairs);
        await pipeline.WorkOffExportsAsync();
        var back = await CountedRecords.CustomersAsync(pipeline);
        await pipeline.Container(StorageLayout.ExportsContainer).DeleteBlobAsync("aliases/pairs.csv");
        var deleted = await pipeline.IngestAsync(ExportKind.Interactions, "calls.csv", Calls);

        Assert.Equal(["c1", "c2", "c2", "older-1"], overwritten);
        Assert.Equal(["c1", "c1", "c1", "c2"], back);
        // What was taken in of a list stays until another version of it is.
        Assert.NotEqual(ExportIdentity.NoAliases, deleted.AliasVersion);
        Assert.Null(await pipeline.TakeAsync(StorageLayout.ExportEventsQueue));
    }

    [Fact]
    public async Task Aliases_SeveralLists_OfTwoThatContradictTheLaterUploadCounts()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(AliasLibrary.Kind, "z.csv", Pairs);
        // Storage dates uploads to the second: within one it is the order in which they were taken in.
        pipeline.Clock.Advance(TimeSpan.FromSeconds(1));
        await pipeline.IngestAsync(AliasLibrary.Kind, "a.jsonl", "{\"alias\":\"old-1\",\"customerId\":\"c2\"}\n");

        await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);

        Assert.Equal(["c1", "c2", "c2", "c2"], await CountedRecords.CustomersAsync(pipeline));
    }

    [Fact]
    public async Task Aliases_BlobGoneOrOverwrittenMeanwhile_IsLeftAsItIs()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);
        await pipeline.Container(StorageLayout.ExportsContainer).DeleteBlobAsync("surveys/march.csv");

        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", Pairs);

        Assert.Equal(0, await pipeline.WorkOffExportsAsync());
        Assert.Equal(0, await pipeline.Jobs.CatchUp.CountAsync());
        Assert.Equal(["c1", "c2", "old-1", "older-1"], await CountedRecords.CustomersAsync(pipeline));
    }

    [Fact]
    public async Task Sweep_ExportThatIsBehind_IsQueuedUnlessSomethingWaits()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);
        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", Pairs);

        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
        // As if the ingestion of the list had died before it queued anything.
        await pipeline.TakeAsync(StorageLayout.ExportEventsQueue);
        Assert.Equal(1, await pipeline.Jobs.Sweep.RunAsync());
        await pipeline.WorkOffExportsAsync();
        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
    }

    [Fact]
    public async Task Find_ByAnAlias_GivesTheCustomer()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", Pairs);
        await pipeline.Table(StorageLayout.RunsTable).AddEntityAsync(new TableEntity("current", "current") { ["RunId"] = "run" });
        var row = new PredictionRow("c1", 0.5, "high", pipeline.Clock.GetUtcNow(), "model", null, null, [], []);
        await pipeline.Table(StorageLayout.PredictionsTable).AddEntityAsync(row.ToEntity("run"));

        Assert.Equal("c1", (await pipeline.Jobs.Customers.FindAsync("older-1", CancellationToken.None))?.Prediction.CustomerId);
        Assert.Equal("c1", (await pipeline.Jobs.Customers.FindAsync("c1", CancellationToken.None))?.Prediction.CustomerId);
        Assert.Null(await pipeline.Jobs.Customers.FindAsync("c2", CancellationToken.None));
    }
}
