using System.Globalization;
using System.IO.Compression;
using Analytics.Customers;
using Analytics.Exports;
using Pipeline.Events;
using Pipeline.Ingest;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Ingest;

[Collection(AzuriteCollection.Name)]
public sealed class ExportReplayTests(AzuriteFixture azurite)
{
    private const string OneToFive = """{"surveys":{"scales":{"csat":"1-5"}}}""";
    private const string OneToTen = """{"surveys":{"scales":{"csat":"1-10"}}}""";

    /// <summary>Fifteen answers, of which two are not on the scale and one has a cell too many.</summary>
    private static readonly string Answers = "responseId,customerId,respondedAt,csat\n" + string.Concat(Enumerable.Range(1, 15).Select(number =>
        string.Create(CultureInfo.InvariantCulture, $"r{number},c{number},2026-03-{number:d2},{(number is 4 or 7 ? 9 : 3)}{(number == 11 ? ",x" : "")}\n")));

    [Fact]
    public async Task Replay_MendedMapping_TakesTheRejectedRowsInAndLeavesTheOthers()
    {
        var pipeline = await AcceptedAsync();
        var segments = await pipeline.BlobsAsync(StorageLayout.EventsContainer);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", OneToTen);

        var entry = await ReplayAsync(pipeline, "march.csv");

        Assert.Equal((ExportStatus.Accepted, 15L, 14L, 1L, 0L), (entry.Status, entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates));
        Assert.Equal(new RejectionCount(null, "more cells than the header has columns", 1, 12), entry.Rejections.Single());
        Assert.Equivalent(entry, await pipeline.Jobs.Ledger.FindAsync(entry.RowKey, CancellationToken.None));
        Assert.Subset((await pipeline.BlobsAsync(StorageLayout.EventsContainer)).ToHashSet(), segments.ToHashSet());
        var rows = await RowsAsync(pipeline);
        Assert.Equal(Enumerable.Range(1, 15).Except([11]).Select(number => $"r{number}").Order(), rows.Select(row => row.ResponseId).Order());
        // 9 of 1 to 10 on the scale of 1 to 5.
        Assert.All(rows.Where(row => row.ResponseId is "r4" or "r7"), row => Assert.Equal(1 + (8 * 4.0 / 9), row.Csat!.Value, 9));
        Assert.All(rows.Where(row => row.ResponseId is not ("r4" or "r7")), row => Assert.Equal(3, row.Csat));
        Assert.Equal([12L], await QuarantinedLinesAsync(pipeline));
    }

    [Fact]
    public async Task Replay_SameMapping_ChangesNoCount()
    {
        var pipeline = await AcceptedAsync();

        var entry = await ReplayAsync(pipeline, "march.csv");

        Assert.Equal((15L, 12L, 3L, 0L), (entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates));
        Assert.Equal([5L, 8L, 12L], await QuarantinedLinesAsync(pipeline));
        Assert.Single(await pipeline.BlobsAsync(StorageLayout.EventsContainer));
    }

    [Fact]
    public async Task Replay_AskedTwiceAndDeliveredAtOnceAndAgain_IsAsOnce()
    {
        var pipeline = await AcceptedAsync();
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", OneToTen);
        for (var time = 0; time < 2; time++) Assert.Equal(ReplayOutcome.Queued, (await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Surveys, "march.csv")).Outcome);
        ReplayRequest[] requests = [await TakeAsync(pipeline), await TakeAsync(pipeline)];

        await Task.WhenAll(requests.Select(request => pipeline.Jobs.ReplayExport.RunAsync(request)));
        var (rows, blobs) = (await pipeline.RowsAsync(StorageLayout.ExportsTable), await BlobsAsync(pipeline));
        foreach (var request in requests) await pipeline.Jobs.ReplayExport.RunAsync(request);

