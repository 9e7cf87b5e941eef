using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class IntervalTests
{
    [Fact]
    public void WilsonOfShare_WholeCount_IsThatOfTheCounts()
    {
        var counts = Interval.Wilson(8, 10);
        var share = Interval.WilsonOfShare(0.8, 10);

        Assert.Equal(counts.Low, share.Low, 12);
        Assert.Equal(counts.High, share.High, 12);
    }

    [Fact]
    public void WilsonOfShare_FewerEffectiveAnswers_IsWider()
    {
        var all = Interval.WilsonOfShare(0.8, 100);
        var fewer = Interval.WilsonOfShare(0.8, 55.5);

        Assert.True(fewer.Low < all.Low && fewer.High > all.High);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void WilsonOfShare_NoneOrAll_ReachesToTheEnd(double share, double end) => Assert.True(Interval.WilsonOfShare(share, 7.5).Contains(end));

    // Newcombe 1998, table II (a), method 10: 56 of 70 less 48 of 80.
    [Fact]
    public void OfDifference_PublishedExample_IsAsPublished()
    {
        var range = Interval.OfDifference(56 / 70.0, Interval.Wilson(56, 70), 48 / 80.0, Interval.Wilson(48, 80));

        Assert.Equal(0.0524, range.Low, 4);
        Assert.Equal(0.3339, range.High, 4);
    }

    [Fact]
    public void OfDifference_SymmetricLimits_AddsVariances()
    {
        var range = Interval.OfDifference(10, new Interval(7, 13), 4, new Interval(0, 8));

        Assert.Equal(new Interval(1, 11), range);
    }

    [Fact]
    public void OfNetShare_SingleAnswer_HoldsItWithinTheScale()
    {
        Assert.True(Interval.OfNetShare(1, 0, 1).Contains(1));
        Assert.True(Interval.OfNetShare(0, 1, 1).Contains(-1));
        Assert.InRange(Interval.OfNetShare(1, 0, 1).High, 1, 1);
    }
}
