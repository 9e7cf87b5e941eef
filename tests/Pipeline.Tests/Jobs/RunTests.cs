using System.Globalization;
using System.IO.Compression;
using Analytics.Exports;
using Analytics.Features;
using Analytics.Prediction;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Events;
using Pipeline.Publishing;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Jobs;

[Collection(AzuriteCollection.Name)]
public sealed class RunTests(AzuriteFixture azurite)
{
    private const int Customers = 400;

    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" } };

    private static readonly string[] PublishedTables =
        [StorageLayout.RunsTable, StorageLayout.PredictionsTable, StorageLayout.RankingsTable, StorageLayout.MetricsTable, StorageLayout.AgentsTable, StorageLayout.ModelsTable];

    [Fact]
    public async Task Run_LabelledCustomers_PredictsEachOnce()
    {
        var pipeline = await WithCustomersAsync();

        var run = await pipeline.RunAsync();

        Assert.Equal(RunStatus.Published, run.Status);
        Assert.Equal((Customers, Customers), (run.Customers, run.Predictions));
        Assert.Equal(run.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        Assert.Equal(Customers, (await pipeline.RowsAsync(StorageLayout.PredictionsTable)).Count);
        var model = await pipeline.Jobs.Models.LoadAsync(run.ModelVersion!, CancellationToken.None);
        Assert.InRange(model.Card.Evaluation.Auc!.Value, 0.75, 1);
        Assert.Equal(1, model.Card.SampledShare);

        var (runId, prediction) = (await pipeline.Jobs.Customers.FindAsync("c7", CancellationToken.None))!.Value;
        Assert.Equal(run.RunId, runId);
        Assert.Equal("c7", prediction.CustomerId);
        var (_, riskiest) = (await pipeline.Jobs.Customers.FindAsync((await pipeline.Jobs.Customers.ListAsync(RankingList.All, 1, null, CancellationToken.None))!.Customers[0].CustomerId, CancellationToken.None))!.Value;
        Assert.Contains(riskiest.Reasons, reason => reason.English.Contains("usage", StringComparison.Ordinal) && reason.Chinese.Contains("usage", StringComparison.Ordinal));
        Assert.Null(await pipeline.Jobs.Customers.FindAsync("nobody", CancellationToken.None));
    }

    [Fact]
    public async Task Run_History_IsEvaluatedByTime()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var (surveys, interactions, customers) = SmallBusiness.Simulated(1_500);
        await pipeline.IngestAsync(ExportKind.Surveys, "s.csv", surveys);
        await pipeline.IngestAsync(ExportKind.Interactions, "i.csv", interactions);
        await pipeline.IngestAsync(ExportKind.Customers, "c.csv", customers);

        var run = await pipeline.RunAsync();

        Assert.Equal(RunStatus.Published, run.Status);
        var model = await pipeline.Jobs.Models.LoadAsync(run.ModelVersion!, CancellationToken.None);
        Assert.Equal(ModelEvaluation.TimeSplit, model.Card.Evaluation.Method);
        Assert.InRange(run.Predictions, 300, 1_499);   // those who have left are not scored
        var first = (await pipeline.Jobs.Customers.ListAsync(RankingList.All, 1, null, CancellationToken.None))!.Customers[0];
        var (_, prediction) = (await pipeline.Jobs.Customers.FindAsync(first.CustomerId, CancellationToken.None))!.Value;
        Assert.Equal(Enum.GetValues<ValueDriver>(), prediction.Drivers.Select(driver => driver.Driver).Order());
        Assert.Equal(prediction.Drivers.OrderByDescending(driver => driver.Contribution), prediction.Drivers);
        Assert.True(prediction.Drivers[0].Contribution > 0);
        var satisfaction = await pipeline.Jobs.Metrics.OverallAsync(run.RunId, CancellationToken.None);
        Assert.Equal(surveys.Split('\n').Skip(1).Count(line => line.Length > 0 && line.Split(',')[6].Length > 0), satisfaction!.CsatAnswers);
        Assert.NotEmpty(await pipeline.RowsAsync(StorageLayout.AgentsTable));
    }

    [Fact]
    public async Task Run_RepeatedOnTheSameDay_StartsNothingNew()
    {
        var pipeline = await WithCustomersAsync();
        var run = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromMinutes(5));

