using Analytics.Exports;
using Pipeline.Events;
using Pipeline.Faults;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Faults;

/// <summary>Messages that fail until they are given up, with the test in the host's place.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ParkAndReplayTests(AzuriteFixture azurite)
{
    private const int Tries = 5;

    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" }, Scoring = { MinMessages = 4 } };

    [Fact]
    public async Task Export_ThatAlwaysFails_IsFailedWithItsReasonAndOthersGoOn()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        // Only exports with rejected rows need it.
        await pipeline.Container(StorageLayout.QuarantineContainer).DeleteAsync();
        await pipeline.DropAsync(ExportKind.Surveys, "bad.csv", "responseId,customerId,respondedAt,csat\nr1,c1,2026-03-01,4,x\nr3,c3,2026-03-01,4\nr4,c4,2026-03-01,4\nr5,c5,2026-03-01,4\nr6,c6,2026-03-01,4\n");
        await FailAsync(() => pipeline.Jobs.Ingest.RunAsync("surveys/bad.csv"));
        var good = await pipeline.IngestAsync(ExportKind.Surveys, "good.csv", "responseId,customerId,respondedAt,csat\nr2,c2,2026-03-01,4\n");
        var reading = await LedgerAsync(pipeline, "bad.csv");
        var message = Message(pipeline, StorageLayout.ExportEventsQueue, ExportEvent.Write("surveys/bad.csv"));

        await pipeline.Jobs.Park.RunAsync(message);
        await pipeline.Jobs.Park.RunAsync(message);

        var failed = await LedgerAsync(pipeline, "bad.csv");
        var entry = Assert.Single(await PoisonAsync(pipeline));
        Assert.Equal(ExportStatus.Accepted, good.Status);
        Assert.Equal(ExportStatus.Reading, reading.Status);
        Assert.Equal((ExportStatus.Failed, "Storage answered 404 ContainerNotFound.", Tries), (failed.Status, failed.Message, failed.Attempts));
        Assert.Equal((StorageLayout.ExportEventsQueue, failed.Message, Tries, failed.ExportId), (entry.Queue, entry.Reason, entry.Attempts!.Value, entry.ExportId));
        Assert.Null(entry.ReplayedAt);

        // Mended and replayed.
        await pipeline.Container(StorageLayout.QuarantineContainer).CreateAsync();
        var replayed = (await pipeline.Jobs.Replay.RunAsync(entry.Id))!.Value;
        var again = (await pipeline.Jobs.Replay.RunAsync(entry.Id))!.Value;
        Assert.Equal((true, false), (replayed.IsNew, again.IsNew));
        Assert.Equal(message.Text, await pipeline.TakeAsync(StorageLayout.ExportEventsQueue));
        Assert.Null(await pipeline.TakeAsync(StorageLayout.ExportEventsQueue));
        var taken = await pipeline.Jobs.Ingest.RunAsync("surveys/bad.csv");
        Assert.Equal((ExportStatus.Accepted, 1, null, null), (taken!.Status, taken.Rejected, taken.Message, taken.LastFailure));

        // The poison message comes once more: what was replayed stays so.
        await pipeline.Jobs.Park.RunAsync(message);
        Assert.Equal(ExportStatus.Accepted, (await LedgerAsync(pipeline, "bad.csv")).Status);
        Assert.NotNull(Assert.Single(await PoisonAsync(pipeline)).ReplayedAt);
    }

    [Fact]
    public async Task Export_WhoseAttemptsWereAllKilled_SaysSo()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.DropAsync(ExportKind.Surveys, "a.csv", "responseId,csat\nr1,5\n");

        await pipeline.Jobs.Park.RunAsync(Message(pipeline, StorageLayout.ExportEventsQueue, ExportEvent.Write("surveys/a.csv")));

        var failed = await LedgerAsync(pipeline, "a.csv");
        Assert.Equal((ExportStatus.Failed, 0), (failed.Status, failed.Attempts));
        Assert.Contains("the process was ended", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blob_OfThePollingTrigger_IsReplayedByTheQueue()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.DropAsync(ExportKind.Surveys, "a b.csv", "responseId,csat\nr1,5\n");
        var text = new PoisonedBlob("BlobTrigger", "Host.Functions.IngestExport", "BlockBlob", "exports", "surveys/a b.csv", "\"0x1\"").Write();

        await pipeline.Jobs.Park.RunAsync(Message(pipeline, PoisonMessage.BlobTriggerQueue, text));
        var entry = Assert.Single(await PoisonAsync(pipeline));
        await pipeline.Jobs.Replay.RunAsync(entry.Id);

        Assert.Equal("surveys/a b.csv", ExportEvent.ReadBlobName((await pipeline.TakeAsync(StorageLayout.ExportEventsQueue))!));
    }

    [Fact]
    public async Task Export_TakenInMeanwhileOrGone_IsLeftAsItIs()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Surveys, "a.csv", "responseId,csat\nr1,5\n");

        await pipeline.Jobs.Park.RunAsync(Message(pipeline, StorageLayout.ExportEventsQueue, ExportEvent.Write("surveys/a.csv")));
        await pipeline.Jobs.Park.RunAsync(Message(pipeline, StorageLayout.ExportEventsQueue, ExportEvent.Write("surveys/gone.csv")));

        Assert.Equal(ExportStatus.Accepted, (await LedgerAsync(pipeline, "a.csv")).Status);
        Assert.Equal(2, (await PoisonAsync(pipeline)).Count);
    }

    [Theory]
    [InlineData(StorageLayout.ExportEventsQueue, "not json", "not the JSON")]
    [InlineData(StorageLayout.ExportEventsQueue, "{}", "no subject")]
    [InlineData(StorageLayout.TrainRequestsQueue, "{\"runId\":\"x\"}", "names no run")]
    [InlineData(StorageLayout.TrainRequestsQueue, "{\"runId\":\"20261121T000000Z-1a2b3c4d5e6f\"}", "no such run")]
    [InlineData(StorageLayout.ScoreShardsQueue, "{\"runId\":\"20261121T000000Z-1a2b3c4d5e6f\",\"firstShard\":9,\"lastShard\":300}", "do not exist")]
    [InlineData(PoisonMessage.BlobTriggerQueue, "{\"BlobName\":\"\"}", "names no blob")]
    public async Task Message_ThatMakesNoSense_IsPutAsideWithThatReason(string queue, string text, string reason)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        await pipeline.Jobs.Park.RunAsync(Message(pipeline, queue, text));

        var entry = Assert.Single(await PoisonAsync(pipeline));
        Assert.Equal((queue, text), (entry.Queue, entry.Message));
        Assert.Contains(reason, entry.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhoseTrainingIsGivenUp_IsIncompleteAndFinishedByReplay()
    {
        var pipeline = await WithCustomersAsync();
        var before = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var text = (await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!;
        var inputs = pipeline.Container(StorageLayout.RunsContainer).GetBlobClient($"{run!.RunId}/inputs.json");
        var content = (await inputs.DownloadContentAsync()).Value.Content;
        await inputs.DeleteAsync();
        await FailAsync(() => pipeline.Jobs.Train.RunAsync(run.RunId));

        await pipeline.Jobs.Park.RunAsync(Message(pipeline, StorageLayout.TrainRequestsQueue, text));

        var incomplete = await RunAsync(pipeline, run.RunId);
        Assert.Equal((RunStatus.Incomplete, "Training was given up: Storage answered 404 BlobNotFound."), (incomplete.Status, incomplete.Reason));
        Assert.Equal(before.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        var entry = Assert.Single(await PoisonAsync(pipeline));
        Assert.Equal((run.RunId, Tries), (entry.RunId, entry.Attempts));

        await inputs.UploadAsync(content);
        await pipeline.Jobs.Replay.RunAsync(entry.Id);
        Assert.Equal((RunStatus.Training, null), ((await RunAsync(pipeline, run.RunId)).Status, (await RunAsync(pipeline, run.RunId)).Reason));
        await pipeline.WorkOffAsync();
        Assert.Equal(RunStatus.Published, (await RunAsync(pipeline, run.RunId)).Status);
        Assert.Equal(run.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Run_WhosePartsAreGivenUp_IsFinishedByReplayWithoutDoingTheOthersAgain()
    {
        var pipeline = await WithCustomersAsync();
        var before = await pipeline.RunAsync();
        await pipeline.IngestAsync(ExportKind.Customers, "more.csv", SmallBusiness.LabelledCustomers(150, seed: 2).Replace("\nc", "\nd", StringComparison.Ordinal));
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await pipeline.Jobs.Train.RunAsync(RunQueues.ReadTrainRequest((await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!));
        var messages = new List<string>();
        while (await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue) is { } text) messages.Add(text);
        Assert.InRange(messages.Count, 3, 10);
        var mend = await DamageAsync(pipeline, RunQueues.ReadScoreShards(messages[0]).Shards, RunQueues.ReadScoreShards(messages[1]).Shards);

        foreach (var text in messages[..2]) await FailAsync(() => ScoreAsync(pipeline, text));
        await pipeline.Jobs.Park.RunAsync(Message(pipeline, StorageLayout.ScoreShardsQueue, messages[0]));
        foreach (var text in messages[2..]) await ScoreAsync(pipeline, text);
        await pipeline.Jobs.Park.RunAsync(Message(pipeline, StorageLayout.ScoreShardsQueue, messages[1]));

        var incomplete = await RunAsync(pipeline, run!.RunId);
        Assert.Equal(RunStatus.Incomplete, incomplete.Status);
        Assert.StartsWith($"Scoring of shards {RunQueues.ReadScoreShards(messages[0]).Shards} was given up: ", incomplete.Reason, StringComparison.Ordinal);
        Assert.Equal(before.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        Assert.Equal(messages.Count - 2, await pipeline.Jobs.Runs.CountPartsAsync(run.RunId, CancellationToken.None));

        await mend();
        var untouched = await PartAsync(pipeline, run.RunId, messages[2]);
        var entries = await PoisonAsync(pipeline);
        Assert.Equal(2, entries.Count);
        await pipeline.Jobs.Replay.RunAsync(entries[0].Id);
        Assert.Equal(RunStatus.Incomplete, (await RunAsync(pipeline, run.RunId)).Status);
        await pipeline.Jobs.Replay.RunAsync(entries[1].Id);
        Assert.Equal(RunStatus.Scoring, (await RunAsync(pipeline, run.RunId)).Status);
        await pipeline.WorkOffAsync();
        await ScoreAsync(pipeline, messages[2]);

        var published = await RunAsync(pipeline, run.RunId);
        Assert.Equal((RunStatus.Published, null, 300), (published.Status, published.Reason, published.Predictions));
        Assert.Equal(run.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        Assert.Equal(untouched, await PartAsync(pipeline, run.RunId, messages[2]));
    }

    [Fact]
    public async Task Run_IncompleteAndAskedForAgain_GoesOn()
    {
        var pipeline = await WithCustomersAsync();
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var text = (await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!;
        await pipeline.Jobs.Park.RunAsync(Message(pipeline, StorageLayout.TrainRequestsQueue, text));
        Assert.Equal(RunStatus.Incomplete, (await RunAsync(pipeline, run!.RunId)).Status);

        Assert.Equal(RunStatus.Published, (await pipeline.RunAsync()).Status);
    }

    [Fact]
    public async Task Replay_OfAnIdThatCannotBe_FindsNothing()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        foreach (var id in new[] { "", "x", "a/b", "a?b", new string('9', 700) }) Assert.Null(await pipeline.Jobs.Replay.RunAsync(id));
    }

    [Fact]
    public async Task Poison_Pages_AreNewestFirst()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        for (var number = 0; number < 5; number++)
        {
            await pipeline.Jobs.Park.RunAsync(Message(pipeline, StorageLayout.TrainRequestsQueue, $"message {number}"));
            pipeline.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var (first, token) = await pipeline.Jobs.Poison.ListAsync(3, null, CancellationToken.None);
        var (second, end) = await pipeline.Jobs.Poison.ListAsync(3, token, CancellationToken.None);

        Assert.Equal(["message 4", "message 3", "message 2", "message 1", "message 0"], first.Concat(second).Select(entry => entry.Message));
        Assert.Null(end);
    }

    /// <summary>Fails as often as a message is tried.</summary>
    private static async Task FailAsync(Func<Task> job)
    {
        for (var attempt = 0; attempt < Tries; attempt++) await Assert.ThrowsAnyAsync<Exception>(job);
    }

    /// <summary>Makes the rows of the given shards unreadable in the newer segment, and gives what makes it whole again.</summary>
    private static async Task<Func<Task>> DamageAsync(PipelineUnderTest pipeline, params ShardRange[] shards)
    {
        var entry = (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).Single(entry => entry.Name == "more.csv");
        var name = SegmentName.Of(entry.Kind, entry.ExportId, 1);
        var container = pipeline.Container(StorageLayout.EventsContainer);
        var segment = await new SegmentReader(container).OpenAsync(entry.Kind, name, CancellationToken.None);
        var blob = container.GetBlobClient(name);
        var whole = (await blob.DownloadContentAsync()).Value.Content;
        var damaged = whole.ToArray();
        foreach (var range in shards)
        {
            var (offset, length) = segment.Index.Stretch(range);
            Array.Clear(damaged, (int)offset, (int)length);
        }
        await blob.UploadAsync(new BinaryData(damaged), overwrite: true);
        return () => blob.UploadAsync(whole, overwrite: true);
    }

    private static Task ScoreAsync(PipelineUnderTest pipeline, string text)
    {
        var (runId, shards) = RunQueues.ReadScoreShards(text);
        return pipeline.Jobs.ScoreShard.RunAsync(runId, shards);
    }

    private static async Task<string> PartAsync(PipelineUnderTest pipeline, string runId, string text)
    {
        var shards = RunQueues.ReadScoreShards(text).Shards;
        var properties = await pipeline.Container(StorageLayout.PredictionsContainer).GetBlobClient($"{runId}/part-{shards.Name}.csv.gz").GetPropertiesAsync();
        return properties.Value.ETag.ToString();
    }

    private static PoisonMessage Message(PipelineUnderTest pipeline, string queue, string text) =>
        new(queue, text, $"id of {text.GetHashCode(StringComparison.Ordinal)}", pipeline.Clock.GetUtcNow());

    private static async Task<LedgerEntry> LedgerAsync(PipelineUnderTest pipeline, string name) =>
        (await pipeline.Jobs.Ledger.ListAsync(100, null, CancellationToken.None)).Entries.Single(entry => entry.Name == name);

    private static async Task<IReadOnlyList<PoisonEntry>> PoisonAsync(PipelineUnderTest pipeline) =>
        (await pipeline.Jobs.Poison.ListAsync(100, null, CancellationToken.None)).Entries;

    private static async Task<Run> RunAsync(PipelineUnderTest pipeline, string runId) => (await pipeline.Jobs.Runs.FindAsync(runId, CancellationToken.None))!;

    private async Task<PipelineUnderTest> WithCustomersAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(150));
        return pipeline;
    }
}
