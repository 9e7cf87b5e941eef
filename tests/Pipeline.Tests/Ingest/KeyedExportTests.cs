using System.Globalization;
using System.IO.Compression;
using System.Text;
using Analytics.Exports;
using Pipeline.Ingest;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Ingest;

[Collection(AzuriteCollection.Name)]
public sealed class KeyedExportTests(AzuriteFixture azurite)
{
    private const string Mapping = """
        {
          "tables": [
            { "files": "subscriptions*", "interactions": { "columns": { "interactionId": "id", "customerId": "account", "occurredAt": "start" }, "type": "renewal" }, "keys": { "subscription": "id" } },
            { "files": "usage*", "interactions": { "columns": { "interactionId": "id", "customerId": { "column": "sub", "key": "subscription" }, "occurredAt": "day" }, "type": "usage" } }
          ]
        }
        """;

    /// <summary>Ten days of use of each of ten subscriptions s1 to s10.</summary>
    private static readonly string Usage = "id,sub,day\n" + string.Concat(Enumerable.Range(0, 100).Select(number =>
        string.Create(CultureInfo.InvariantCulture, $"u{number},s{(number % 10) + 1},2026-03-{(number / 10) + 1:d2}\n")));

    [Fact]
    public async Task Usage_BeforeTheSubscriptions_WaitsHeldAndIsTakenIn()
    {
        var pipeline = await MappedAsync();
        var held = await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", Usage);
        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", Subscriptions(1, 10));
        await pipeline.WorkOffExportsAsync();

        Assert.Equal(ExportStatus.Held, held.Status);
        Assert.Equal(["subscription"], held.WaitsFor);
        Assert.Contains("Upload the export that has the key subscription: this one is then taken in again by itself.", held.Message, StringComparison.Ordinal);
        var entry = (await pipeline.Jobs.Ledger.FindAsync(held.RowKey, CancellationToken.None))!;
        Assert.Equal((ExportStatus.Accepted, 100L, 0L), (entry.Status, entry.Accepted, entry.Rejected));
        Assert.Empty(entry.WaitsFor);
        Assert.Equal(11, (await CountedRecords.CustomersAsync(pipeline)).Count(customer => customer == "a7"));
        Assert.Empty(await pipeline.BlobsAsync(StorageLayout.QuarantineContainer));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Usage_OfWhichARowMisses_IsAcceptedAndTheRowsFollow(int deliveries)
    {
        var pipeline = await MappedAsync();
        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", Subscriptions(1, 9));
        var usage = await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", Usage);
        var more = await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions-new.csv", Subscriptions(10, 10));
        var behind = await pipeline.Jobs.CatchUp.CountAsync();
        await pipeline.WorkOffExportsAsync(deliveries);
        await pipeline.Jobs.Ingest.RunAsync(more.BlobName);

        Assert.Equal((ExportStatus.Accepted, 90L, 10L), (usage.Status, usage.Accepted, usage.Rejected));
        var entry = (await pipeline.Jobs.Ledger.FindAsync(usage.RowKey, CancellationToken.None))!;
        Assert.Equal((100L, 0L, 1), (entry.Accepted, entry.Rejected, entry.Generation));
        Assert.Equal((1, 0), (behind, await pipeline.Jobs.CatchUp.CountAsync()));
        Assert.Equal(110, (await CountedRecords.ReadAsync(pipeline)).Count);
        Assert.Null(await pipeline.TakeAsync(StorageLayout.ExportEventsQueue));
    }

    [Fact]
    public async Task Usage_WhoseSubscriptionNobodyNames_IsReplayedOncePerExportThatMight()
    {
        var pipeline = await MappedAsync();
        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", Subscriptions(1, 9));
        var usage = await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", Usage);

        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions-new.csv", Subscriptions(20, 25));
        var taken = await pipeline.WorkOffExportsAsync();

        var entry = (await pipeline.Jobs.Ledger.FindAsync(usage.RowKey, CancellationToken.None))!;
        Assert.Equal((1, 1, 10L), (taken, entry.Generation, entry.Rejected));
        Assert.Equal(["subscription"], entry.WaitsFor);
        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
    }

    [Fact]
    public async Task Usage_ThatTheMappingDoesNotFitAnyMore_IsReplayedOnce()
    {
        var pipeline = await MappedAsync();
        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", Subscriptions(1, 9));
        var usage = await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", Usage);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", Mapping.Replace("""{ "column": "sub", "key": "subscription" }""", "\"no such column\"", StringComparison.Ordinal));

        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions-new.csv", Subscriptions(10, 10));
        var taken = await pipeline.WorkOffExportsAsync();

        var entry = (await pipeline.Jobs.Ledger.FindAsync(usage.RowKey, CancellationToken.None))!;
        Assert.Equal((1, 90L, 10L), (taken, entry.Accepted, entry.Rejected));
        Assert.StartsWith("The rejected rows could not be taken in again: ", entry.Message, StringComparison.Ordinal);
        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
    }

