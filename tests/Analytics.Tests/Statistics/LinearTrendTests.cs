using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class LinearTrendTests
{
    private static readonly double[] Series = [70, 74, 71, 69, 75, 78, 74, 77, 80, 76, 79, 82];

    // By hand: Sxy/Sxx = 134.5/143, residual variance over 143, Student's t with ten degrees of freedom. The weights are so large that the
    // residuals say how far they vary.
    [Fact]
    public void Of_TwelveMonths_IsLeastSquares()
    {
        var trend = LinearTrend.Of(Series, [.. Series.Select(_ => 10.0)])!;

        Assert.Equal(134.5 / 143, trend.PerMonth, 9);
        Assert.Equal(0.00070033, trend.PValue, 7);
        Assert.Equal(0.505930, trend.Range.Low, 5);
        Assert.Equal(1.375189, trend.Range.High, 5);
    }

    [Fact]
    public void Of_LessVariationThanSamplingHas_IsTakenForSampling()
    {
        var trend = LinearTrend.Of([.. Enumerable.Range(0, 12).Select(month => 0.1 * month)], [.. Series.Select(_ => 1.0)])!;

        // 1/√Σ(t − 5.5)² = 1/√143.
        Assert.Equal(2.228139 / Math.Sqrt(143), trend.Range.High - trend.PerMonth, 5);
    }

    [Fact]
    public void Of_ElevenMonths_IsNothing() => Assert.Null(LinearTrend.Of(Series.AsSpan(1), [.. Series.Skip(1)]));
}
