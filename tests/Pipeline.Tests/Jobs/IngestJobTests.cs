using System.IO.Compression;
using System.Text.Json;
using Analytics.Customers;
using Analytics.Exports;
using Pipeline.Events;
using Pipeline.Ingest;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Jobs;

[Collection(AzuriteCollection.Name)]
public sealed class IngestJobTests(AzuriteFixture azurite)
{
    private const string Surveys = """
        responseId,customerId,respondedAt,csat,nps
        r1,c1,2026-03-01T10:00:00Z,5,10
        r2,c2,2026-03-02T10:00:00Z,9,3
        r3,,2026-03-03T10:00:00Z,2,0
        r1,c1,2026-03-01T10:00:00Z,4,9
        r5,c/5#,2026-03-05T10:00:00Z,3,

        """;

    [Fact]
    public async Task Ingest_Survey_EveryRowIsAccountedFor()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);

        Assert.Equal(ExportStatus.Accepted, entry.Status);
        Assert.Equal((5, 3, 1, 1), (entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates));
        Assert.Equal(1, entry.Attempts);
        Assert.Equal(new RejectionCount("csat", "a number outside the scale 1 to 5", 1, 3), entry.Rejections.Single());
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), entry.FirstEventAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 10, 0, 0, TimeSpan.Zero), entry.LastEventAt);
        Assert.Equivalent(entry, await pipeline.Jobs.Ledger.FindAsync(entry.RowKey, CancellationToken.None));

        var quarantined = JsonDocument.Parse(await ReadGzipAsync(pipeline, StorageLayout.QuarantineContainer, SegmentName.Of(entry.Kind, entry.ExportId, 1))).RootElement;
        Assert.Equal(3, quarantined.GetProperty("line").GetInt32());
        Assert.Equal("csat", quarantined.GetProperty("column").GetString());
        Assert.Equal("r2,c2,2026-03-02T10:00:00Z,9,3", quarantined.GetProperty("row").GetString());
    }

    [Fact]
    public async Task Segment_ShardsAreMembersAndTheWholeIsPlainGzip()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);
        var name = SegmentName.Of(entry.Kind, entry.ExportId, 1);
        var reader = new SegmentReader(pipeline.Container(StorageLayout.EventsContainer));
        var segment = await reader.OpenAsync(entry.Kind, name, CancellationToken.None);

        var found = new List<CanonicalRecord>();
        for (var shard = 0; shard < CustomerShard.Count; shard++)
        {
            await foreach (var record in reader.ReadAsync(segment, new ShardRange(shard, shard)))
            {
                Assert.Equal(shard, CustomerShard.Of(record));
                found.Add(record);
            }
        }
        var all = new List<CanonicalRecord>();
        await foreach (var record in reader.ReadAsync(segment, ShardRange.All)) all.Add(record);
        var lines = (await ReadGzipAsync(pipeline, StorageLayout.EventsContainer, name)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // Three records and the second version of one of them.
        Assert.Equal(4, found.Count);
        Assert.Equal(found, all);
        Assert.Equal(4, lines.Length);
        Assert.Equal([4, 5], found.OfType<SurveyResponse>().Where(survey => survey.ResponseId == "r1").Select(survey => survey.Csat!.Value).Order());
    }

    [Fact]
    public async Task Ingest_DeliveredThreeTimesAndTwoAtOnce_IsAsOnce()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.DropAsync(ExportKind.Surveys, "march.csv", Surveys);

        await Task.WhenAll(pipeline.Jobs.Ingest.RunAsync("surveys/march.csv"), pipeline.Jobs.Ingest.RunAsync("surveys/march.csv"));
        var rows = await pipeline.RowsAsync(StorageLayout.ExportsTable);
        var blobs = await BlobsAsync(pipeline);
        for (var i = 0; i < 3; i++) await pipeline.Jobs.Ingest.RunAsync("surveys/march.csv");

        Assert.Equal(rows, await pipeline.RowsAsync(StorageLayout.ExportsTable));
        Assert.Equal(blobs, await BlobsAsync(pipeline));
        Assert.Equal(3, rows.Count);   // the entry, the claim on its content, and the name
        Assert.Single(await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Ingest_SameContentUnderAnotherName_IsNotedAndNotTakenInAgain()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);

        var copy = await pipeline.IngestAsync(ExportKind.Surveys, "march (1).csv", Surveys);

        Assert.Equal(ExportStatus.SameContent, copy.Status);
        Assert.Equal("surveys/march.csv", copy.SameAs);
        Assert.Single(await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Ingest_Overwritten_IsAnExportOfItsOwn()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var first = await pipeline.IngestAsync(ExportKind.Surveys, "daily.csv", Surveys);
        var second = await pipeline.IngestAsync(ExportKind.Surveys, "daily.csv", Surveys.Replace("r5", "r6", StringComparison.Ordinal));

        Assert.NotEqual(first.ExportId, second.ExportId);
        Assert.Equal(2, (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Ingest_AfterAnAttemptThatWasKilled_FinishesAndCountsBoth()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.DropAsync(ExportKind.Surveys, "march.csv", Surveys);
        var properties = (await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient("surveys/march.csv").GetPropertiesAsync()).Value;
        var identity = new ExportIdentity(ExportKind.Surveys, "march.csv", properties.ETag, properties.LastModified, "none");
        var killed = await pipeline.Jobs.Ledger.StartAttemptAsync(identity, properties.ContentLength, pipeline.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal((ExportStatus.Reading, 1), (killed.Status, killed.Attempts));
        Assert.Empty(await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None));

        var entry = (await pipeline.Jobs.Ingest.RunAsync("surveys/march.csv"))!;

        Assert.Equal(identity.Id, entry.ExportId);
        Assert.Equal((ExportStatus.Accepted, 2), (entry.Status, entry.Attempts));
    }

    [Fact]
    public async Task Ingest_MappingAddedLater_TheBlobCountsOnceUnderTheNewOne()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Surveys, "acme.csv", "Ticket,csat\n1,4\n2,4\n");
        await pipeline.IngestAsync(MappingLibrary.Kind, "acme.json", """{"surveys":{"columns":{"responseId":"Ticket"}}}""");
        pipeline.Clock.Advance(TimeSpan.FromSeconds(1));

        var again = (await pipeline.Jobs.Ingest.RunAsync("surveys/acme.csv"))!;

        Assert.Equal(ExportStatus.Accepted, again.Status);
        Assert.Equal(again.ExportId, (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).Single(entry => entry.Kind == ExportKind.Surveys).ExportId);
    }

    [Fact]
    public async Task Finish_WhatIsAcceptedStaysAccepted()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var accepted = await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);

        // A slower delivery of the same export, which found the blob overwritten.
        var standing = await pipeline.Jobs.Ledger.FinishAsync(accepted with { Status = ExportStatus.Replaced, Accepted = 0 }, CancellationToken.None);

        Assert.Equal(ExportStatus.Accepted, standing.Status);
        Assert.Single(await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Ingest_QuarantineIsGone_IsAFailureThatCanBeRepeated()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.Container(StorageLayout.QuarantineContainer).DeleteAsync();
        await pipeline.DropAsync(ExportKind.Surveys, "march.csv", Surveys);

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => pipeline.Jobs.Ingest.RunAsync("surveys/march.csv"));
        await pipeline.Container(StorageLayout.QuarantineContainer).CreateAsync();

        Assert.Equal((ExportStatus.Accepted, 2), (await pipeline.Jobs.Ingest.RunAsync("surveys/march.csv")) is { } entry ? (entry.Status, entry.Attempts) : default);
    }

    [Theory]
    [InlineData("surveys/empty.csv", "", "empty")]
    [InlineData("surveys/header.csv", "a,b\n1,2\n", "rating")]
    [InlineData("leads/new.csv", "a,b\n1,2\n", "kind")]
    [InlineData("loose.csv", "a,b\n1,2\n", "kind")]
    [InlineData("mappings/bad.json", "{\"surveys\":{\"columns\":{\"nope\":\"x\"}}}", "surveys.columns")]
    public async Task Ingest_WhatCannotBeRead_IsInTheLedgerWithTheReason(string blobName, string text, string named)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient(blobName).UploadAsync(new BinaryData(text));

        var entry = await pipeline.Jobs.Ingest.RunAsync(blobName);

        Assert.Equal(ExportStatus.Unreadable, entry!.Status);
        Assert.Contains(named, entry.Message, StringComparison.Ordinal);
        Assert.Equal(blobName, (await pipeline.Jobs.Ledger.ListAsync(10, null, CancellationToken.None)).Entries.Single().BlobName);
        Assert.Empty(await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Ingest_BlobThatIsGone_IsNothing()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        Assert.Null(await pipeline.Jobs.Ingest.RunAsync("surveys/gone.csv"));
    }

    [Fact]
    public async Task Ingest_WithMappingBesideTheExports_IsReadByItAndItsVersionCounts()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(MappingLibrary.Kind, "acme.json", """{"files":"surveys/acme*","surveys":{"columns":{"customerId":"Kunde","csat":"Note"}}}""");
        await pipeline.IngestAsync(MappingLibrary.Kind, "broken.json", "{");

        var mapped = await pipeline.IngestAsync(ExportKind.Surveys, "acme.csv", "Kunde,Note\nk1,4\n");
        var other = await pipeline.IngestAsync(ExportKind.Surveys, "other.csv", "customerId,csat\nk1,4\n");

        Assert.Equal((ExportStatus.Accepted, 1), (mapped.Status, mapped.Accepted));
        Assert.NotEqual("none", mapped.MappingVersion);
        Assert.Equal("none", other.MappingVersion);
        Assert.Contains(other.Warnings, warning => warning.Contains("mappings/broken.json", StringComparison.Ordinal));
    }

    private static async Task<string> ReadGzipAsync(PipelineUnderTest pipeline, string container, string name)
    {
        var content = await pipeline.Container(container).GetBlobClient(name).DownloadContentAsync();
        await using var gzip = new GZipStream(content.Value.Content.ToStream(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return await reader.ReadToEndAsync();
    }

    private static async Task<List<string>> BlobsAsync(PipelineUnderTest pipeline)
    {
        var blobs = new List<string>();
        foreach (var container in new[] { StorageLayout.EventsContainer, StorageLayout.QuarantineContainer })
        {
            await foreach (var blob in pipeline.Container(container).GetBlobsAsync()) blobs.Add($"{container}/{blob.Name} {blob.Properties.ETag}");
        }
        return blobs;
    }
}
