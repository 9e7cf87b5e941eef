using Analytics.Statistics;

namespace Analytics.Insights.Standing;

/// <summary>A metric's months in a row, those without figures too.</summary>
/// <param name="First">The first month, by <see cref="StandingAnalysis.MonthNumber"/>.</param>
/// <param name="Months">One a month.</param>
internal sealed record MetricHistory(int First, ClusterMoments[] Months)
{
    /// <param name="periods">By month, at least one.</param>
    public static MetricHistory Of(IReadOnlyCollection<KeyValuePair<string, ClusterTally>> periods)
    {
        var numbers = periods.Select(period => StandingAnalysis.MonthNumber(period.Key)).ToList();
        var first = numbers.Min();
        var months = new ClusterMoments[numbers.Max() - first + 1];
        foreach (var (index, period) in periods.Index()) months[numbers[index] - first] = period.Value.Moments;
        return new MetricHistory(first, months);
    }

    /// <summary>The metric with its trend, its change and its last month.</summary>
    public StandingMetric Describe(StandingMetric metric, MetricDefinition definition)
    {
        var count = Months.Sum(month => month.Count);
        // Of single figures, within months: what moves between months is not sampling.
        var variance = Months.Sum(month => month.Variance * month.Count) / count;
        metric = metric with { LastMonth = LastMonth(definition) };
        if (variance <= 1e-12) return metric;
        // One design effect for all months: that of a single one is uncertain, and weights would follow it.
        var effect = Months.Sum(month => month.Count == 0 ? 0 : month.DesignEffect * month.Count) / count;
        double[] series = [.. Months.Select(month => month.Count == 0 ? 0 : month.Mean)];
        double[] weights = [.. Months.Select(month => month.Count / (effect * variance))];
        if (LinearTrend.Of(series, weights) is not { } trend) return metric;
        var perYear = 12 * definition.Scale;
        metric = metric with { Trend = new StandingTrend(Scaled(trend.PerMonth, trend.Range, perYear), trend.PValue, false) };
        if (LevelChange.Of(series, weights, StandingAnalysis.LeastForTest / variance) is not { } change) return metric;
        return metric with
        {
            Change = new StandingChange(
                StandingAnalysis.MonthName(First + change.Month), Scaled(change.Size, change.Range, definition.Scale), change.PValue, false, change.HasSeason,
                change.IsAutocorrelated, change.Fit >= trend.Fit),
        };
    }

    private StandingMonthStep? LastMonth(MetricDefinition definition)
    {
        if (Months.Length < 2) return null;
        var (before, last) = (Months[^2], Months[^1]);
        if (!IsEnough(before) || !IsEnough(last)) return null;
        return new StandingMonthStep(StandingAnalysis.MonthName(First + Months.Length - 1), definition.Difference(last, before), MeanContrast.Apart(last, before), false);

        static bool IsEnough(ClusterMoments month) => month.Count >= StandingAnalysis.LeastForTest && MetricDefinition.IsEnough(month);
    }

    private static Estimate Scaled(double value, Interval range, double scale) => new(value * scale, range.Low * scale, range.High * scale);
}
