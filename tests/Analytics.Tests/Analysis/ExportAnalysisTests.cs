using System.Globalization;
using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Features;
using Testing;

namespace Analytics.Tests.Analysis;

public sealed class ExportAnalysisTests
{
    [Fact]
    public async Task Run_LabelledList_PredictsEverybodyHighestRiskFirst()
    {
        var result = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled());

        Assert.Null(result.Shortfall);
        Assert.Equal(400, result.Predictions.Count);
        Assert.Equal(400, result.Card!.Rows);
        Assert.InRange(result.Card.Evaluation.Auc!.Value, 0.85, 1);
        var probabilities = result.Predictions.Select(customer => customer.Prediction.ChurnProbability).ToList();
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        Assert.Contains(result.Predictions[0].Reasons, reason => reason.Code == "attribute:usage");
    }

    [Fact]
    public async Task Run_LabelledList_ComparesPredictionsOfUnseenCustomersWithTheirLabels()
    {
        var result = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled());

        Assert.Equal(400, result.Card!.Reliability.Sum(bin => bin.Count));
        Assert.Equal(result.Card!.Positives, result.Card.Reliability.Sum(bin => bin.Observed * bin.Count), 6);
    }

    [Fact]
    public async Task Run_AsOfTheUploadOfABareList_IsTheDayAfterItWasWritten()
    {
        var result = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled());

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), result.AsOf);
    }

    [Fact]
    public async Task Run_SameExportsTwice_FindsTheSame()
    {
        var first = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled());
        var second = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled());

        Assert.Equal(first.Card!.ModelVersion, second.Card!.ModelVersion);
        Assert.Equal(first.Card.Evaluation, second.Card.Evaluation);
        Assert.Equal(first.Predictions.Select(customer => customer.Prediction), second.Predictions.Select(customer => customer.Prediction));
    }

    [Fact]
    public async Task Run_OtherContent_HasAnotherModelVersion()
    {
        var first = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled(400));
        var second = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled(401));

        Assert.NotEqual(first.Card!.ModelVersion, second.Card!.ModelVersion);
    }

    [Fact]
    public async Task Run_AsOfADateInThePast_SeesNothingLater()
    {
        var asOf = new DateTimeOffset(2025, 2, 15, 0, 0, 0, TimeSpan.Zero);
        var (surveys, interactions, customers) = SmallBusiness.Simulated(900, days: 500);
        var options = new AnalysisOptions { Churn = new ChurnDefinition(), AsOf = asOf, Training = QuickTraining.Options };

        var whole = await TestAnalysis.AnalyzeAsync(
            options, TestAnalysis.Input(ExportKind.Customers, customers), TestAnalysis.Input(ExportKind.Surveys, surveys), TestAnalysis.Input(ExportKind.Interactions, interactions));
        var early = await TestAnalysis.AnalyzeAsync(
            options, TestAnalysis.Input(ExportKind.Customers, customers), TestAnalysis.Input(ExportKind.Surveys, Before(surveys, "respondedAt", asOf)),
            TestAnalysis.Input(ExportKind.Interactions, Before(interactions, "occurredAt", asOf)));

        Assert.Equal(asOf, whole.AsOf);
        Assert.True(early.Exports[2].RowsRead < whole.Exports[2].RowsRead);
        Assert.NotEmpty(whole.Predictions);
        Assert.Equal(early.Customers, whole.Customers);
        Assert.Equal(early.Periods, whole.Periods);
        Assert.Equal(early.Predictions.Select(customer => customer.Prediction), whole.Predictions.Select(customer => customer.Prediction));
    }

    [Fact]
    public async Task Run_AnswersOfNobody_CountsThemAndSaysWhatIsMissing()
    {
        var result = await TestAnalysis.AnalyzeAsync(new ChurnDefinition(), TestAnalysis.Input(ExportKind.Surveys, "nps,csat\n10,5\n10,4\n3,1\n9,5\n8,4\n11,3\n"));

        Assert.Contains("names a customer", result.Shortfall!.English, StringComparison.Ordinal);
        Assert.NotEqual(result.Shortfall.English, result.Shortfall.Chinese);
        Assert.Null(result.Card);
        Assert.Empty(result.Predictions);
        Assert.Equal(5, result.Periods["all"].NpsAnswers);
        Assert.Equal(1, result.Exports[0].Rejected);
    }

    [Fact]
    public async Task Run_ListWithoutLabelAndHistory_SaysSo()
    {
        var result = await TestAnalysis.AnalyzeAsync(new ChurnDefinition(), TestAnalysis.Labelled());

        Assert.Contains("without a history", result.Shortfall!.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ShortHistory_SaysHowLongItMustBe()
    {
        var (surveys, interactions, customers) = SmallBusiness.Simulated(50, days: 120);

        var result = await TestAnalysis.AnalyzeAsync(
            new ChurnDefinition(), TestAnalysis.Input(ExportKind.Customers, customers), TestAnalysis.Input(ExportKind.Surveys, surveys), TestAnalysis.Input(ExportKind.Interactions, interactions));

        Assert.Contains("97 days", result.Shortfall!.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(19, 60, "19 customers")]
    [InlineData(60, 19, "19 who stayed")]
    [InlineData(0, 60, "means")]
    public async Task Run_TooFewOfAClass_SaysOfWhich(int left, int stayed, string said)
    {
        var rows = Enumerable.Range(0, left + stayed).Select(i => $"c{i},{i % 7},{(i < left ? "yes" : "no")}");

        var result = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Input(ExportKind.Customers, "customerId,usage,left\n" + string.Join('\n', rows)));

        Assert.Contains(said.Replace("means", "mean a customer left", StringComparison.Ordinal), result.Shortfall!.English, StringComparison.Ordinal);
        Assert.Null(result.Card);
    }

    [Fact]
    public async Task Run_LabelMisspelt_NamesTheColumnsThereAre()
    {
        var exception = await Assert.ThrowsAsync<UnknownLabelException>(() => TestAnalysis.AnalyzeAsync(TestAnalysis.Label("lfet"), TestAnalysis.Labelled()));

        Assert.Contains("'lfet'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("left, plan, usage", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LabelMisspeltAndHeaderMissing_DoesNotRepeatTheFirstRow()
    {
        var exception = await Assert.ThrowsAsync<UnknownLabelException>(
            () => TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Input(ExportKind.Customers, "c1,ann@example.org,31\nc2,bob@example.org,32\n")));

        Assert.DoesNotContain("ann@", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UnreadableExport_IsNamed()
    {
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(
            () => TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled(), TestAnalysis.Input(ExportKind.Interactions, "a,b\n1,2\n", "calls.csv")));

        Assert.StartsWith("calls.csv: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RejectedAndDoubledRows_AreAccountedFor()
    {
        var list = SmallBusiness.LabelledCustomers(100) + "c0,monthly,0.5,no\nc0,monthly,0.5\n,annual,0.1,no\n";

        var summary = (await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Input(ExportKind.Customers, list))).Exports.Single();

        Assert.Equal((103, 100, 2, 1), (summary.RowsRead, summary.Accepted, summary.Rejected, summary.Duplicates));
        Assert.Equal(2, summary.Rejections.Sum(rejection => rejection.Count));
    }

    [Fact]
    public async Task Run_Progress_GoesThroughEveryStage()
    {
        var stages = new List<string>();

        await new ExportAnalysis(new AnalysisOptions { Churn = TestAnalysis.Label("left"), Training = QuickTraining.Options }, TimeProvider.System).RunAsync([TestAnalysis.Labelled()], new Recorder(stages));

        Assert.Equal(["Reading list.csv", "Training", "Predicting", "Finding insights"], stages.Distinct());
    }

    private static string Before(string csv, string column, DateTimeOffset limit)
    {
        var lines = csv.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        var place = Array.IndexOf(lines[0].Split(','), column);
        return lines[0] + "\n" + string.Join('\n', lines.Skip(1).Where(line => DateTimeOffset.Parse(line.Split(',')[place], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) < limit)) + "\n";
    }

    private sealed class Recorder(List<string> stages) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value)
        {
            Assert.InRange(value.Share, 0, 1);
            stages.Add(value.Stage);
        }
    }

    [Fact]
    public async Task Run_ExportsLeftOutBesideOthers_ReviewsEachByItsOwnTime()
    {
        const string Bad = "customerId,type,occurredAt\na,call,2026-01-01\na,call,never\n";
        var late = TestAnalysis.Input(ExportKind.Interactions, "customerId,type,occurredAt\na,call,2026-02-01T10:00:00Z\n", "late.csv");

        var result = await TestAnalysis.AnalyzeAsync(
            TestAnalysis.Label("churned"),
            TestAnalysis.Input(ExportKind.Interactions, Bad, "bad.csv"),
            TestAnalysis.Input(ExportKind.Interactions, Bad + "b,call,2026-01-02\n", "worse.csv"),
            late with { WrittenAt = new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero) });

        Assert.Equal([true, true, false], result.Exports.Select(export => export.IsHeld));
        Assert.Equal(3, result.Quality.Exports.Count);
        Assert.Equal([0, 0, 1], result.Quality.Exports.Select(findings => findings.Count(finding => finding.Code == "futureTimes")));
    }
}
