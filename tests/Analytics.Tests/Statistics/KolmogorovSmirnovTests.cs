using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class KolmogorovSmirnovTests
{
    // By scipy 1.10: ks_2samp, and special.kolmogorov at Stephens' corrected argument.
    [Fact]
    public void Of_TwoSamples_IsAsPeersSay()
    {
        var found = KolmogorovSmirnov.Of(
            [0.1f, 0.4f, 0.7f, 1.1f, 1.3f, 1.9f, 2.2f, 2.8f, 3.5f, 4.0f, 4.4f, 5.1f],
            [0.9f, 1.2f, 1.6f, 2.0f, 2.9f, 3.1f, 3.3f, 4.1f, 4.8f, 5.0f, 5.5f, 6.0f, 6.2f, 6.6f, 7.0f]);

        Assert.Equal(0.4, found.Distance, 12);
        Assert.Equal(0.17941256210224366, found.PValue, 10);
    }

    [Fact]
    public void Of_EqualSamples_AreNoDistanceApart() => Assert.Equal(new KolmogorovSmirnov(0, 1), KolmogorovSmirnov.Of([1, 2, 2, 5], [1, 2, 2, 5]));

    [Fact]
    public void Of_SamplesThatDoNotOverlap_AreAWholeApart()
    {
        var (first, second) = (Enumerable.Repeat(1f, 40).ToArray(), Enumerable.Repeat(2f, 40).ToArray());

        Assert.Equal(1, KolmogorovSmirnov.Of(first, second).Distance);
        Assert.InRange(KolmogorovSmirnov.Of(second, first).PValue, 0, 1e-12);
    }
}
