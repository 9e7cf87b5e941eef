using Analytics.Exports;
using Pipeline.Events;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Tests.Ingest;
using Testing;

namespace Pipeline.Tests.Forgetting;

/// <summary>A customer is forgotten, from the asking to the last blob, while a job is at work that began before and writes after.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ForgettingInFlightTests(AzuriteFixture azurite)
{
    private static readonly string[] Traces = [ForgettingWorld.Customer, ForgettingWorld.Alias, ForgettingWorld.Comment];

    [Theory]
    [InlineData("HEAD", "exports/surveys/late.csv")] // before it is read
    [InlineData("PUT", "events/surveys")] // before the ledger turns
    public async Task Ingest_UnderWay_LeavesNothingBehind(string method, string path)
    {
        var world = await ForgettingWorld.CreateAsync(azurite, withRuns: false);
        var pipeline = world.Pipeline;
        await pipeline.DropAsync(
            ExportKind.Surveys, "late.csv", $"responseId,customerId,respondedAt,csat,comment\nx1,{ForgettingWorld.Customer},2026-03-01,5,{ForgettingWorld.Comment}\nx2,c2,2026-03-02,1,none\nx3,c3,2026-03-02,3,none\n");

        LedgerEntry entry;
        using (var hook = new RequestHook(method, $"/{world.Account}/{path}", () => ForgetAsync(world)))
        {
            entry = (await pipeline.Jobs.Ingest.RunAsync("surveys/late.csv"))!;
            Assert.True(hook.IsDone);
        }

        Assert.Equal((ExportStatus.Accepted, 2L), (entry.Status, entry.Accepted));
        Assert.Equal(entry.RowsRead, entry.Accepted + entry.Rejected + entry.Duplicates);
        Assert.Empty(await world.PlacesOfAsync(Traces));
        Assert.Equal(2, (await CountedRecords.LinesAsync(pipeline)).Count(line => line.Contains("\"x2\"", StringComparison.Ordinal) || line.Contains("\"x3\"", StringComparison.Ordinal)));
        await world.DeliverAllAsync();
        Assert.Empty(await world.PlacesOfAsync(Traces));
    }

    /// <summary>Under steady forgetting nothing would come to an end if anybody's made it begin again.</summary>
    [Fact]
    public async Task Ingest_OthersForgottenMeanwhile_IsReadOnce()
    {
        var world = await ForgettingWorld.CreateAsync(azurite, withRuns: false);
        var pipeline = world.Pipeline;
        await pipeline.Jobs.Forget.AskAsync("somebody-before");
        await pipeline.DropAsync(ExportKind.Surveys, "late.csv", "responseId,customerId,respondedAt,csat\nx1,c1,2026-03-01,5\nx2,c2,2026-03-02,1\nx3,,2026-03-02,1\n");

        using var read = new RequestHook("GET", $"/{world.Account}/exports/surveys/late.csv", () => Task.CompletedTask);
        LedgerEntry entry;
        using (var hook = new RequestHook("PUT", $"/{world.Account}/events/surveys", () => pipeline.Jobs.Forget.AskAsync("somebody-else")))
        {
            entry = (await pipeline.Jobs.Ingest.RunAsync("surveys/late.csv"))!;
            Assert.True(hook.IsDone);
        }
        var once = read.Count;
        using (var hook = new RequestHook("PUT", $"/{world.Account}/events/surveys", () => pipeline.Jobs.Forget.AskAsync("c2")))
        {
            await pipeline.DropAsync(ExportKind.Surveys, "late.csv", "responseId,customerId,respondedAt,csat\nx1,c1,2026-03-01,4\nx2,c2,2026-03-02,1\n");
            await pipeline.Jobs.Ingest.RunAsync("surveys/late.csv");
            Assert.True(hook.IsDone);
        }

        Assert.Equal((ExportStatus.Accepted, 3L), (entry.Status, entry.Accepted));
        Assert.Equal(2 * once, read.Count - once);
    }

    [Fact]
    public async Task Publishing_OthersForgottenMeanwhile_IsDoneOnce()
    {
        var world = await ForgettingWorld.CreateAsync(azurite);
        var pipeline = world.Pipeline;
        var messages = new List<string>();
        while (await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue) is { } message) messages.Add(message);
        var (runId, last) = RunQueues.ReadScoreShards(messages[^1]);
        foreach (var message in messages[..^1]) await pipeline.Jobs.ScoreShard.RunAsync(runId, RunQueues.ReadScoreShards(message).Shards);

        using var read = new RequestHook("GET", $"/{world.Account}/runs/{runId}/part-{last.Name}", () => pipeline.Jobs.Forget.AskAsync("somebody-else"));
        await pipeline.Jobs.ScoreShard.RunAsync(runId, last);

        Assert.Equal(RunStatus.Published, (await pipeline.Jobs.Runs.FindAsync(runId, CancellationToken.None))!.Status);
        // The two passes of one merging.
        Assert.Equal(2, read.Count);
    }

    /// <summary>What an attempt had written that was killed is removed by the one that comes to an end.</summary>
    [Fact]
    public async Task Ingest_KilledBehindTheCleaning_IsClearedUp()
    {
        var world = await ForgettingWorld.CreateAsync(azurite, withRuns: false);
        var pipeline = world.Pipeline;
        await pipeline.DropAsync(ExportKind.Surveys, "late.csv", $"responseId,customerId,respondedAt,csat\nx1,{ForgettingWorld.Customer},2026-03-01,5\nx2,c2,2026-03-02,1\n");
        var written = await KilledAsync(world);
        await ForgetAsync(world);
        foreach (var (name, content, metadata) in written)
        {
            await pipeline.Container(StorageLayout.EventsContainer).GetBlobClient(name).UploadAsync(
                content, new Azure.Storage.Blobs.Models.BlobUploadOptions { Metadata = metadata });
        }
        Assert.NotEmpty(await world.PlacesOfAsync(Traces));

        await pipeline.Jobs.Ingest.RunAsync("surveys/late.csv");

        Assert.Empty(await world.PlacesOfAsync(Traces));
    }

    [Theory]
    [InlineData("PUT", "predictions/")] // a part's rows and files are being written
    [InlineData("GET", "runs/")] // inputs and the results of parts are being read
    public async Task Run_UnderWay_LeavesNothingBehind(string method, string path)
    {
        var world = await ForgettingWorld.CreateAsync(azurite, withRuns: false);
        var pipeline = world.Pipeline;
        await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await pipeline.Jobs.Train.RunAsync(RunQueues.ReadTrainRequest((await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!));
        var shard = CustomerShard.Of(ForgettingWorld.Customer);
        string runId = "";
        while (await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue) is { } message)
        {
            (runId, var shards) = RunQueues.ReadScoreShards(message);
            if (shards.First > shard || shards.Last < shard)
            {
                await pipeline.Jobs.ScoreShard.RunAsync(runId, shards);
                continue;
            }
            using var hook = new RequestHook(method, $"/{world.Account}/{path}", () => ForgetAsync(world));
            await pipeline.Jobs.ScoreShard.RunAsync(runId, shards);
            Assert.True(hook.IsDone);
        }

        var run = (await pipeline.Jobs.Runs.FindAsync(runId, CancellationToken.None))!;
        Assert.Equal(RunStatus.Published, run.Status);
        Assert.Empty(await world.PlacesOfAsync(Traces));
        Assert.Equal(ForgettingWorld.Customers - 1, (await pipeline.Jobs.Customers.ListAsync("all", 1_000, null, CancellationToken.None))!.Customers.Count);
    }

    /// <summary>The segments that a run has pinned still hold the customer's rows.</summary>
    [Fact]
    public async Task Run_BeforeTheCleaning_LeavesTheCustomerOut()
    {
        var world = await ForgettingWorld.CreateAsync(azurite);
        var pipeline = world.Pipeline;
        await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer);

        await pipeline.WorkOffAsync();

        var run = (await pipeline.Jobs.Runs.FindAsync((await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None))!, CancellationToken.None))!;
        Assert.True(run.ForceTraining);
        Assert.Null(await pipeline.Jobs.Customers.FindAsync(ForgettingWorld.Customer, CancellationToken.None));
        Assert.DoesNotContain(await world.PlacesOfAsync(Traces), place => place.StartsWith(StorageLayout.PredictionsTable, StringComparison.Ordinal) || place.StartsWith($"{StorageLayout.RankingsTable} {run.RunId}", StringComparison.Ordinal));
        await pipeline.WorkOffForgettingAsync();
        Assert.Empty(await world.PlacesOfAsync(Traces));
    }

    [Fact]
    public async Task Publishing_UnderWay_LeavesNothingBehind()
    {
        var world = await ForgettingWorld.CreateAsync(azurite);
        var pipeline = world.Pipeline;
        var messages = new List<string>();
        while (await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue) is { } message) messages.Add(message);
        foreach (var message in messages[..^1]) await ScoreAsync(message);
        var (runId, last) = RunQueues.ReadScoreShards(messages[^1]);
        await ScoreAsync(messages[^1]);
        // Once more, as if the run had been cut off before it was published.
        await pipeline.Jobs.Runs.ChangeAsync(runId, run => run with { Status = RunStatus.Scoring }, CancellationToken.None);
        using (var hook = new RequestHook("GET", $"/{world.Account}/runs/{runId}/part-{last.Name}", () => ForgetAsync(world)))
        {
            await ScoreAsync(messages[^1]);
            Assert.True(hook.IsDone);
        }

        Assert.Empty(await world.PlacesOfAsync(Traces));
        var page = (await pipeline.Jobs.Customers.ListAsync("all", 1_000, null, CancellationToken.None))!;
        Assert.Equal((ForgettingWorld.Customers - 1, (string?)null), (page.Customers.Select(customer => customer.CustomerId).Distinct().Count(), page.Token));

        Task ScoreAsync(string message)
        {
            var (id, shards) = RunQueues.ReadScoreShards(message);
            return pipeline.Jobs.ScoreShard.RunAsync(id, shards);
        }
    }

    [Fact]
    public async Task List_WithAGap_GivesEverybodyElseAndEnds()
    {
        var world = await ForgettingWorld.CreateAsync(azurite);
        var pipeline = world.Pipeline;
        var all = (await pipeline.Jobs.Customers.ListAsync("all", 1_000, null, CancellationToken.None))!.Customers.Select(customer => customer.CustomerId).ToList();
        await ForgetAsync(world);

        var found = new List<string>();
        string? token = null;
        do
        {
            var page = (await pipeline.Jobs.Customers.ListAsync("all", 33, token, CancellationToken.None))!;
            found.AddRange(page.Customers.Select(customer => customer.CustomerId));
            token = page.Token;
        }
        while (token is not null);

        Assert.Equal(all.Where(customer => customer != ForgettingWorld.Customer), found);
    }

    private static async Task ForgetAsync(ForgettingWorld world)
    {
        var receipt = await world.Pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer);
        await world.Pipeline.Jobs.Forget.RunAsync(receipt.ReceiptId);
    }

    /// <summary>The blobs of a reading that was killed before the ledger turned.</summary>
    private static async Task<List<(string Name, BinaryData Content, IDictionary<string, string> Metadata)>> KilledAsync(ForgettingWorld world)
    {
        var container = world.Pipeline.Container(StorageLayout.EventsContainer);
        var before = (await world.Pipeline.BlobsAsync(StorageLayout.EventsContainer)).Select(blob => blob.Split(' ')[0]).ToHashSet();
        using (var end = new CancellationTokenSource())
        using (new RequestHook("PUT", $"/{world.Account}/events/", end.CancelAsync))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Pipeline.Jobs.Ingest.RunAsync("surveys/late.csv", end.Token));
        }
        var written = new List<(string, BinaryData, IDictionary<string, string>)>();
        foreach (var name in (await world.Pipeline.BlobsAsync(StorageLayout.EventsContainer)).Select(blob => blob.Split(' ')[0]).Where(name => !before.Contains(name)))
        {
            var found = (await container.GetBlobClient(name).DownloadContentAsync()).Value;
            written.Add((name, found.Content, found.Details.Metadata));
        }
        Assert.NotEmpty(written);
        return written;
    }
}
