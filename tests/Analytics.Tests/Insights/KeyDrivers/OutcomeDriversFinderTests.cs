using Analytics.Insights;
using Analytics.Insights.KeyDrivers;
using Analytics.Statistics;

namespace Analytics.Tests.Insights.KeyDrivers;

public sealed class OutcomeDriversFinderTests
{
    [Fact]
    public void Of_LeavingGoesWithOneDriver_PutsItFirst()
    {
        var found = Find(DriverSamples.Of(800), DriverOutcome.Churn);

        Assert.Equal("convenience", found.Drivers[0].Name);
        Assert.Equal((ImportanceMethod.McFaddenDominance, EffectUnit.OddsRatio), (found.Method, found.EffectUnit));
        Assert.True(found.Drivers[0].AdjustedEffect.High < 1);
        Assert.Equal(1, found.Drivers.Sum(driver => driver.Importance.Value), 1e-9);
    }

    [Fact]
    public void Of_Answers_AreExplainedByLmg()
    {
        var found = Find(DriverSamples.Of(800), DriverOutcome.Recommendation);

        Assert.Equal("expertise", found.Drivers[0].Name);
        Assert.Equal((ImportanceMethod.Lmg, EffectUnit.StandardDeviations), (found.Method, found.EffectUnit));
        Assert.True(found.Drivers[0].AdjustedEffect.Low > 0);
    }

    [Fact]
    public void Of_ElevenDrivers_UsesRelativeWeights()
    {
        var random = new Analytics.Randomness.RandomStream(2);
        var samples = DriverSamples.Of(800).Select(sample =>
            Enumerable.Range(0, 8).Aggregate(sample, (with, index) => with.With(new DriverKey(DriverKind.Said, $"own {index}"), random.NextDouble()))).ToList();

        var found = Find(samples, DriverOutcome.Churn);

        Assert.Equal((ImportanceMethod.RelativeWeights, 11), (found.Method, found.Drivers.Count));
        Assert.Equal("convenience", found.Drivers[0].Name);
    }

    [Fact]
    public void Of_DriverOnTheMedian_IsUndecided()
    {
        var found = Find(DriverSamples.Of(3_000), DriverOutcome.Churn);

        Assert.Equal(60, found.MedianPerformance!.Value, 1.0);
        Assert.Equal(MatrixCell.Undecided, found.Drivers.Single(driver => driver.Name == "convenience").Cell);
    }

    [Theory]
    [InlineData(0.3, 0.5, 40, 50, MatrixCell.ImproveFirst)]
    [InlineData(0.3, 0.5, 70, 80, MatrixCell.KeepUp)]
    [InlineData(0.1, 0.15, 40, 50, MatrixCell.LowPriority)]
    [InlineData(0.1, 0.15, 70, 80, MatrixCell.Maintain)]
    [InlineData(0.1, 0.5, 70, 80, MatrixCell.Undecided)]
    [InlineData(0.3, 0.5, 50, 70, MatrixCell.Undecided)]
    public void Cell_Intervals_SayWhere(double importanceLow, double importanceHigh, double low, double high, MatrixCell cell) =>
        Assert.Equal(cell, OutcomeDriversFinder.Cell(new Interval(importanceLow, importanceHigh), 0.2, new Estimate((low + high) / 2, low, high), 60));

    [Fact]
    public void Of_TooLittle_SaysWhatIsMissing()
    {
        var found = Find(DriverSamples.Of(80), DriverOutcome.Churn);

        Assert.Contains("80", found.Missing!.English, StringComparison.Ordinal);
        Assert.Contains("80", found.Missing.Chinese, StringComparison.Ordinal);
        Assert.Empty(found.Drivers);
        Assert.Null(found.Fit);
    }

    // Each value once: five groups of two tenths; 4 of 10 true in the first.
    [Fact]
    public void Shape_ManyValues_HasFiveGroupsOfEqualCount()
    {
        double[] values = [.. Enumerable.Range(0, 50).Select(value => (double)value)];
        double[] targets = [.. Enumerable.Range(0, 50).Select(value => value < 4 ? 1.0 : 0.0)];

        var shape = EffectShape.Of(values, targets, [.. Enumerable.Range(0, 50)]);

        Assert.Equal([10, 10, 10, 10, 10], shape.Select(bin => bin.Count));
        Assert.Equal((0, 9, 4.5, 0.4), (shape[0].From, shape[0].To, shape[0].Mean, shape[0].Share.Value));
        var range = Interval.Wilson(4, 10);
        Assert.Equal(range.Low, shape[0].Share.Low, 1e-9);
        Assert.Equal(range.High, shape[0].Share.High, 1e-9);
        Assert.Equal(0, shape[4].Share.Low);
    }

    [Fact]
    public void Shape_FewValues_HasAGroupEachAndLeavesSmallOnesOut()
    {
        double[] values = [.. Enumerable.Repeat(25.0, 9), .. Enumerable.Repeat(50.0, 10), .. Enumerable.Repeat(75.0, 30)];

        var shape = EffectShape.Of(values, [.. values.Select((_, index) => index % 2.0)], [.. Enumerable.Range(0, values.Length)]);

        Assert.Equal([50.0, 75.0], shape.Select(bin => bin.Mean));
    }

    // The same answer ten times is no more than one.
    [Fact]
    public void Shape_RepeatedAnswersOfACustomer_WidenTheInterval()
    {
        double[] values = [.. Enumerable.Repeat(50.0, 200)];
        double[] targets = [.. Enumerable.Range(0, 200).Select(sample => sample / 10 % 2 == 0 ? 1.0 : 0.0)];

        var own = EffectShape.Of(values, targets, [.. Enumerable.Range(0, 200)])[0].Share;
        var repeated = EffectShape.Of(values, targets, [.. Enumerable.Range(0, 200).Select(sample => sample / 10)])[0].Share;

        Assert.True(repeated.High - repeated.Low > 2.5 * (own.High - own.Low));
    }

    private static OutcomeDrivers Find(List<DriverSample> samples, DriverOutcome outcome) =>
        OutcomeDriversFinder.Of(samples, DriverSelection.TryOf(samples), outcome, default);
}
