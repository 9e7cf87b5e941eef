using Analytics.Boosting;
using Analytics.Features;
using Analytics.Prediction.Reasons;
using Analytics.Tests.Boosting;

namespace Analytics.Tests.Prediction.Reasons;

public sealed class ReasonWriterTests
{
    private static readonly FeatureSchema Schema = WholeSchema.Create();

    [Fact]
    public void Explain_SeveralFeaturesOfOneCause_AreOneReasonWithTheirSum()
    {
        var writer = Writer(("complaint.count.30d", 0.5f, 1), ("complaint.count.90d", 0.5f, 2), ("MonthlyCharges", 50, 2.5));

        var reasons = writer.Explain(Features(("complaint.count.30d", 1), ("complaint.count.90d", 3), ("MonthlyCharges", 80)));

        // Each of these trees is right for a half of the samples, so that being there adds half of the step.
        Assert.Equal(["complaint", "attribute:MonthlyCharges"], reasons.Select(reason => reason.Code));
        Assert.Equal("3 complaints in the last 90 days", reasons[0].English);
        Assert.Equal("近 90 天投诉 3 次", reasons[0].Chinese);
        Assert.Equal(1.5, reasons[0].Contribution, 9);
        Assert.Equal(1.25, reasons[1].Contribution, 9);
    }

    [Fact]
    public void Explain_WhatLowersTheRisk_IsNoReason()
    {
        var writer = Writer(("complaint.count.90d", 0.5f, 2), ("MonthlyCharges", 50, -1));

        Assert.Equal(["attribute:MonthlyCharges"], writer.Explain(Features(("MonthlyCharges", 20))).Select(reason => reason.Code));
        Assert.Empty(writer.Explain(Features(("MonthlyCharges", 80))));
    }

    [Fact]
    public void Explain_CauseThatBothRaisesAndLowers_CountsByItsSum()
    {
        var writer = Writer(("complaint.count.30d", 0.5f, 1), ("complaint.count.90d", 0.5f, 3));

        Assert.Empty(writer.Explain(Features(("complaint.count.30d", 1))));
        Assert.Equal(1.0, writer.Explain(Features(("complaint.count.90d", 2))).Single().Contribution, 9);
    }

    [Fact]
    public void Explain_LeadingFeatureWithNothingToSay_LeavesTheWordToTheNext()
    {
        // Fewer than one call in a month is what weighs most, but says nothing; having called in the year does.
        var writer = Writer(("call.count.30d", 0.5f, -3), ("call.count.365d", 0.5f, 1));

        Assert.Equal("2 calls in the last 365 days", writer.Explain(Features(("call.count.365d", 2))).Single().English);
        Assert.Empty(writer.Explain(Features(("call.count.30d", 0), ("call.count.365d", 0))));
    }

    [Fact]
    public void Explain_WordsWithoutANumber_ComeAfterThoseWithOne()
    {
        var writer = Writer(("unresolved.impression", 0.5f, 3), ("unresolved.count.90d", 0.5f, 1));

        Assert.Equal("2 problems were left unsolved in the last 90 days", writer.Explain(Features(("unresolved.impression", 1.5f), ("unresolved.count.90d", 2))).Single().English);
        Assert.Equal("Problems were left unsolved lately", writer.Explain(Features(("unresolved.impression", 1.5f))).Single().English);
    }

    [Fact]
    public void Explain_CustomerWhoAnswersNoSurveys_IsSilentAndNotUnsatisfied()
    {
        // Missing values go right in these trees, here to the higher risk.
        var writer = Writer(("csat.mean.365d", 3, 2), ("nps.mean.365d", 5, 1));

        var reason = writer.Explain(Features(("csat.mean.365d", float.NaN), ("nps.mean.365d", float.NaN))).Single();

        Assert.Equal(("survey", "No survey answered in the last 365 days"), (reason.Code, reason.English));
        Assert.Equal(1.5, reason.Contribution, 9);
    }

