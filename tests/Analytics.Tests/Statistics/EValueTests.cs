using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class EValueTests
{
    // The example of VanderWeele and Ding 2017: risk ratio 3.9 (1.8 to 8.7) gives 7.26, and 3.0 for the interval.
    [Fact]
    public void Of_PublishedExample_IsAsPublished()
    {
        Assert.Equal(7.26, EValue.Of(3.9), 0.005);
        Assert.Equal(3.0, EValue.Of(new Interval(1.8, 8.7)), 0.005);
    }

    [Fact]
    public void Of_RatioBelowOne_IsThatOfItsInverse()
    {
        Assert.Equal(EValue.Of(2), EValue.Of(0.5), 1e-12);
        Assert.Equal(EValue.Of(1.25), EValue.Of(new Interval(0.4, 0.8)), 1e-12);
    }

    [Fact]
    public void Of_NothingToExplain_IsOne()
    {
        Assert.Equal(1, EValue.Of(1));
        Assert.Equal(1, EValue.Of(new Interval(0.9, 3)));
    }

    [Fact]
    public void RiskRatio_OfHazards_LiesNearerToOne()
    {
        Assert.Equal(1, EValue.RiskRatio(1), 1e-12);
        Assert.Equal((1 - Math.Pow(0.5, 2)) / (1 - Math.Pow(0.5, 0.5)), EValue.RiskRatio(4), 1e-12);
        Assert.Equal(1 / EValue.RiskRatio(4), EValue.RiskRatio(0.25), 1e-12);
    }
}