        Assert.Equal(rows, await pipeline.RowsAsync(StorageLayout.ExportsTable));
        Assert.Equal(blobs, await BlobsAsync(pipeline));
        var entry = (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).Single(entry => entry.Kind == ExportKind.Surveys);
        Assert.Equal((14L, 1L, 1), (entry.Accepted, entry.Rejected, entry.Generation));
        Assert.Equal(14, (await RowsAsync(pipeline)).Count);
        Assert.Equal([12L], await QuarantinedLinesAsync(pipeline));
    }

    [Fact]
    public async Task Replay_AfterEachMending_AddsWhatPassesThen()
    {
        var pipeline = await AcceptedAsync(Answers.Replace("r7,c7,2026-03-07,9", "r7,c7,2026-03-07,17", StringComparison.Ordinal));
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", OneToTen);
        var first = await ReplayAsync(pipeline, "march.csv");
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"surveys":{"scales":{"csat":"1-20"}}}""");

        var second = await ReplayAsync(pipeline, "march.csv");

        Assert.Equal((13L, 2L), (first.Accepted, first.Rejected));
        Assert.Equal((14L, 1L, 2), (second.Accepted, second.Rejected, second.Further.Count));
        Assert.Equal(14, (await RowsAsync(pipeline)).Count);
        Assert.Equal([12L], await QuarantinedLinesAsync(pipeline));
    }

    [Fact]
    public async Task Replay_RequestOfBeforeTheLastMending_GoesByTheMappingThatIsThereNow()
    {
        var pipeline = await AcceptedAsync();
        await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Surveys, "march.csv");
        await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Surveys, "march.csv");
        await pipeline.Jobs.ReplayExport.RunAsync(await TakeAsync(pipeline));
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", OneToTen);

        var entry = (await pipeline.Jobs.ReplayExport.RunAsync(await TakeAsync(pipeline)))!;

        Assert.Equal((14L, 1L), (entry.Accepted, entry.Rejected));
    }

    [Fact]
    public async Task Replay_ListInOneLine_TakesOnlyTheRejectedRows()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", OneToFive);
        var list = "[" + string.Join(',', Enumerable.Range(1, 10).Select(number => $"{{\"responseId\":\"r{number}\",\"customerId\":\"c\",\"csat\":{(number == 4 ? 9 : 3)}}}")) + "]";
        await pipeline.IngestAsync(ExportKind.Surveys, "list.json", list);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", OneToTen);

        var entry = await ReplayAsync(pipeline, "list.json");

        Assert.Equal((10L, 10L, 0L, 0L), (entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates));
        Assert.Equal(10, (await RowsAsync(pipeline)).Count);
        Assert.Empty(await pipeline.BlobsAsync(StorageLayout.QuarantineContainer));
    }

    [Fact]
    public async Task Replay_MappingByWhichNothingCanBeRead_SaysSoAndLeavesAllAsItWas()
    {
        var pipeline = await AcceptedAsync();
        var blobs = await BlobsAsync(pipeline);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"surveys":{"columns":{"csat":"no such column"}}}""");

        var entry = await ReplayAsync(pipeline, "march.csv");

        Assert.Equal((ExportStatus.Accepted, 12L, 3L), (entry.Status, entry.Accepted, entry.Rejected));
        Assert.StartsWith("The rejected rows could not be taken in again: ", entry.Message, StringComparison.Ordinal);
        Assert.Equal(blobs, await BlobsAsync(pipeline));
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", OneToTen);
        entry = await ReplayAsync(pipeline, "march.csv");
        Assert.Equal((14L, 1L, null), (entry.Accepted, entry.Rejected, entry.Message));
    }

    [Fact]
    public async Task Replay_HeldExport_IsTakenInAnewAsAWhole()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"surveys":{"scales":{"csat":"1-2"}}}""");
        Assert.Equal(ExportStatus.Held, (await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Answers)).Status);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", OneToTen);

        var entry = await ReplayAsync(pipeline, "march.csv");

        Assert.Equal((ExportStatus.Accepted, 14L, 1L), (entry.Status, entry.Accepted, entry.Rejected));
        Assert.Equal(14, (await RowsAsync(pipeline)).Count);
    }

    [Fact]
    public async Task Replay_HeldExportAfterTheSettingWasChanged_UsesItsEntryAgain()
    {
        var account = azurite.NewAccount();
        var strict = await PipelineUnderTest.CreateAsync(account, new PipelineOptions { Ingest = { MaxRejectedShare = 0.1 } });
        var held = await strict.IngestAsync(ExportKind.Surveys, "march.csv", Answers.Replace(",9\n", ",x\n", StringComparison.Ordinal));
        var pipeline = await PipelineUnderTest.CreateAsync(account);
        await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Surveys, "march.csv");
        var request = await TakeAsync(pipeline);

        await Task.WhenAll(pipeline.Jobs.ReplayExport.RunAsync(request), pipeline.Jobs.ReplayExport.RunAsync(request));
        var entry = (await pipeline.Jobs.ReplayExport.RunAsync(request))!;
        // What was late, and found it held.
        await strict.Jobs.Ingest.RunAsync("surveys/march.csv");

        Assert.Equal((ExportStatus.Held, ExportStatus.Accepted, held.RowKey), (held.Status, entry.Status, entry.RowKey));
        Assert.Equal(12, (await RowsAsync(pipeline)).Count);
        Assert.Equal([5L, 8L, 12L], await QuarantinedLinesAsync(pipeline));
        Assert.Single(await pipeline.BlobsAsync(StorageLayout.QuarantineContainer));
    }

    [Fact]
    public async Task Ask_WhatCannotBeReplayed_IsToldApart()
    {
        var pipeline = await AcceptedAsync();
        await pipeline.IngestAsync(ExportKind.Surveys, "good.csv", "responseId,customerId,csat\nr1,c1,4\n");
        await pipeline.IngestAsync(ExportKind.Surveys, "copy.csv", Answers);

        Assert.Equal(ReplayOutcome.Unknown, await AskAsync("other.csv"));
        Assert.Equal(ReplayOutcome.NothingRejected, await AskAsync("good.csv"));
        Assert.Equal(ReplayOutcome.SameContent, await AskAsync("copy.csv"));
        await pipeline.DropAsync(ExportKind.Surveys, "march.csv", Answers);
        Assert.Equal(ReplayOutcome.BlobOverwritten, await AskAsync("march.csv"));
        await pipeline.Container(StorageLayout.ExportsContainer).DeleteBlobAsync("surveys/march.csv");
        Assert.Equal(ReplayOutcome.BlobGone, await AskAsync("march.csv"));
        Assert.Null(await pipeline.TakeAsync(StorageLayout.ExportEventsQueue));

        async Task<ReplayOutcome> AskAsync(string name) => (await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Surveys, name)).Outcome;
    }

    [Fact]
    public async Task Replay_BlobOverwrittenSinceItWasAskedFor_SaysSoAndLeavesAllAsItWas()
    {
        var pipeline = await AcceptedAsync();
        await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Surveys, "march.csv");
        await pipeline.DropAsync(ExportKind.Surveys, "march.csv", Answers + "r16,c16,2026-03-16,3\n");
        var blobs = await BlobsAsync(pipeline);

        var entry = (await pipeline.Jobs.ReplayExport.RunAsync(await TakeAsync(pipeline)))!;

        Assert.Equal((ExportStatus.Accepted, 12L, 3L), (entry.Status, entry.Accepted, entry.Rejected));
        Assert.Equal("The rejected rows could not be taken in again: the blob was overwritten or removed.", entry.Message);
        Assert.Equal(blobs, await BlobsAsync(pipeline));
    }

    private async Task<PipelineUnderTest> AcceptedAsync(string? answers = null)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", OneToFive);
        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", answers ?? Answers);
        Assert.Equal((ExportStatus.Accepted, 12L, 3L), (entry.Status, entry.Accepted, entry.Rejected));
        return pipeline;
    }

    private static async Task<LedgerEntry> ReplayAsync(PipelineUnderTest pipeline, string name)
    {
        Assert.Equal(ReplayOutcome.Queued, (await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Surveys, name)).Outcome);
        return (await pipeline.Jobs.ReplayExport.RunAsync(await TakeAsync(pipeline)))!;
    }

    private static async Task<ReplayRequest> TakeAsync(PipelineUnderTest pipeline) =>
        ReplayRequest.Read((await pipeline.TakeAsync(StorageLayout.ExportEventsQueue))!)!;

    /// <summary>The answers that the next run would read.</summary>
    private static async Task<List<SurveyResponse>> RowsAsync(PipelineUnderTest pipeline)
    {
        var reader = new SegmentReader(pipeline.Container(StorageLayout.EventsContainer));
        var rows = new List<SurveyResponse>();
        foreach (var (kind, name) in (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).SelectMany(entry => entry.SegmentNames()))
        {
            await foreach (var record in reader.ReadAsync(await reader.OpenAsync(kind, name, CancellationToken.None), ShardRange.All)) rows.Add((SurveyResponse)record);
        }
        return rows;
    }

    private static async Task<List<long>> QuarantinedLinesAsync(PipelineUnderTest pipeline)
    {
        var lines = new List<long>();
        await foreach (var blob in pipeline.Container(StorageLayout.QuarantineContainer).GetBlobsAsync())
        {
            var content = await pipeline.Container(StorageLayout.QuarantineContainer).GetBlobClient(blob.Name).DownloadContentAsync();
            await using var gzip = new GZipStream(content.Value.Content.ToStream(), CompressionMode.Decompress);
            using var reader = new StreamReader(gzip);
            while (await reader.ReadLineAsync() is { } line) lines.Add(QuarantinedRow.Read(line).Line);
        }
        return [.. lines.Order()];
    }

    private static async Task<List<string>> BlobsAsync(PipelineUnderTest pipeline) =>
        [.. await pipeline.BlobsAsync(StorageLayout.EventsContainer), .. await pipeline.BlobsAsync(StorageLayout.QuarantineContainer)];
}
