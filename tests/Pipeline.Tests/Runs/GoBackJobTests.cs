using Analytics.Exports;
using Pipeline.Runs;
using Testing;

namespace Pipeline.Tests.Runs;

[Collection(AzuriteCollection.Name)]
public sealed class GoBackJobTests(AzuriteFixture azurite)
{
    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" }, Scoring = { MinMessages = 2 } };

    [Fact]
    public async Task GoBack_KeptRun_IsReadUntilTheNextOneIsPublished()
    {
        var pipeline = await WithCustomersAsync();
        var (older, newer) = (await RunAsync(pipeline), await RunAsync(pipeline));

        var first = (await pipeline.Jobs.GoBack.RunAsync(older.RunId))!.Value;
        var second = (await pipeline.Jobs.GoBack.RunAsync(older.RunId))!.Value;

        Assert.Equal((true, false), (first.IsNew, second.IsNew));
        Assert.Equal(older.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        Assert.Equal(older.RunId, (await pipeline.Jobs.Customers.FindAsync("c7", CancellationToken.None))!.Value.RunId);
        Assert.Equal(RunStatus.Published, (await pipeline.Jobs.Runs.FindAsync(newer.RunId, CancellationToken.None))!.Status);
        var next = await RunAsync(pipeline);
        Assert.Equal(next.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task GoBack_TheNewerRunsPublisherComesAgain_DoesNotUndoIt()
    {
        var pipeline = await WithCustomersAsync();
        var (older, newer) = (await RunAsync(pipeline), await RunAsync(pipeline));
        // As if it had been killed before its status was written.
        await pipeline.Jobs.Runs.ChangeAsync(newer.RunId, run => run with { Status = RunStatus.Scoring }, CancellationToken.None);

        await pipeline.Jobs.GoBack.RunAsync(older.RunId);
        var parts = (await pipeline.Jobs.Runs.InputsAsync(newer.RunId, CancellationToken.None)).Ranges;
        await pipeline.Jobs.ScoreShard.RunAsync(newer.RunId, parts[0]);

        Assert.Equal(RunStatus.Published, (await pipeline.Jobs.Runs.FindAsync(newer.RunId, CancellationToken.None))!.Status);
        Assert.Equal(older.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        // And forth again.
        Assert.True((await pipeline.Jobs.GoBack.RunAsync(newer.RunId))!.Value.IsNew);
        Assert.Equal(newer.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task GoBack_RunThatIsNotThere_IsToldApart()
    {
        var pipeline = await WithCustomersAsync();
        var removed = await RunAsync(pipeline);
        for (var day = 0; day < 3; day++) await RunAsync(pipeline);
        var (queued, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var current = await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None);

        Assert.Null(await pipeline.Jobs.GoBack.RunAsync("20261121T000000Z-1a2b3c4d5e6f"));
        Assert.Null(await pipeline.Jobs.GoBack.RunAsync("nonsense"));
        Assert.Equal((RunStatus.Removed, false), Answer(await pipeline.Jobs.GoBack.RunAsync(removed.RunId)));
        Assert.Equal((RunStatus.Queued, false), Answer(await pipeline.Jobs.GoBack.RunAsync(queued!.RunId)));
        Assert.Equal(current, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
    }

    /// <summary>Whatever comes first of a removal and going back: the published run is whole.</summary>
    [Fact]
    public async Task GoBack_WhileItIsBeingRemoved_EndsInOneOfTheTwo()
    {
        var pipeline = await WithCustomersAsync();
        var (older, _) = (await RunAsync(pipeline), await RunAsync(pipeline));
        // Chosen, and killed before it became the published one.
        var now = pipeline.Clock.GetUtcNow();
        await pipeline.Jobs.Runs.ChangeAsync(older.RunId, run => run with { ChosenAt = now }, CancellationToken.None);
        Assert.False(await pipeline.Jobs.Runs.TryStartRemovalAsync(older.RunId, CancellationToken.None));
        Assert.True((await pipeline.Jobs.GoBack.RunAsync(older.RunId))!.Value.IsNew);
        Assert.False(await pipeline.Jobs.Runs.TryStartRemovalAsync(older.RunId, CancellationToken.None));

        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(pipeline);
        Assert.True(await pipeline.Jobs.Runs.TryStartRemovalAsync(older.RunId, CancellationToken.None));
        Assert.Equal((RunStatus.Removing, false), Answer(await pipeline.Jobs.GoBack.RunAsync(older.RunId)));
    }

    private static (string Status, bool IsNew) Answer((Run Run, bool IsNew)? answer) => (answer!.Value.Run.Status, answer.Value.IsNew);

    private static async Task<Run> RunAsync(PipelineUnderTest pipeline)
    {
        var run = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        return run;
    }

    private async Task<PipelineUnderTest> WithCustomersAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(120));
        return pipeline;
    }
}
