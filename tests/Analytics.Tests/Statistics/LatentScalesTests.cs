using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class LatentScalesTests
{
    private static readonly int[,] Table = { { 12, 8, 3, 1 }, { 9, 15, 11, 4 }, { 3, 12, 22, 13 }, { 1, 5, 14, 30 } };

    // Figures of scipy 1.10: the same likelihood with probabilities by adaptive quadrature; its interval without calibration is 0.547 to 0.747.
    [Fact]
    public void Fit_ATable_IsAsScipyHasIt()
    {
        var fit = Scales(Table).Fit()!;

        Assert.Equal(0.661074109, fit.Value, 2e-6);
        Assert.Equal(0.531552636, fit.Range.Low, 2e-5);
        Assert.Equal(0.755285116, fit.Range.High, 2e-5);
        Assert.InRange(fit.PValue, 0, 1e-9);
    }

    [Fact]
    public void Shown_ATable_IsAsScipyHasIt() => Assert.Equal(0.439982682, Scales(Table).Shown(0.5), 1e-8);

    // With both cut at the median P(both above) = ¼ + asin(ρ)/2π, which makes ρ = sin(2π(0.4 − 0.25)) of 40, 10, 10, 40.
    [Fact]
    public void Fit_CutAtTheMedians_IsAsWorkedByHand() => Assert.Equal(Math.Sin(0.3 * Math.PI), Scales(new[,] { { 40, 10 }, { 10, 40 } }).Fit()!.Value, 2e-6);

    [Fact]
    public void Fit_NothingGoesTogether_IsZero()
    {
        var fit = Scales(new[,] { { 30, 60 }, { 10, 20 } }).Fit()!;

        Assert.Equal(0, fit.Value, 2e-6);
        Assert.True(fit.Range.Low < 0 && fit.Range.High > 0);
        Assert.Equal(1, fit.PValue, 1e-3);
    }

    [Fact]
    public void Fit_OneFollowsFromTheOther_HasNoMaximum() => Assert.Null(Scales(new[,] { { 30, 0 }, { 0, 30 } }).Fit());

    [Fact]
    public void TryOf_TooFewOrTooManySteps_IsNone()
    {
        Assert.Null(LatentScales.TryOf([1, 1, 1], [1, 2, 3]));
        Assert.Null(LatentScales.TryOf([1, 2, 3], [.. Enumerable.Repeat(5.0, 3)]));
        double[] twelve = [.. Enumerable.Range(0, 12).Select(value => (double)value)];
        Assert.Null(LatentScales.TryOf(twelve, twelve));
    }

    // Figures of scipy 1.10 (quad).
    [Theory]
    [InlineData(0, 0, 0.5, 0.333333333333)]
    [InlineData(1, -0.5, 0.7, 0.305347146493)]
    [InlineData(-1.2, 0.3, -0.6, 0.022780049777)]
    [InlineData(0.8, 0.9, 0.95, 0.765199699667)]
    [InlineData(0.4, double.PositiveInfinity, 0.3, 0.655421741610)]
    [InlineData(0.4, double.NegativeInfinity, 0.3, 0)]
    public void Cdf_AnyLimits_IsAsScipyHasIt(double h, double k, double correlation, double expected) => Assert.Equal(expected, BivariateNormal.Cdf(h, k, correlation), 1e-9);

    // Figure of scipy 1.10 (mannwhitneyu, asymptotic, with continuity).
    [Fact]
    public void RankSum_CountsWithTies_IsAsScipyHasIt()
    {
        Assert.Equal(0.13352511341565898, RankSum.PValue([0, 0, 1, 0, 2, 0, 0, 3, 1, 0], [1, 2, 0, 4, 1, 3, 2, 0]), 1e-12);
        Assert.Equal(1, RankSum.PValue([3, 3], [3, 3, 3]));
    }

    [Fact]
    public void Corrected_WiderSpread_IsStrongerAndBoundedByOne()
    {
        Assert.Equal(0.3, RangeRestriction.Corrected(0.3, 1), 1e-12);
        Assert.Equal(0.6 / Math.Sqrt(0.91 + 0.36), RangeRestriction.Corrected(0.3, 2), 1e-12);
        Assert.InRange(RangeRestriction.Corrected(-0.9, 100), -1, -0.99);
    }

    private static LatentScales Scales(int[,] table)
    {
        var (left, right) = (new List<double>(), new List<double>());
        for (var row = 0; row < table.GetLength(0); row++)
        {
            for (var column = 0; column < table.GetLength(1); column++)
            {
                left.AddRange(Enumerable.Repeat((double)row, table[row, column]));
                right.AddRange(Enumerable.Repeat((double)column, table[row, column]));
            }
        }
        return LatentScales.TryOf([.. left], [.. right])!;
    }
}
