using System.Globalization;
using Analytics.Exports;
using Analytics.Prediction;
using Pipeline.Events;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Scoring;

[Collection(AzuriteCollection.Name)]
public sealed class HistoryTests(AzuriteFixture azurite)
{
    [Fact]
    public void Json_WhatWasWritten_IsTheSame()
    {
        HistoryPoint[] points = [new(new DateOnly(2026, 3, 5), 0.413123, RiskBand.High, "m1"), new(new DateOnly(2026, 4, 1), 0, RiskBand.Low, "m2")];

        Assert.Equal("""[["2026-03-05",0.413123,"high","m1"],["2026-04-01",0,"low","m2"]]""", HistoryJson.Write(points));
        Assert.Equal(points, HistoryJson.Read(HistoryJson.Write(points)));
        Assert.Empty(HistoryJson.Read(HistoryJson.Write([])));
    }

    [Fact]
    public void After_ManyRuns_KeepsTheLastTwoYearsOfMonths()
    {
        PredictionRow? row = null;
        for (var month = 0; month < 40; month++) row = Row(month).After(row);

        Assert.Equal(PredictionRow.HistoryLength, row!.History.Count);
        Assert.Equal(Enumerable.Range(15, PredictionRow.HistoryLength).Select(month => Point(Row(month))), row.History);
    }

    [Fact]
    public void After_SameDateOrEarlier_TakesThePlaceOfWhatWasSaidThen()
    {
        var second = Row(1).After(Row(0));

        Assert.Equal([Point(Row(0))], (Row(1) with { ChurnProbability = 0.9 }).After(second).History);
        Assert.Empty(Row(0).After(second).History);
        Assert.Empty(Row(0).After(null).History);
    }

    [Fact]
    public async Task Run_AfterOthers_CarriesWhatTheySaid()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 } });
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(120));
        var said = new List<HistoryPoint>();
        foreach (var day in new[] { 30, 20, 10 })
        {
            await CallAsync(pipeline, day);
            await pipeline.RunAsync();
            var row = await FindAsync(pipeline, "c7");
            Assert.Equal(said, row.History);
            said.Add(Point(row));
            pipeline.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(3, said.Select(point => point.AsOf).Distinct().Count());

        // Of the same date, and each message delivered twice.
        await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger, force: true);
        await pipeline.WorkOffAsync(deliveries: 2);
        Assert.Equal(said[..2], (await FindAsync(pipeline, "c7")).History);
        var rows = await pipeline.RowsAsync(StorageLayout.PredictionsTable);
        var run = (await pipeline.Jobs.Runs.FindAsync((await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None))!, CancellationToken.None))!;
        await pipeline.Jobs.Runs.ChangeAsync(run.RunId, current => current with { Status = RunStatus.Scoring }, CancellationToken.None);
        await pipeline.Jobs.Runs.DeletePartsAsync(run.RunId, CancellationToken.None);
        await pipeline.Jobs.Train.RunAsync(run.RunId);
        await pipeline.WorkOffAsync();
        Assert.Equal(rows, await pipeline.RowsAsync(StorageLayout.PredictionsTable));
    }

    [Fact]
    public async Task Read_RunThatIsBeingRemoved_GivesNothing()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 } });
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(120));
        var first = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.RunAsync();
        var previous = new PreviousPredictions(pipeline.Jobs.Runs, pipeline.Table(StorageLayout.PredictionsTable));
        Assert.Equal(120, (await previous.ReadAsync(first.RunId, ShardRange.All, CancellationToken.None)).Count);

        await pipeline.Jobs.Runs.ChangeAsync(first.RunId, run => run with { Status = RunStatus.Removing }, CancellationToken.None);

        Assert.Empty(await previous.ReadAsync(first.RunId, ShardRange.All, CancellationToken.None));
        Assert.Empty(await previous.ReadAsync(null, ShardRange.All, CancellationToken.None));
    }

    private static Task<LedgerEntry> CallAsync(PipelineUnderTest pipeline, int daysAgo) => pipeline.IngestAsync(
        ExportKind.Interactions, $"calls-{daysAgo}.csv",
        string.Create(CultureInfo.InvariantCulture, $"interactionId,customerId,occurredAt,type\nx{daysAgo},c7,{pipeline.Clock.GetUtcNow().AddDays(-daysAgo):yyyy-MM-ddTHH:mm:ssZ},call\n"));

    private static async Task<PredictionRow> FindAsync(PipelineUnderTest pipeline, string customer) =>
        (await pipeline.Jobs.Customers.FindAsync(customer, CancellationToken.None))!.Value.Prediction;

    private static HistoryPoint Point(PredictionRow row) => new(DateOnly.FromDateTime(row.AsOf.UtcDateTime), Math.Round(row.ChurnProbability, 6), row.Band, row.ModelVersion);

    private static PredictionRow Row(int month) =>
        new("c1", month / 64.0, RiskBand.Medium, new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(month), $"m{month}", null, null, [], []);
}