    [Fact]
    public void Explain_RatingThatWasNotAskedFor_IsNoReason()
    {
        var writer = Writer(("csat.mean.365d", 3, 2), ("nps.mean.365d", 5, 1));

        var reasons = writer.Explain(Features(("csat.mean.365d", float.NaN), ("nps.mean.365d", 6), ("survey.count.365d", 3)));

        Assert.Equal(["rating:nps"], reasons.Select(reason => reason.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Explain_ManyCauses_GivesTheHighest(int count)
    {
        var writer = Writer(("complaint.count.90d", 0.5f, 2), ("fee.count.90d", 0.5f, 4), ("refund.count.90d", 0.5f, 1), ("escalation.sum.90d", 0.5f, 3));
        var features = Features(("complaint.count.90d", 1), ("fee.count.90d", 1), ("refund.count.90d", 1), ("escalation.sum.90d", 1));

        Assert.Equal(new[] { "fee", "escalation", "complaint" }.Take(count), writer.Explain(features, count).Select(reason => reason.Code));
    }

    [Fact]
    public void Explain_RandomModels_GivesReasonsThatRaiseTheRiskInOrder()
    {
        var random = new Random(77);
        var total = 0;
        for (var round = 0; round < 50; round++)
        {
            var steps = Enumerable.Range(0, 30).Select(_ => (Schema.Features[random.Next(Schema.Features.Count)].Name, (float)random.Next(4), random.NextDouble() * 2 - 1));
            float[] features = [.. Schema.Features.Select(feature => random.Next(4) == 0 ? float.NaN : random.Next(4))];
            var reasons = Writer([.. steps]).Explain(features);

            total += reasons.Count;
            Assert.InRange(reasons.Count, 0, 3);
            Assert.Equal(reasons.OrderByDescending(reason => reason.Contribution), reasons);
            Assert.Equal(reasons.Count, reasons.DistinctBy(reason => reason.Code).Count());
            Assert.All(reasons, reason => Assert.True(reason.Contribution > 0));
        }

        Assert.True(total > 50);
    }

    [Fact]
    public void Explain_FeaturesOfAnotherSchema_AreRefused()
    {
        var (writer, count) = (new ReasonWriter(Schema), Schema.Features.Count);

        Assert.Throws<ArgumentException>("features", () => writer.Explain(new float[count - 1], new double[count]));
        Assert.Throws<ArgumentException>("contributions", () => writer.Explain(new float[count], new double[count + 1]));
    }

    /// <summary>A tree of one split for each step: the raw score is higher by the step for values above the threshold.</summary>
    private static Explainer Writer(params (string Feature, float Threshold, double Step)[] steps)
    {
        var trees = steps.SelectMany(step => new TreeBuilder(Schema.Features.Count)
            .Split(Schema.IndexOf(step.Feature), step.Threshold).Leaf(value: 0, cover: 1).Leaf(value: step.Step, cover: 1)
            .Build().Trees);
        var columns = Enumerable.Repeat(new ColumnShape(ColumnKind.Numeric, 0), Schema.Features.Count);
        return new Explainer(new TreeShapley(new BoostedTrees(0, [.. columns], [.. trees])));
    }

    private sealed class Explainer(TreeShapley shapley)
    {
        private readonly ReasonWriter _writer = new(Schema);

        public IReadOnlyList<Reason> Explain(float[] features, int count = 3)
        {
            var contributions = new double[features.Length];
            shapley.Contributions(features, contributions);
            return _writer.Explain(features, contributions, count);
        }
    }

    /// <summary>All 0 but for the given ones.</summary>
    private static float[] Features(params (string Feature, float Value)[] values)
    {
        var features = new float[Schema.Features.Count];
        foreach (var (feature, value) in values) features[Schema.IndexOf(feature)] = value;
        return features;
    }
}
