using Analytics.Statistics;

namespace Analytics.Metrics;

/// <summary>A metric over answers with its 95 % confidence interval. Without answers there is no value and no interval.</summary>
/// <param name="Value">The metric, not rounded.</param>
/// <param name="Answers">Answers it is over.</param>
/// <param name="Low">Lower end of the interval, on the metric's scale.</param>
/// <param name="High">Upper end of the interval, on the metric's scale.</param>
public sealed record MetricEstimate(double? Value, long Answers, double? Low, double? High)
{
    /// <summary>Share of satisfied answers in percent with its Wilson interval; see <see cref="Interval.Wilson"/>.</summary>
    public static MetricEstimate Csat(SatisfactionTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        if (tally.CsatAnswers == 0) return new MetricEstimate(null, 0, null, null);
        var range = Interval.Wilson(tally.Satisfied, tally.CsatAnswers);
        return new MetricEstimate(tally.Csat, tally.CsatAnswers, 100 * range.Low, 100 * range.High);
    }

    /// <summary>
    /// Net promoter score, -100 to 100, with its adjusted Wald interval: with three answers added, three quarters of one to promoters and
    /// to detractors each, p − d ± z√((p + d − (p − d)²) / n), cut off at the ends of the scale (Rocks 2016).
    /// </summary>
    public static MetricEstimate Nps(SatisfactionTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        if (tally.Nps is not { } value) return new MetricEstimate(null, 0, null, null);
        double answers = tally.NpsAnswers + 3;
        var promoters = (tally.Promoters + 0.75) / answers;
        var detractors = (tally.Detractors + 0.75) / answers;
        var middle = promoters - detractors;
        var half = Interval.Normal95 * Math.Sqrt((promoters + detractors - (middle * middle)) / answers);
        // A single answer can lie beyond the end; the interval holds the value it is of.
        var low = Math.Min(value, Math.Max(-100, 100 * (middle - half)));
        var high = Math.Max(value, Math.Min(100, 100 * (middle + half)));
        return new MetricEstimate(value, tally.NpsAnswers, low, high);
    }
}
