using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>
/// Which of n values in ascending order to promise, so that a further one from the same source keeps within it with a given probability. The
/// share of all further values that keep within the k-th is distributed as Beta(k, n + 1 − k), whatever the values' distribution, if it has
/// no steps (Wilks 1941; the rank of split conformal prediction, Vovk, Gammerman and Shafer 2005).
/// </summary>
internal static class PromiseRank
{
    /// <summary>1-based: ⌈share · (n + 1)⌉, which holds on average; <c>null</c> where even the longest is not enough.</summary>
    public static int? OnAverage(int count, double share)
    {
        // A product that is whole in exact figures must not become one more.
        var rank = (int)Math.Ceiling((share * (count + 1.0)) - 1e-9);
        return rank >= 1 && rank <= count ? rank : null;
    }

    /// <summary>The smallest rank within which at least the share keeps with the given assurance; <c>null</c> where none gives it.</summary>
    public static int? Assured(int count, double share, double assurance = 0.95)
    {
        for (var rank = Math.Max(1, (int)(share * count)); rank <= count; rank++)
        {
            if (1 - Beta.CDF(rank, count + 1 - rank, share) >= assurance) return rank;
        }
        return null;
    }

    /// <summary>The share that keeps within the rank with an assurance of 95 %.</summary>
    public static double AssuredShare(int count, int rank) => Beta.InvCDF(rank, count + 1 - rank, 0.05);
}
