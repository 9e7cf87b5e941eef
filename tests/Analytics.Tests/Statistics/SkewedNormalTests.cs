using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class SkewedNormalTests
{
    [Fact]
    public void Upper_NoSkewness_IsNormal() => Assert.Equal(0.025, SkewedNormal.Upper(1.959963984540054, 0), 9);

    // Skewness 1 is a gamma distribution of shape 4, whose tail is that of a Poisson count: e⁻⁸(1 + 8 + 8²/2 + 8³/6) at two standard errors.
    [Fact]
    public void Upper_SkewnessOne_IsByHand() => Assert.Equal(Math.Exp(-8) * (1 + 8 + 32 + (512 / 6.0)), SkewedNormal.Upper(2, 1), 9);

    [Fact]
    public void Upper_SkewedTheOtherWay_IsTheOtherTail()
    {
        Assert.Equal(1 - (Math.Exp(-2) * (1 + 2 + 2 + (8 / 6.0))), SkewedNormal.Upper(1, -1), 9);
        Assert.Equal(1, SkewedNormal.Upper(0.7, 0.8) + SkewedNormal.Upper(-0.7, -0.8), 9);
    }

    // 25 of 30 satisfied where 95 % are: the exact probability of as few, half of exactly as few counted (mid-p), is 0.0094; the normal gives 0.0017.
    [Fact]
    public void Upper_FewAnswersOfAHighShare_IsNearTheExactOne()
    {
        var error = Math.Sqrt(0.95 * 0.05 / 30);
        var skewness = (1 - (2 * 0.95)) / Math.Sqrt(0.95 * 0.05) / Math.Sqrt(30);

        Assert.Equal(0.0094, SkewedNormal.Upper(-((25 / 30.0) - 0.95) / error, -skewness), 3);
    }

    [Fact]
    public void TwoSided_NothingDiffers_IsOne() => Assert.Equal(1, SkewedNormal.TwoSided(0, 0));
}
