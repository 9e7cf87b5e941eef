using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Insights;
using Analytics.Insights.Trust;
using Analytics.Prediction;
using Analytics.Tests.Prediction;

namespace Analytics.Tests.Insights.Trust;

public sealed partial class TrustAnalysisTests
{
    private static readonly Lazy<TrustInsight> Still = new(() => TrustWorld.Analyse(TrustWorld.Create(600, 400)));

    // Usage moved by half of its range, one customer far out, some of a plan that training does not know.
    private static readonly Lazy<TrustInsight> Moved = new(() => TrustWorld.Analyse(TrustWorld.Create(600, 400, (number, isKnown, row) =>
    {
        if (!isKnown) row["usage"] = LabelTable.Text(double.Parse(row["usage"], CultureInfo.InvariantCulture) + 0.5);
        if (number == 700) (row["usage"], row["noise"]) = ("50", "-50");
        if (number is 701 or 702) row["plan"] = "forever";
    })));

    [Fact]
    public void Of_NoModel_SaysWhatIsMissing()
    {
        var insight = TrustWorld.Analyse(new InsightData { Timelines = [], Churn = LabelTable.ByLabel, Schedule = LabelTable.NoHistory });

        Assert.Contains("at least 20 customers", insight.Missing!.English, StringComparison.Ordinal);
        Assert.Contains("20 位", insight.Missing.Chinese, StringComparison.Ordinal);
        Assert.Empty(insight.Statements);
    }

    [Fact]
    public void Of_NothingMoved_SaysSo()
    {
        var insight = Still.Value;

        Assert.Null(insight.Missing);
        Assert.Equal((600, 400), (insight.Drift!.ReferenceCustomers, insight.Drift.CurrentCustomers));
        Assert.All(insight.Drift.Features, feature => Assert.Equal(DriftVerdict.Stable, feature.Verdict));
        Assert.Equal(["drift", "driftDistance"], insight.Families.Select(family => family.Name));
        Assert.All(insight.Families, family => Assert.Equal(0, family.Found));
        Assert.Contains("No drift that matters", insight.Statements[0].English, StringComparison.Ordinal);
        Assert.False(insight.Drift.Classifier!.IsFound);
    }

    [Fact]
    public void Of_FeatureMoved_IsToBeActedOn()
    {
        var insight = Moved.Value;

        Assert.Equal(("usage", DriftVerdict.Act), (insight.Drift!.Features[0].Feature, insight.Drift.Features[0].Verdict));
        Assert.Equal(DriftVerdict.Act, insight.Drift.Score.Verdict);
        Assert.True(insight.Drift.Classifier!.IsFound);
        Assert.Contains("far beyond chance", insight.Statements[0].English, StringComparison.Ordinal);
        Assert.Contains("“usage”", insight.Statements[0].Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain(insight.Drift.Features, feature => feature.Calendar is not null);
    }

    [Fact]
    public void Of_CustomersUnlikeTraining_AreListedWithTheirReasons()
    {
        var listed = Moved.Value.Doubts!.Listed.ToDictionary(customer => customer.CustomerId, customer => customer.Reasons);

        Assert.Contains(DoubtReason.OutsideRange, listed["c0700"]);
        Assert.Contains(DoubtReason.UnseenCategory, listed["c0701"]);
        Assert.Equal(2, Moved.Value.Doubts.Reasons.Single(reason => reason.Reason == DoubtReason.UnseenCategory).Customers);
        Assert.DoesNotContain(Moved.Value.Statements, statement => statement.English.Contains("c0700", StringComparison.Ordinal));
    }

    // Without times everybody is silent; the model has learned from such customers.
    [Fact]
    public void Of_WhatIsCommonInTraining_IsNoReasonForDoubt()
    {
        var silent = Still.Value.Doubts!.Reasons.Single(reason => reason.Reason == DoubtReason.Silent);

        Assert.Equal((1000, 1.0, false), (silent.Customers, silent.TrainingShare, silent.IsUnusual));
        Assert.All(Still.Value.Doubts.Listed, customer => Assert.DoesNotContain(DoubtReason.Silent, customer.Reasons));
        Assert.InRange(Still.Value.Doubts.Doubtful, 0, 20);
    }

    [Fact]
    public void Of_Copies_AreCounted()
    {
        var data = TrustWorld.Create(600, 400, (number, _, row) =>
        {
            // Three pairs of equal customers.
            if (number / 100 is 7 or 8 && number % 100 < 3) (row["usage"], row["noise"], row["plan"]) = (LabelTable.Text(0.1 * (number % 100)), "0.5", "annual");
        });

        var copies = TrustWorld.Analyse(data).Copies!;

        Assert.Equal((3, 3), (copies.Customers, copies.Groups));
        Assert.Equal(0.003, copies.Share, 12);
    }

    [Theory]
    [InlineData(600, 199)]
    [InlineData(199, 600)]
    public void Of_FewOnOneSide_JudgesNoDrift(int known, int unknown)
    {
        var insight = TrustWorld.Analyse(TrustWorld.Create(known, unknown));

        Assert.Null(insight.Drift);
        Assert.Empty(insight.Families);
        Assert.Contains(insight.Statements, statement => statement.English.Contains("at least 200", StringComparison.Ordinal) && statement.English.Contains("199", StringComparison.Ordinal));
        Assert.Equal(known >= 200, insight.Doubts is not null);
    }

    [Fact]
    public void Of_Calibration_IsThatOfTheCard()
    {
        var data = TrustWorld.Create(600, 400);
        var calibration = TrustWorld.Analyse(data).Calibration!;
        var card = data.Model!.Churn.Card.Evaluation;

        Assert.Equal((card.Ece, card.EceFloor, card.EceLimit, card.CalibrationPValue), (calibration.Error, calibration.ErrorByChance, calibration.ErrorLimit, calibration.PValue));
        Assert.Equal(calibration.Brier, calibration.Miscalibration - calibration.Discrimination + calibration.Uncertainty, 12);
        Assert.True(calibration.ErrorLimit > calibration.ErrorByChance);
    }

    [Theory]
    [InlineData(LeakageFinding.Excluded, "does not see it")]
    [InlineData(LeakageFinding.Review, "somebody who knows the data")]
    public void Of_Leakage_IsSaidFirst(string action, string words)
    {
        var data = TrustWorld.Create(600, 400);
        var leak = new LeakageFinding("closed", 0.98, 0.96, 0.8, action, "why", [0.7, 0.6]);

        var insight = TrustWorld.Analyse(data with { Model = data.Model!.WithCards(card => card with { Leakage = [leak] }) });

        Assert.Equal(leak, Assert.Single(insight.Leakage));
        Assert.Contains("“closed” may come from the outcome itself", insight.Statements[0].English, StringComparison.Ordinal);
        Assert.Contains(words, insight.Statements[0].English, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SameData_IsTheSame()
    {
        var data = TrustWorld.Create(300, 300);

        Assert.Equal(TrustWorld.Analyse(data).Statements, TrustWorld.Analyse(data).Statements);
        Assert.Equal(TrustWorld.Analyse(data).Drift!.Features, TrustWorld.Analyse(data).Drift!.Features);
    }

    [Fact]
    public void Of_BothLanguages_HaveTheSameFigures()
    {
        foreach (var statement in Still.Value.Statements.Concat(Moved.Value.Statements))
            Assert.Equal(Figures(statement.English), Figures(statement.Chinese));
    }

    // In order of size, as languages put them in other places.
    private static IEnumerable<string> Figures(string text) => Figure().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"[+-]?\d+(,\d{3})*(\.\d+)?")]
    private static partial Regex Figure();
}