        var (repeated, isNew) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);

        Assert.False(isNew);
        Assert.Equal(run.RunId, repeated!.RunId);
        Assert.Null(await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue));
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger)).IsNew);
    }

    [Fact]
    public async Task Run_MessageWasLost_AskingAgainSendsItAgain()
    {
        var pipeline = await WithCustomersAsync(customers: 120);
        await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await pipeline.Jobs.Train.RunAsync(RunQueues.ReadTrainRequest((await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!));
        while (await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue) is not null) { }

        var run = await pipeline.RunAsync();

        Assert.Equal(RunStatus.Published, run.Status);
    }

    [Fact]
    public async Task Run_KilledBeforeItsModelWasMadeCurrent_MakesItSo()
    {
        var pipeline = await WithCustomersAsync(customers: 120);
        var run = await pipeline.RunAsync(force: true);
        await pipeline.Table(StorageLayout.ModelsTable).DeleteEntityAsync("current", "churn");
        await pipeline.Jobs.Runs.ChangeAsync(run.RunId, current => current with { Status = RunStatus.Training, ModelVersion = null }, CancellationToken.None);

        await pipeline.Jobs.Train.RunAsync(run.RunId);

        Assert.Equal(run.RunId, (await pipeline.Jobs.Models.CurrentAsync(CancellationToken.None))!.ModelVersion);
        Assert.Single((await pipeline.Jobs.Models.ListAsync(10, null, CancellationToken.None)).Models);
    }

    [Fact]
    public async Task Run_PartOfAnotherCut_IsRefused()
    {
        var pipeline = await WithCustomersAsync(customers: 120);
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await pipeline.Jobs.Train.RunAsync(run!.RunId);

        await Assert.ThrowsAsync<InvalidDataException>(() => pipeline.Jobs.ScoreShard.RunAsync(run.RunId, ShardRange.All));
    }

    [Fact]
    public async Task Run_WithoutExports_IsNone()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        Assert.Null((await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger)).Run);
    }

    [Fact]
    public async Task Run_EveryMessageDeliveredThreeTimesAndTwoAtOnce_TablesAreThoseOfOnce()
    {
        var once = await WithCustomersAsync();
        await once.RunAsync();
        var often = await WithCustomersAsync(upload: once);

        await Task.WhenAll(often.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger), often.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger));
        await often.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var training = (await often.TakeAsync(StorageLayout.TrainRequestsQueue))!;
        var runId = RunQueues.ReadTrainRequest(training);
        await Task.WhenAll(often.Jobs.Train.RunAsync(runId), often.Jobs.Train.RunAsync(runId));
        await often.Jobs.Train.RunAsync(runId);
        var parts = new List<string>();
        while (await often.TakeAsync(StorageLayout.ScoreShardsQueue) is { } message) parts.Add(message);
        Assert.True(parts.Count > parts.Distinct().Count());
        await Parallel.ForEachAsync(parts.Concat(parts), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (message, cancel) =>
        {
            var (id, shards) = RunQueues.ReadScoreShards(message);
            await often.Jobs.ScoreShard.RunAsync(id, shards, cancel);
        });
        await often.Jobs.Train.RunAsync(runId);
        await often.WorkOffAsync(deliveries: 3);

        foreach (var table in PublishedTables) Assert.Equal(await PlainAsync(once, table), await PlainAsync(often, table));
    }

    [Fact]
    public async Task Run_PublishingBreaksOff_NobodySeesItAndTheNextDeliveryFinishesIt()
    {
        var pipeline = await WithCustomersAsync();
        await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await pipeline.Jobs.Train.RunAsync(RunQueues.ReadTrainRequest((await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!));
        var messages = new List<(string RunId, ShardRange Shards)>();
        while (await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue) is { } message) messages.Add(RunQueues.ReadScoreShards(message));
        foreach (var (id, shards) in messages[1..]) await pipeline.Jobs.ScoreShard.RunAsync(id, shards);
        Assert.Null(await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));

        var (runId, last) = messages[0];
        await pipeline.Table(StorageLayout.RankingsTable).DeleteAsync();
        await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() => pipeline.Jobs.ScoreShard.RunAsync(runId, last));
        Assert.Null(await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));

        await pipeline.Table(StorageLayout.RankingsTable).CreateIfNotExistsAsync();
        await pipeline.Jobs.ScoreShard.RunAsync(runId, last);
        Assert.Equal(runId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        Assert.Equal(Customers, (await pipeline.RowsAsync(StorageLayout.PredictionsTable)).Count);
    }

    [Fact]
    public async Task Run_TooLittleToLearnFrom_FailsWithTheReasonAndLeavesTheCurrentRun()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(30));

        var run = await pipeline.RunAsync();

        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Contains("at least 20", run.Reason, StringComparison.Ordinal);
        Assert.Null(await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Run_Model_IsKeptUntilItIsDue()
    {
        var pipeline = await WithCustomersAsync();
        var first = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var next = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(30));
        var due = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromMinutes(1));
        var forced = await pipeline.RunAsync(force: true);

        Assert.Equal(first.ModelVersion, next.ModelVersion);
        Assert.Equal(due.RunId, due.ModelVersion);
        Assert.Equal(forced.RunId, forced.ModelVersion);
        Assert.Equal(3, (await pipeline.Jobs.Models.ListAsync(10, null, CancellationToken.None)).Models.Count);
    }

    [Fact]
    public async Task Run_FourthPublished_TheOldestIsRemoved()
    {
        var pipeline = await WithCustomersAsync(customers: 120);
        var runs = new List<Run>();
        for (var day = 0; day < 4; day++)
        {
            runs.Add(await pipeline.RunAsync());
            pipeline.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(RunStatus.Removed, (await pipeline.Jobs.Runs.FindAsync(runs[0].RunId, CancellationToken.None))!.Status);
        Assert.Equal(runs[3].RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
        foreach (var table in new[] { StorageLayout.PredictionsTable, StorageLayout.RankingsTable, StorageLayout.MetricsTable })
            Assert.DoesNotContain(await pipeline.RowsAsync(table), row => row.StartsWith(runs[0].RunId, StringComparison.Ordinal));
        Assert.Equal(3 * 120, (await pipeline.RowsAsync(StorageLayout.PredictionsTable)).Count);
    }

    [Fact]
    public async Task Run_OlderOneFinishingLate_DoesNotPushTheNewerOneAside()
    {
        var pipeline = await WithCustomersAsync(customers: 120);
        await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var older = (await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!;
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var newer = await pipeline.RunAsync();

        await pipeline.Jobs.Train.RunAsync(RunQueues.ReadTrainRequest(older));
        await pipeline.WorkOffAsync();

        Assert.Equal(newer.RunId, await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Rankings_PagesTogether_AreTheHighestFirst()
    {
        var pipeline = await WithCustomersAsync();
        await pipeline.RunAsync();

        var all = new List<RankedCustomer>();
        string? token = null;
        do
        {
            var page = await pipeline.Jobs.Customers.ListAsync(RankingList.All, 150, token, CancellationToken.None);
            all.AddRange(page!.Customers);
            token = page.Token;
        }
        while (token is not null);
        var high = (await pipeline.Jobs.Customers.ListAsync(RiskBand.High, 1_000, null, CancellationToken.None))!.Customers;

        Assert.Equal(Customers, all.Count);
        Assert.Equal(all.OrderByDescending(customer => customer.ChurnProbability).ThenBy(customer => customer.CustomerId, StringComparer.Ordinal), all);
        Assert.Equal(all.Where(customer => customer.Band == RiskBand.High), high);
        Assert.InRange(high.Count, Customers / 20, Customers / 5);
    }

    [Fact]
    public async Task Rankings_TokenOfAnotherListOrNone_IsRefused()
    {
        var pipeline = await WithCustomersAsync(customers: 120);
        await pipeline.RunAsync();
        var token = (await pipeline.Jobs.Customers.ListAsync(RankingList.All, 5, null, CancellationToken.None))!.Token;

        await Assert.ThrowsAsync<FormatException>(() => pipeline.Jobs.Customers.ListAsync(RiskBand.High, 5, token, CancellationToken.None));
        await Assert.ThrowsAsync<FormatException>(() => pipeline.Jobs.Customers.ListAsync(RankingList.All, 5, "bm9uc2Vuc2U", CancellationToken.None));
    }

    [Fact]
    public async Task Rankings_TokenOfARemovedRun_IsGoneAndNotAShortList()
    {
        var pipeline = await WithCustomersAsync(customers: 120);
        await pipeline.RunAsync();
        var token = (await pipeline.Jobs.Customers.ListAsync(RankingList.All, 5, null, CancellationToken.None))!.Token;
        for (var day = 0; day < 3; day++)
        {
            pipeline.Clock.Advance(TimeSpan.FromDays(1));
            await pipeline.RunAsync();
        }

        Assert.Null(await pipeline.Jobs.Customers.ListAsync(RankingList.All, 5, token, CancellationToken.None));
    }

    [Fact]
    public async Task Cleanup_ThatBreaksOff_LeavesNoRunThatLooksWhole()
    {
        var pipeline = await WithCustomersAsync(customers: 120);
        var oldest = await pipeline.RunAsync();
        var token = (await pipeline.Jobs.Customers.ListAsync(RankingList.All, 5, null, CancellationToken.None))!.Token;
        for (var day = 0; day < 3; day++)
        {
            pipeline.Clock.Advance(TimeSpan.FromDays(1));
            await pipeline.RunAsync();
        }
        // As if it had not been removed yet; and the next removal breaks off half-way.
        await pipeline.Jobs.Runs.ChangeAsync(oldest.RunId, run => run with { Status = RunStatus.Published }, CancellationToken.None);
        var cleanup = new RunCleanup(
            pipeline.Jobs.Runs, pipeline.Table(StorageLayout.PredictionsTable), pipeline.Table(StorageLayout.RankingsTable), pipeline.Table(StorageLayout.MetricsTable),
            pipeline.Table(StorageLayout.AgentsTable), pipeline.Container("absent"), pipeline.Container(StorageLayout.RunsContainer), pipeline.Clock, NullLogger<RunCleanup>.Instance);

        await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() => cleanup.RemoveOldRunsAsync(CancellationToken.None));

        Assert.Equal(RunStatus.Removing, (await pipeline.Jobs.Runs.FindAsync(oldest.RunId, CancellationToken.None))!.Status);
        Assert.Null(await pipeline.Jobs.Customers.ListAsync(RankingList.All, 5, token, CancellationToken.None));
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.RunAsync();
        Assert.Equal(RunStatus.Removed, (await pipeline.Jobs.Runs.FindAsync(oldest.RunId, CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task CsvParts_TogetherHoldEveryPrediction()
    {
        var pipeline = await WithCustomersAsync();
        var run = await pipeline.RunAsync();

        var lines = new List<string>();
        await foreach (var blob in pipeline.Container(StorageLayout.PredictionsContainer).GetBlobsAsync(prefix: $"{run.RunId}/"))
        {
            var content = await pipeline.Container(StorageLayout.PredictionsContainer).GetBlobClient(blob.Name).DownloadContentAsync();
            await using var gzip = new GZipStream(content.Value.Content.ToStream(), CompressionMode.Decompress);
            using var reader = new StreamReader(gzip);
            var part = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("customerId,churnProbability,band,loyaltyProbability,reason1,reason2,reason3,action,valueAtRisk", part[0]);
            lines.AddRange(part[1..]);
        }

        Assert.Equal(Customers, lines.Select(line => line.Split(',')[0]).Distinct().Count());
        Assert.Equal(Customers, lines.Count);
        Assert.All(lines, line => Assert.InRange(double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture), 0, 1));
    }

    [Fact]
    public async Task Predictions_StrangeIds_AreFoundByThem()
    {
        string[] ids = ["a/b\\c", "#1?", "客户 1", "😀", "o'neil", "%2e", new string('x', 900), ".."];
        var list = SmallBusiness.LabelledCustomers(200) + string.Concat(ids.Select((id, i) => $"{id},monthly,0.{i},no\n"));
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", list);

        await pipeline.RunAsync();

        foreach (var id in ids) Assert.Equal(id, (await pipeline.Jobs.Customers.FindAsync(id, CancellationToken.None))!.Value.Prediction.CustomerId);
    }

    private async Task<PipelineUnderTest> WithCustomersAsync(int customers = Customers, PipelineUnderTest? upload = null)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        if (upload is not null) pipeline.Clock.Advance(upload.Clock.GetUtcNow() - pipeline.Clock.GetUtcNow());
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(customers));
        return pipeline;
    }

    /// <summary>The rows without the run's id, which holds a hash of the upload's ETag.</summary>
    private static async Task<IReadOnlyList<string>> PlainAsync(PipelineUnderTest pipeline, string table)
    {
        var runId = (await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None))!;
        return [.. (await pipeline.RowsAsync(table)).Select(row => row
            .Replace(runId, "RUN", StringComparison.Ordinal)
            .Replace(RunId.NewestFirstKey(runId), "KEY", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
