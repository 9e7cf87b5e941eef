using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>
/// Tails of a standardised mean of few skewed figures, such as shares near 1: a shifted gamma distribution with mean 0, variance 1 and the
/// mean's own skewness (Pearson's type III). The normal distribution gives tails there that are several times too small or too large.
/// </summary>
internal static class SkewedNormal
{
    /// <summary>Skewness below which the normal distribution does.</summary>
    private const double Negligible = 0.02;

    /// <summary>Twice the smaller tail, at most 1.</summary>
    /// <param name="standardised">The mean's distance from what is expected, in standard errors.</param>
    /// <param name="skewness">Of the mean, not of single figures.</param>
    public static double TwoSided(double standardised, double skewness)
    {
        return Math.Min(1, 2 * Math.Min(Upper(standardised, skewness), Upper(-standardised, -skewness)));
    }

    /// <summary>Probability of a value at least as great.</summary>
    public static double Upper(double standardised, double skewness)
    {
        if (Math.Abs(skewness) < Negligible) return Normal.CDF(0, 1, -standardised);
        var shape = 4 / (skewness * skewness);
        var place = shape + (Math.Sign(skewness) * standardised * Math.Sqrt(shape));
        if (skewness > 0) return place <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(shape, place);
        return place <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(shape, place);
    }
}
