using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class ClusteredShareTests
{
    [Fact]
    public void Of_IndependentSamples_CountsNoMoreThanThereAre()
    {
        var share = ClusteredShare.Of(Enumerable.Range(0, 100).Select(i => (i, i % 4 == 0)));

        Assert.Equal(0.25, share.Value);
        // The estimate of the variance by customer has n - 1 below it.
        Assert.Equal(99, share.EffectiveCount, 9);
    }

    [Fact]
    public void Of_EveryAnswerTwice_CountsAsOnce()
    {
        var once = ClusteredShare.Of(Enumerable.Range(0, 100).Select(i => (i, i % 4 == 0)));

        var twice = ClusteredShare.Of(Enumerable.Range(0, 200).Select(i => (i % 100, i % 100 % 4 == 0)));

        Assert.Equal(once.EffectiveCount, twice.EffectiveCount, 9);
        Assert.Equal(once.Range.Low, twice.Range.Low, 9);
    }

    [Fact]
    public void Of_AllAlike_CountsCustomers() => Assert.Equal(50, ClusteredShare.Of(Enumerable.Range(0, 200).Select(i => (i % 50, true))).EffectiveCount);

    [Fact]
    public void PValue_EqualShares_IsOne()
    {
        var share = ClusteredShare.Of(Enumerable.Range(0, 40).Select(i => (i, i % 2 == 0)));

        Assert.Equal(1, ClusteredShare.PValue(share, share), 12);
    }

    // z = 0.2 / √(0.5 · 0.5 · 2 / 100) = 2.828.
    [Fact]
    public void PValue_DifferentShares_IsOfThePooledVariance() =>
        Assert.Equal(0.004678, ClusteredShare.PValue(new ClusteredShare(60, 100, 100), new ClusteredShare(40, 100, 100)), 6);
}
