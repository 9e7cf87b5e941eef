using Analytics.Exports;
using Analytics.Prediction.Training;
using Pipeline.Events;
using Pipeline.Runs;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Runs;

[Collection(AzuriteCollection.Name)]
public sealed class CancelJobTests(AzuriteFixture azurite)
{
    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" }, Scoring = { MinMessages = 2 } };

    [Fact]
    public async Task Cancel_Queued_NothingIsDoneForIt()
    {
        var pipeline = await WithCustomersAsync();
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);

        var first = (await pipeline.Jobs.Cancel.RunAsync(run!.RunId))!.Value;
        var second = (await pipeline.Jobs.Cancel.RunAsync(run.RunId))!.Value;
        await pipeline.WorkOffAsync();

        Assert.Equal((RunStatus.Cancelled, true), (first.Run.Status, first.IsNew));
        Assert.False(second.IsNew);
        Assert.Equal(first.Run, await FindAsync(pipeline, run.RunId));
        Assert.Empty((await pipeline.Jobs.Models.ListAsync(10, null, CancellationToken.None)).Models);
    }

    [Fact]
    public async Task Cancel_Training_EndsItsMessageQuietlyWithoutAModel()
    {
        var pipeline = await WithCustomersAsync();
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var cancelled = 0;

        await pipeline.Jobs.Train.RunAsync(run!.RunId, new Told(() =>
        {
            if (Interlocked.Exchange(ref cancelled, 1) == 0) pipeline.Jobs.Cancel.RunAsync(run.RunId).Wait();
            pipeline.Clock.Advance(RunWatch.Every);
        }));

        Assert.Equal(1, cancelled);
        Assert.Equal(RunStatus.Cancelled, (await FindAsync(pipeline, run.RunId)).Status);
        Assert.Empty((await pipeline.Jobs.Models.ListAsync(10, null, CancellationToken.None)).Models);
        Assert.Null(await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue));
        var attempt = await new RunAttempts(pipeline.Table(StorageLayout.RunsTable), pipeline.Clock).FindAsync(run.RunId, RunAttempts.Training, CancellationToken.None);
        Assert.Equal(new RunAttempt(1, null), attempt);
    }

    [Fact]
    public async Task Watch_RunIsCancelled_CancelsTheWorkAtTheNextLook()
    {
        var pipeline = await WithCustomersAsync();
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await using var watch = new RunWatch(pipeline.Jobs.Runs, run!.RunId, pipeline.Clock, CancellationToken.None);
        var work = Task.Delay(Timeout.Infinite, watch.Token);
        await pipeline.Jobs.Cancel.RunAsync(run.RunId);
        Assert.False(watch.IsCancelled);

        pipeline.Clock.Advance(RunWatch.Every);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.True(watch.IsCancelled);
    }

    [Fact]
    public async Task Cancel_BeforeTheLastPart_NothingIsPublishedAndLeftoversGoWithALaterCleanup()
    {
        var pipeline = await WithCustomersAsync();
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await pipeline.Jobs.Train.RunAsync(run!.RunId);
        var parts = await PartsAsync(pipeline);
        foreach (var part in parts[1..]) await pipeline.Jobs.ScoreShard.RunAsync(run.RunId, part);
        Assert.NotEmpty(await pipeline.RowsAsync(StorageLayout.PredictionsTable));

        await pipeline.Jobs.Cancel.RunAsync(run.RunId);
        await pipeline.Jobs.ScoreShard.RunAsync(run.RunId, parts[0]);

        Assert.Equal(RunStatus.Cancelled, (await FindAsync(pipeline, run.RunId)).Status);
        Assert.Null(await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));

        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var next = await pipeline.RunAsync();
        Assert.Equal(RunStatus.Published, next.Status);
        Assert.All(await pipeline.RowsAsync(StorageLayout.PredictionsTable), row => Assert.StartsWith(next.RunId, row, StringComparison.Ordinal));
        Assert.All(await pipeline.BlobsAsync(StorageLayout.RunsContainer), blob => Assert.StartsWith(next.RunId, blob, StringComparison.Ordinal));
        Assert.All(await pipeline.BlobsAsync(StorageLayout.PredictionsContainer), blob => Assert.StartsWith(next.RunId, blob, StringComparison.Ordinal));
        Assert.Equal(RunStatus.Cancelled, (await FindAsync(pipeline, run.RunId)).Status);
    }

    [Fact]
    public async Task Cancel_WhilePublishingOrAfter_LeavesTheRun()
    {
        var pipeline = await WithCustomersAsync();
        var run = await pipeline.RunAsync();
        Assert.Equal((RunStatus.Published, false), Answer(await pipeline.Jobs.Cancel.RunAsync(run.RunId)));

        // As if it had been killed between the current run and its status.
        await pipeline.Jobs.Runs.ChangeAsync(run.RunId, current => current with { Status = RunStatus.Scoring }, CancellationToken.None);
        var publishing = (await pipeline.Jobs.Cancel.RunAsync(run.RunId))!.Value;

        Assert.Equal((RunStatus.Scoring, false, true), (publishing.Run.Status, publishing.IsNew, publishing.Run.IsPublishing));
        Assert.Null(await pipeline.Jobs.Cancel.RunAsync("20261121T000000Z-1a2b3c4d5e6f"));
        Assert.Null(await pipeline.Jobs.Cancel.RunAsync("../x"));
    }

    [Fact]
    public async Task Cancel_AtOnceWithTheLastPart_IsOneOrTheOther()
    {
        var pipeline = await WithCustomersAsync();
        for (var round = 0; round < 3; round++)
        {
            var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger, force: true);
            await pipeline.Jobs.Train.RunAsync(run!.RunId);
            var parts = await PartsAsync(pipeline);
            foreach (var part in parts[1..]) await pipeline.Jobs.ScoreShard.RunAsync(run.RunId, part);
            var before = await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None);

            var publish = pipeline.Jobs.ScoreShard.RunAsync(run.RunId, parts[0]);
            var cancel = pipeline.Jobs.Cancel.RunAsync(run.RunId);
            await Task.WhenAll(publish, cancel);

            var isCancelled = (await cancel)!.Value.IsNew;
            Assert.Equal(isCancelled ? RunStatus.Cancelled : RunStatus.Published, (await FindAsync(pipeline, run.RunId)).Status);
            Assert.Equal(isCancelled ? before : run.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
            pipeline.Clock.Advance(TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public async Task Refresh_AfterCancelling_StartsAnotherByRequestOnly()
    {
        var pipeline = await WithCustomersAsync();
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await pipeline.Jobs.Cancel.RunAsync(run!.RunId);

        var byTimer = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var byRequest = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.RequestTrigger);
        pipeline.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.RequestTrigger);
        await pipeline.WorkOffAsync();

        Assert.Equal((run.RunId, false), (byTimer.Run!.RunId, byTimer.IsNew));
        Assert.True(byRequest.IsNew);
        Assert.NotEqual(run.RunId, byRequest.Run!.RunId);
        Assert.Equal((byRequest.Run.RunId, false), (again.Run!.RunId, again.IsNew));
        Assert.Equal(byRequest.Run.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        Assert.Equal(RunStatus.Cancelled, (await FindAsync(pipeline, run.RunId)).Status);
        Assert.Equal(byRequest.Run.RunId, (await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger)).Run!.RunId);
    }

    private static (string Status, bool IsNew) Answer((Run Run, bool IsNew)? answer) => (answer!.Value.Run.Status, answer.Value.IsNew);

    private static async Task<Run> FindAsync(PipelineUnderTest pipeline, string runId) => (await pipeline.Jobs.Runs.FindAsync(runId, CancellationToken.None))!;

    private static async Task<List<ShardRange>> PartsAsync(PipelineUnderTest pipeline)
    {
        var parts = new List<ShardRange>();
        while (await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue) is { } message) parts.Add(RunQueues.ReadScoreShards(message).Shards);
        return parts;
    }

    private async Task<PipelineUnderTest> WithCustomersAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(120));
        return pipeline;
    }

    private sealed class Told(Action action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action();
    }
}
