using Pipeline.Faults;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Telemetry;
using Testing;

namespace Pipeline.Tests.Telemetry;

[Collection(AzuriteCollection.Name)]
public sealed class PipelineMetricsTests(AzuriteFixture azurite)
{
    private const string Surveys = """
        responseId,customerId,respondedAt,csat
        r1,a,2026-03-01,5
        r2,b,some day,4
        r1,a,2026-03-02,4
        r4,a,2026-03-02,4
        r5,a,2026-03-02,4
        r6,a,2026-03-02,4
        r7,a,2026-03-02,4

        """;

    [Fact]
    public async Task Ingest_CountsRowsAndExportsOnce()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        using var measured = new Measured(pipeline.Jobs.Telemetry);

        await pipeline.IngestAsync("surveys", "a.csv", Surveys);
        await pipeline.Jobs.Ingest.RunAsync("surveys/a.csv");
        await pipeline.IngestAsync("surveys", "same.csv", Surveys);
        await pipeline.IngestAsync("customer-4711", "x.csv", "x\n");

        Assert.Equal(
            new Dictionary<string, double> { ["outcome=accepted"] = 1, ["outcome=sameContent"] = 1, ["outcome=unreadable"] = 1 }, measured.Sums(MetricNames.Exports));
        Assert.Equal(
            new Dictionary<string, double> { ["kind=surveys outcome=accepted"] = 10, ["kind=surveys outcome=rejected"] = 2, ["kind=surveys outcome=duplicate"] = 2 },
            measured.Sums(MetricNames.Rows));
    }

    [Fact]
    public async Task Gauges_AreSetByPublishingAndGrow_UntilNobodySetsThem()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), QuickTraining.ByLabel);
        using var measured = new Measured(pipeline.Jobs.Telemetry);
        Assert.Null(measured.Now(MetricNames.RunAge));
        await pipeline.IngestAsync("customers", "list.csv", SmallBusiness.LabelledCustomers(300));

        await pipeline.RunAsync();

        Assert.Equal(300, measured.Values(MetricNames.Scores).Count);
        Assert.Equal(new Dictionary<string, double> { ["status=published"] = 1 }, measured.Sums(MetricNames.Runs));
        pipeline.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(5_400, measured.Now(MetricNames.RunAge));
        Assert.Equal(5_400, measured.Now(MetricNames.ModelAge));
        Assert.Equal(0, measured.Now(MetricNames.ModelDrift));
        Assert.Equal(0, measured.Now(MetricNames.PoisonMessages));
        pipeline.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(measured.Now(MetricNames.RunAge));
        await pipeline.Jobs.Sweep.RunAsync();
        Assert.Equal(7_200, measured.Now(MetricNames.RunAge));
    }

    [Fact]
    public async Task Drift_OfAModelThatScoresOthersThanItWasTrainedOn_IsAboveZero()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), QuickTraining.ByLabel);
        await pipeline.IngestAsync("customers", "list.csv", SmallBusiness.LabelledCustomers(300));
        var first = await pipeline.RunAsync();
        // A fifth more customers, all of whom use little: too few for another model.
        var others = string.Concat(Enumerable.Range(0, 60).Select(number => FormattableString.Invariant($"n{number},monthly,0.0{number:00},\n")));
        await pipeline.IngestAsync("customers", "others.csv", "customerId,plan,usage,left\n" + others);

        var second = await pipeline.RunAsync();

        Assert.Equal((first.RunId, first.RunId), (first.ModelVersion, second.ModelVersion));
        Assert.Equal((300, 0d), (first.Scores!.Total, first.Drift));
        Assert.Equal(second.Predictions, second.Scores!.Total);
        Assert.Equal(second.Scores.DriftFrom(first.Scores), second.Drift);
        Assert.InRange(second.Drift!.Value, 0.01, 5);
    }

    [Fact]
    public async Task Runs_AreCountedAsTheyEnd()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), QuickTraining.ByLabel);
        using var measured = new Measured(pipeline.Jobs.Telemetry);
        await pipeline.IngestAsync("customers", "list.csv", SmallBusiness.LabelledCustomers(30));

        var failed = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var (cancelled, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var message = (await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!;
        await pipeline.Jobs.Cancel.RunAsync(cancelled!.RunId);
        await pipeline.Jobs.Cancel.RunAsync(cancelled.RunId);
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var (parked, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        for (var times = 0; times < 2; times++)
            await pipeline.Jobs.Park.RunAsync(new PoisonMessage(StorageLayout.TrainRequestsQueue, message.Replace(cancelled.RunId, parked!.RunId, StringComparison.Ordinal), $"{times}", pipeline.Clock.GetUtcNow()));

        Assert.Equal(RunStatus.Failed, failed.Status);
        Assert.Equal(new Dictionary<string, double> { ["status=failed"] = 1, ["status=cancelled"] = 1, ["status=incomplete"] = 1 }, measured.Sums(MetricNames.Runs));
        await pipeline.Jobs.Sweep.RunAsync();
        Assert.Equal(2, measured.Now(MetricNames.PoisonMessages));
    }

    [Fact]
    public async Task Export_ThatIsGivenUp_IsCountedAsFailed()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        using var measured = new Measured(pipeline.Jobs.Telemetry);
        await pipeline.DropAsync("surveys", "a.csv", Surveys);

        for (var times = 0; times < 2; times++)
            await pipeline.Jobs.Park.RunAsync(new PoisonMessage(StorageLayout.ExportEventsQueue, ExportEvent.Write("surveys/a.csv"), "1", pipeline.Clock.GetUtcNow()));

        Assert.Equal(new Dictionary<string, double> { ["outcome=failed"] = 1 }, measured.Sums(MetricNames.Exports));
    }

    [Fact]
    public async Task QueueAge_IsTheTimeSinceTheMessageCame()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        using var measured = new Measured(pipeline.Jobs.Telemetry);
        var now = pipeline.Clock.GetUtcNow();

        pipeline.Jobs.Telemetry.Started("train-requests", now.AddSeconds(-90));
        pipeline.Jobs.Telemetry.Started("train-requests", now.AddSeconds(5));
        pipeline.Jobs.Telemetry.Started("train-requests", null);

        Assert.Equal([90, 0], measured.Values(MetricNames.QueueAge));
    }
}
