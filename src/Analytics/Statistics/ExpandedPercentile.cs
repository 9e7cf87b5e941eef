using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>
/// 95 % percentile intervals of a bootstrap, widened for few clusters: what is drawn varies √((n − 1) / n) times as much as samples do, and
/// percentiles stand for normal quantiles where those of Student's t belong. Cut off are Φ(−√(n / (n − 1)) · t) with n − 1 degrees of freedom
/// (Hesterberg 2015, "expanded percentile"), 2.37 % instead of 2.5 at n = 150.
/// </summary>
internal static class ExpandedPercentile
{
    /// <param name="ascending">At least one figure, a bootstrap sample each.</param>
    /// <param name="clusters">What was drawn: at least two.</param>
    public static Interval Of(ReadOnlySpan<double> ascending, int clusters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, 2);
        var outside = Outside(clusters);
        return new Interval(At(ascending, outside), At(ascending, 1 - outside));
    }

    /// <summary>What is cut off on each side, a share of the draws.</summary>
    internal static double Outside(int clusters) =>
        Normal.CDF(0, 1, Math.Sqrt(clusters / (clusters - 1.0)) * StudentT.InvCDF(0, 1, clusters - 1, 0.025));

    /// <summary>
    /// At (draws + 1) · share (Hyndman and Fan 1996, type 6), the ends beyond the first and last: a further draw falls below with that probability,
    /// where quantiles that describe a sample (<see cref="Quantile"/>) lie further inside.
    /// </summary>
    private static double At(ReadOnlySpan<double> ascending, double share)
    {
        var position = Math.Clamp(((ascending.Length + 1) * share) - 1, 0, ascending.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + ((position - below) * (ascending[above] - ascending[below]));
    }
}
