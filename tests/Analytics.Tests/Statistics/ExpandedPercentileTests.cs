using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class ExpandedPercentileTests
{
    // scipy.stats: norm.cdf(sqrt(n / (n - 1)) * t.ppf(0.025, n - 1))
    [Theory]
    [InlineData(10, 0.008550639025807868)]
    [InlineData(150, 0.02370421890750838)]
    [InlineData(20_000, 0.024990204435789524)]
    public void Outside_FewClusters_IsLessThanTwoAndAHalfPercent(int clusters, double expected) =>
        Assert.Equal(expected, ExpandedPercentile.Outside(clusters), 1e-9);

    // Of the values 1 to 999 the quantile at 1,000 · share is 1,000 · share.
    [Fact]
    public void Of_ValuesOneToB_CutsOffTheShareOfDraws()
    {
        double[] ascending = [.. Enumerable.Range(1, 999).Select(value => (double)value)];

        var range = ExpandedPercentile.Of(ascending, 150);

        Assert.Equal(1_000 * 0.02370421890750838, range.Low, 1e-6);
        Assert.Equal(1_000 * (1 - 0.02370421890750838), range.High, 1e-6);
    }

    [Fact]
    public void Of_FewDraws_EndsAtTheFirstAndLast() => Assert.Equal(new Interval(3, 5), ExpandedPercentile.Of([3, 4, 5], 100));

    [Fact]
    public void Of_OneCluster_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => ExpandedPercentile.Of([1, 2], 1).Low);
}
