using Analytics.Exports;
using Azure.Storage.Blobs.Models;
using Pipeline.Ingest;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Ingest;

[Collection(AzuriteCollection.Name)]
public sealed class ExportByNameTests(AzuriteFixture azurite)
{
    private const string Header = "responseId,customerId,respondedAt,csat\n";

    [Fact]
    public async Task FindByName_OverwrittenExport_IsTheNewestVersion()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var older = await pipeline.IngestAsync(ExportKind.Surveys, "客户/a b.csv", Header + "r1,c1,2026-03-01,4\n");
        // Storage dates uploads to the second.
        while ((await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient("x").UploadAsync(BinaryData.FromString("x"), overwrite: true)).Value.LastModified <= older.UploadedAt)
            await Task.Delay(100);
        var newer = await pipeline.IngestAsync(ExportKind.Surveys, "客户/a b.csv", Header + "r2,c2,2026-03-01,4\n");
        await pipeline.IngestAsync(ExportKind.Interactions, "客户/a b.csv", "interactionId,customerId,occurredAt,type\ni1,c1,2026-03-01,call\n");

        var found = await pipeline.Jobs.Ledger.FindByNameAsync(ExportKind.Surveys, "客户/a b.csv", CancellationToken.None);

        Assert.Equal(newer.ExportId, found!.ExportId);
        Assert.NotEqual(older.ExportId, newer.ExportId);
        Assert.Null(await pipeline.Jobs.Ledger.FindByNameAsync(ExportKind.Customers, "客户/a b.csv", CancellationToken.None));
        Assert.Null(await pipeline.Jobs.Ledger.FindByNameAsync(ExportKind.Surveys, "a b.csv", CancellationToken.None));
    }

    [Fact]
    public async Task FindByName_OlderVersionTriedLate_LeavesTheNewer()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var newer = await pipeline.IngestAsync(ExportKind.Surveys, "a.csv", Header + "r1,c1,2026-03-01,4\n");
        var older = new ExportIdentity(ExportKind.Surveys, "a.csv", new Azure.ETag("0x1"), newer.UploadedAt.AddHours(-1), "m");

        await pipeline.Jobs.Ledger.StartAttemptAsync(older, 1, newer.UploadedAt, CancellationToken.None);

        Assert.Equal(newer.ExportId, (await pipeline.Jobs.Ledger.FindByNameAsync(ExportKind.Surveys, "a.csv", CancellationToken.None))!.ExportId);
    }

    [Fact]
    public async Task FindByName_KilledBeforeTheIndexWasWritten_IsFoundAfterTheNextDelivery()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "a.csv", Header + "r1,c1,2026-03-01,4\n");
        await pipeline.Table(StorageLayout.ExportsTable).DeleteEntityAsync("names", EncodedKey.Of("surveys/a.csv"));
        Assert.Null(await pipeline.Jobs.Ledger.FindByNameAsync(ExportKind.Surveys, "a.csv", CancellationToken.None));

        await pipeline.Jobs.Ingest.RunAsync("surveys/a.csv");

        Assert.Equal(entry.ExportId, (await pipeline.Jobs.Ledger.FindByNameAsync(ExportKind.Surveys, "a.csv", CancellationToken.None))!.ExportId);
    }

    [Fact]
    public async Task Rejected_AllPages_AreEveryRowOnceInOrder()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Ingest = { MaxRejectedShare = 1 } });
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? $"r{i},c{i},2026-03-01,4\n" : $"r{i},c{i},2026-03-01,40{i}\n"));
        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "a.csv", Header + rows);

        var all = new List<RejectedRow>();
        var pages = 0;
        for (string? token = null; pages == 0 || token is not null; pages++)
        {
            var page = await pipeline.Jobs.Rejected.PageAsync(entry, 7, token, CancellationToken.None);
            all.AddRange(page!.Rows);
            token = page.Token;
        }

        Assert.Equal(5, pages);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => 2L * i + 3), all.Select(row => row.Line));
        Assert.All(all, row => Assert.Equal(("csat", false, null), (row.Column, row.LeftOut, row.Table)));
        Assert.StartsWith("r1,", all[0].Row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_LongRows_MakeShorterPages()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Ingest = { MaxRejectedShare = 1 } });
        var comment = new string('x', 900_000);
        var rows = string.Concat(Enumerable.Range(0, 6).Select(i => $"r{i},c{i},2026-03-01,x,{comment}\n"));
        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "a.csv", Header.TrimEnd() + ",comment\n" + rows);
        Assert.Equal(6, entry.Rejected);

        var first = await pipeline.Jobs.Rejected.PageAsync(entry, 1_000, null, CancellationToken.None);
        var second = await pipeline.Jobs.Rejected.PageAsync(entry, 1_000, first!.Token, CancellationToken.None);

        Assert.Equal(4, first.Rows.Count);
        Assert.Equal((2, null), (second!.Rows.Count, second.Token));
    }

    [Fact]
    public async Task Rejected_NoneOrReplacedOrAWrongToken_IsToldApart()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Ingest = { MaxRejectedShare = 1 } });
        var clean = await pipeline.IngestAsync(ExportKind.Surveys, "clean.csv", Header + "r1,c1,2026-03-01,4\n");
        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "a.csv", Header + "r1,c1,2026-03-01,4\nr2,c2,2026-03-01,x\nr3,c3,2026-03-01,x\n");
        var token = (await pipeline.Jobs.Rejected.PageAsync(entry, 1, null, CancellationToken.None))!.Token;

        var none = await pipeline.Jobs.Rejected.PageAsync(clean, 10, null, CancellationToken.None);
        var replaced = await pipeline.Jobs.Rejected.PageAsync(entry with { Generation = 1 }, 1, token, CancellationToken.None);

        Assert.Empty(none!.Rows);
        Assert.Null(none.Token);
        Assert.NotNull(token);
        Assert.Null(replaced);
        foreach (var wrong in new[] { "", "x", "0-0-0", "0-1", "0-1--1", "0-1-99999999999" })
            await Assert.ThrowsAsync<FormatException>(() => pipeline.Jobs.Rejected.PageAsync(entry, 1, wrong, CancellationToken.None));
        await pipeline.Container(StorageLayout.QuarantineContainer).DeleteBlobAsync($"surveys/{entry.ExportId}-00001.ndjson.gz", DeleteSnapshotsOption.IncludeSnapshots);
        Assert.Null(await pipeline.Jobs.Rejected.PageAsync(entry, 1, null, CancellationToken.None));
    }
}
