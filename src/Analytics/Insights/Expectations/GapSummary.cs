using Analytics.Statistics;

namespace Analytics.Insights.Expectations;

/// <summary>What was promised against what happened.</summary>
/// <param name="Answered">Answered contacts with both.</param>
/// <param name="Kept">Share that took no longer than promised, 0 to 1.</param>
/// <param name="MedianGap">Promised less actual minutes.</param>
/// <param name="LowGap">A tenth of the gaps lie at or below it, minutes.</param>
/// <param name="HighGap">A tenth lie at or above it, minutes.</param>
/// <param name="MedianLogRatio">Median of ln((actual + 1) / (promised + 1)).</param>
public sealed record GapSummary(int Answered, Estimate Kept, double MedianGap, double LowGap, double HighGap, double MedianLogRatio)
{
    /// <summary>Contacts below which nothing is said of them.</summary>
    internal const int MinAnswered = 30;

    /// <param name="waits">Any; only those with a gap count.</param>
    /// <returns><c>null</c> with too few.</returns>
    internal static GapSummary? TryOf(IEnumerable<Wait> waits)
    {
        var both = waits.Where(wait => wait.HasGap).ToList();
        if (both.Count < MinAnswered) return null;
        double[] gaps = [.. both.Select(wait => (double)wait.Promised - wait.Actual)];
        double[] ratios = [.. both.Select(wait => -wait.LogGap)];
        Array.Sort(gaps);
        Array.Sort(ratios);
        var kept = ClusteredShare.Of(both.Select(wait => (wait.Customer, wait.IsKept)));
        return new GapSummary(
            both.Count, Estimate.Of(kept.Value, kept.Range), Quantile.Of(gaps, 0.5), Quantile.Of(gaps, 0.1), Quantile.Of(gaps, 0.9), Quantile.Of(ratios, 0.5));
    }
}
