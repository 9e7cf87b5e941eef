using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>Tests of what is normal about its true value.</summary>
internal static class NormalTest
{
    /// <summary>Probability of a standard normal figure at least as far from 0, on either side.</summary>
    /// <param name="z">A figure less its supposed value, over its standard error.</param>
    public static double TwoSided(double z) => 2 * Normal.CDF(0, 1, -Math.Abs(z));
}