    [Fact]
    public async Task Subscriptions_WhileTheUsageIsRead_WhoeverFinishesLaterQueuesIt()
    {
        var pipeline = await MappedAsync();
        var held = await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", Usage);
        // As if its reading were still under way.
        var table = pipeline.Table(StorageLayout.ExportsTable);
        var row = await table.GetEntityAsync("exports", held.RowKey);
        row.Value["Status"] = ExportStatus.Reading;
        await table.UpdateEntityAsync(row.Value, Azure.ETag.All, TableUpdateMode.Replace);

        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", Subscriptions(1, 10));
        Assert.Null(await pipeline.TakeAsync(StorageLayout.ExportEventsQueue));
        await pipeline.Jobs.CatchUp.AfterAsync(await pipeline.Jobs.Ledger.FinishAsync(held, CancellationToken.None), CancellationToken.None);
        await pipeline.WorkOffExportsAsync();

        Assert.Equal(110, (await CountedRecords.ReadAsync(pipeline)).Count);
    }

    [Fact]
    public async Task Sweep_ExportThatWaitsForWhatIsThere_IsQueued()
    {
        var pipeline = await MappedAsync();
        await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", Usage);
        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", Subscriptions(1, 10));
        // As if the ingestion of the subscriptions had died before it queued anything.
        await pipeline.TakeAsync(StorageLayout.ExportEventsQueue);

        Assert.Equal(1, await pipeline.Jobs.Sweep.RunAsync());
        await pipeline.WorkOffExportsAsync();

        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
        Assert.Equal(110, (await CountedRecords.ReadAsync(pipeline)).Count);
    }

    [Fact]
    public async Task Replay_OfTheTableWithTheKey_ServesThoseThatWait()
    {
        var pipeline = await MappedAsync();
        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", Subscriptions(1, 10).Replace("s10,a10,2026-01-01", "s10,a10,none", StringComparison.Ordinal));
        var usage = await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", Usage);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", Mapping.Replace("\"start\"", "\"signed\"", StringComparison.Ordinal));

        await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Interactions, "subscriptions.csv");
        await pipeline.WorkOffExportsAsync();

        Assert.Equal(10, usage.Rejected);
        Assert.Equal((100L, 0L), (await pipeline.Jobs.Ledger.FindAsync(usage.RowKey, CancellationToken.None)) is { } entry ? (entry.Accepted, entry.Rejected) : default);
        Assert.Equal(11, (await CountedRecords.CustomersAsync(pipeline)).Count(customer => customer == "a10"));
    }

    [Fact]
    public async Task Keys_OfCustomersWhoseAliasesChange_LeadToWhoTheyAreNow()
    {
        var pipeline = await MappedAsync();
        // Read again before the subscriptions are.
        await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", Usage);
        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", "alias,customerId\na7,c\n");
        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", Subscriptions(1, 10));
        await pipeline.WorkOffExportsAsync();
        var before = await CountedRecords.CustomersAsync(pipeline);

        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", "alias,customerId\na7,d\n");
        await pipeline.WorkOffExportsAsync();
        var after = await CountedRecords.CustomersAsync(pipeline);

        Assert.Equal((11, 0), (before.Count(customer => customer == "c"), before.Count(customer => customer == "a7")));
        Assert.Equal((11, 0, 110), (after.Count(customer => customer == "d"), after.Count(customer => customer == "c"), after.Count));
    }

    [Fact]
    public async Task Ingest_TableWithAKey_KeepsNoValueOfItAndHeldOnesKeepNothing()
    {
        var pipeline = await MappedAsync();
        var held = await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions-bad.csv", "id,account,start\ns1,a1,2026-01-01\ns2,a2,x\n");
        Assert.Equal(ExportStatus.Held, held.Status);
        Assert.Empty(await pipeline.BlobsAsync(StorageLayout.EventsContainer));

        var entry = await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", "id,account,start\nmei@example.cn,a1,2026-01-01\n");

        Assert.Equal(["subscription"], entry.Keys);
        Assert.Equivalent(entry, await pipeline.Jobs.Ledger.FindAsync(entry.RowKey, CancellationToken.None));
        var blob = (await pipeline.BlobsAsync(StorageLayout.EventsContainer)).Single(blob => blob.StartsWith("keys/", StringComparison.Ordinal)).Split(' ')[0];
        var content = await pipeline.Container(StorageLayout.EventsContainer).GetBlobClient(blob).DownloadContentAsync();
        await using var gzip = new GZipStream(content.Value.Content.ToStream(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        Assert.Contains("\"a1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("example", text, StringComparison.Ordinal);
    }

    /// <summary>Subscriptions by number, each of an account of its own.</summary>
    private static string Subscriptions(int first, int last) => "id,account,start,signed\n" + string.Concat(Enumerable.Range(first, last - first + 1).Select(number =>
        string.Create(CultureInfo.InvariantCulture, $"s{number},a{number},2026-01-01,2026-01-02\n")));

    private async Task<PipelineUnderTest> MappedAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", Mapping);
        return pipeline;
    }
}
