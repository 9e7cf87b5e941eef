using System.Text.Json;
using Analytics.Exports;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Events;
using Pipeline.Forgetting;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Training;
using Testing;

namespace Pipeline.Tests.Training;

[Collection(AzuriteCollection.Name)]
public sealed class RunInsightsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Run_History_HasTheInsightsOfItsCustomers()
    {
        var pipeline = await WithHistoryAsync();
        Assert.Null(await pipeline.Jobs.Insights.ReadAsync(CancellationToken.None));

        var first = await pipeline.RunAsync();
        var trained = await ReadAsync(pipeline);
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var second = await pipeline.RunAsync();
        var notDue = await ReadAsync(pipeline);

        Assert.Equal((first.RunId, second.RunId), (trained.RunId, notDue.RunId));
        Assert.Equal(first.ModelVersion, second.ModelVersion);
        Assert.Equal(1, trained.Json.GetProperty("sampledShare").GetDouble());
        Assert.Equal(first.Customers, trained.Json.GetProperty("customers").GetInt64());
        Assert.Equal(first.AsOf, trained.Json.GetProperty("asOf").GetDateTimeOffset());
        var answers = (await pipeline.Jobs.Metrics.OverallAsync(first.RunId, CancellationToken.None))!.CsatAnswers;
        Assert.Equal(answers, trained.Json.GetProperty("metrics").GetProperty("csat").GetProperty("answers").GetInt64());
        foreach (var insight in new[] { "standing", "satisfactionAndLoyalty", "expectationGap", "serviceLevels", "keyDrivers", "brokenPromises", "trust" })
            Assert.Equal(JsonValueKind.Object, trained.Json.GetProperty(insight).ValueKind);
        Assert.Equal(trained.Json.ToString(), notDue.Json.ToString());
    }

    [Fact]
    public async Task Run_MoreEventsThanTheBudget_SaysTheShare()
    {
        var pipeline = await WithHistoryAsync();
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await pipeline.Jobs.Train.RunAsync(run!.RunId);
        run = (await pipeline.Jobs.Runs.FindAsync(run.RunId, CancellationToken.None))!;
        var inputs = await pipeline.Jobs.Runs.InputsAsync(run.RunId, CancellationToken.None);
        var files = pipeline.Container(StorageLayout.PredictionsContainer);
        await files.DeleteBlobAsync(RunInsights.BlobName(run.RunId), DeleteSnapshotsOption.IncludeSnapshots);
        var sample = new SampledTimelines(
            new TimelineSource(new SegmentReader(pipeline.Container(StorageLayout.EventsContainer)), Tombstones(pipeline)), inputs, inputs.Bytes(ShardRange.All) / 2);

        await Insights(pipeline).MakeAsync(run, inputs, run.ModelVersion!, sample, CancellationToken.None);

        using var json = JsonDocument.Parse((await files.GetBlobClient(RunInsights.BlobName(run.RunId)).DownloadContentAsync()).Value.Content);
        var share = json.RootElement.GetProperty("sampledShare").GetDouble();
        Assert.InRange(share, 0.4, 0.6);
        Assert.Equal((await sample.ReadAsync(CancellationToken.None)).Timelines.Count, json.RootElement.GetProperty("customers").GetInt32());
    }

    [Fact]
    public async Task Run_InsightsFail_IsScoredWithout()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Churn = { LabelColumn = "left" } });
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(120));
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        // Nothing but the insights needs it before the parts are scored.
        await pipeline.Container(StorageLayout.PredictionsContainer).DeleteAsync();

        await pipeline.Jobs.Train.RunAsync(run!.RunId);

        var failed = await new RunAttempts(pipeline.Table(StorageLayout.RunsTable), pipeline.Clock).FindAsync(run.RunId, RunAttempts.Insights, CancellationToken.None);
        Assert.Equal(new RunAttempt(1, "Storage answered 404 ContainerNotFound."), failed);
        await pipeline.Container(StorageLayout.PredictionsContainer).CreateAsync();
        await pipeline.WorkOffAsync();
        Assert.Equal(run.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        Assert.Null(await pipeline.Jobs.Insights.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Make_KilledTwiceBefore_IsNotTriedAgain()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Churn = { LabelColumn = "left" } });
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(120));
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var attempts = new RunAttempts(pipeline.Table(StorageLayout.RunsTable), pipeline.Clock);
        for (var i = 0; i < 2; i++) await attempts.RunAsync(run!.RunId, RunAttempts.Insights, () => Task.CompletedTask, CancellationToken.None);

        await pipeline.Jobs.Train.RunAsync(run!.RunId);

        Assert.Equal(2, (await attempts.FindAsync(run.RunId, RunAttempts.Insights, CancellationToken.None))!.Attempts);
        Assert.Equal(RunStatus.Scoring, (await pipeline.Jobs.Runs.FindAsync(run.RunId, CancellationToken.None))!.Status);
    }

    private static RunInsights Insights(PipelineUnderTest pipeline) => new(
        new RunAttempts(pipeline.Table(StorageLayout.RunsTable), pipeline.Clock), pipeline.Jobs.Models, pipeline.Container(StorageLayout.PredictionsContainer),
        Tombstones(pipeline), new PipelineOptions(), NullLogger<RunInsights>.Instance);

    private static TombstoneLibrary Tombstones(PipelineUnderTest pipeline) => new(pipeline.Table(StorageLayout.TombstonesTable), new PrivacyOptions());

    private static async Task<(string RunId, JsonElement Json)> ReadAsync(PipelineUnderTest pipeline)
    {
        var (runId, json) = (await pipeline.Jobs.Insights.ReadAsync(CancellationToken.None))!.Value;
        using var document = JsonDocument.Parse(json);
        return (runId, document.RootElement.Clone());
    }

    private async Task<PipelineUnderTest> WithHistoryAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var (surveys, interactions, customers) = SmallBusiness.Simulated(1_500);
        await pipeline.IngestAsync(ExportKind.Surveys, "s.csv", surveys);
        await pipeline.IngestAsync(ExportKind.Interactions, "i.csv", interactions);
        await pipeline.IngestAsync(ExportKind.Customers, "c.csv", customers);
        return pipeline;
    }
}
