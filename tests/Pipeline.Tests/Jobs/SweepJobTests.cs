using Analytics.Exports;
using Pipeline.Ingest;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Jobs;

[Collection(AzuriteCollection.Name)]
public sealed class SweepJobTests(AzuriteFixture azurite)
{
    private const string Survey = "responseId,customerId,respondedAt,csat\nr1,c1,2026-03-01,5\n";

    [Fact]
    public async Task Sweep_MissedExports_AreQueuedAndTakenIn()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Surveys, "done.csv", Survey);
        await pipeline.IngestAsync(ExportKind.Surveys, "unreadable.csv", "nothing\nknown\n");
        await pipeline.DropAsync(ExportKind.Surveys, "2026/北京 1.csv", Survey + "r2,c2,2026-03-02,3\n");
        await pipeline.DropAsync(MappingLibrary.Kind, "desk.json", "{}");
        await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient("nowhere.csv").UploadAsync(new BinaryData("x"));

        var queued = await pipeline.Jobs.Sweep.RunAsync();
        var names = await QueuedAsync(pipeline);

        Assert.Equal(3, queued);
        Assert.Equal(["mappings/desk.json", "nowhere.csv", "surveys/2026/北京 1.csv"], names.Order(StringComparer.Ordinal));
        foreach (var name in names) await pipeline.Jobs.Ingest.RunAsync(name);
        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
        Assert.Equal(3, (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Sweep_UploadedMomentsAgo_IsLeftToItsTrigger()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.DropAsync(ExportKind.Surveys, "new.csv", Survey);
        var uploadedAt = (await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient("surveys/new.csv").GetPropertiesAsync()).Value.LastModified;
        pipeline.Clock.Advance(uploadedAt.AddMinutes(14) - pipeline.Clock.GetUtcNow());

        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
        pipeline.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await pipeline.Jobs.Sweep.RunAsync());
    }

    [Fact]
    public async Task Sweep_AttemptUnderWay_IsLeftUntilItMustHaveDied()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.Container(StorageLayout.QuarantineContainer).DeleteAsync();
        await pipeline.DropAsync(ExportKind.Surveys, "bad.csv", Survey + "r2,c2,2026-03-02,4,5\n");
        await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() => pipeline.Jobs.Ingest.RunAsync("surveys/bad.csv"));

        pipeline.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
        pipeline.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await pipeline.Jobs.Sweep.RunAsync());
    }

    [Fact]
    public async Task Sweep_GivenUp_IsNotQueuedAgain()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.DropAsync(ExportKind.Surveys, "a.csv", Survey);
        await pipeline.Jobs.Park.RunAsync(new Pipeline.Faults.PoisonMessage(
            StorageLayout.ExportEventsQueue, ExportEvent.Write("surveys/a.csv"), "1", pipeline.Clock.GetUtcNow()));

        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
    }

    [Fact]
    public async Task Sweep_OverwrittenExport_IsFoundAgain()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Surveys, "a.csv", Survey);
        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());

        await pipeline.DropAsync(ExportKind.Surveys, "a.csv", Survey + "r2,c2,2026-03-02,3\n");

        Assert.Equal(1, await pipeline.Jobs.Sweep.RunAsync());
    }

    /// <summary>What was settled is not looked up again: not even its ledger rows are missed.</summary>
    [Fact]
    public async Task Sweep_SettledBefore_IsNotLookedUpAgain()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var old = await pipeline.IngestAsync(ExportKind.Surveys, "old.csv", Survey);
        // Times of uploads are whole seconds.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await pipeline.IngestAsync(ExportKind.Surveys, "new.csv", Survey + "r2,c2,2026-03-02,3\n");
        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());

        await pipeline.Table(StorageLayout.ExportsTable).DeleteEntityAsync("exports", old.RowKey);

        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
    }

    [Fact]
    public async Task Sweep_QueueThatIsFull_IsNotFilledFurther()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var queue = pipeline.Storage.Queues.GetQueueClient(StorageLayout.ExportEventsQueue);
        await Parallel.ForAsync(0, 999, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancel) => await queue.SendMessageAsync("x", cancel));
        for (var number = 0; number < 3; number++) await pipeline.DropAsync(ExportKind.Surveys, $"{number}.csv", Survey);

        Assert.Equal(1, await pipeline.Jobs.Sweep.RunAsync());
        Assert.Equal(0, await pipeline.Jobs.Sweep.RunAsync());
        await queue.ClearMessagesAsync();
        Assert.Equal(3, await pipeline.Jobs.Sweep.RunAsync());
    }

    private static async Task<List<string>> QueuedAsync(PipelineUnderTest pipeline)
    {
        var names = new List<string>();
        while (await pipeline.TakeAsync(StorageLayout.ExportEventsQueue) is { } message) names.Add(ExportEvent.ReadBlobName(message)!);
        return names;
    }
}
