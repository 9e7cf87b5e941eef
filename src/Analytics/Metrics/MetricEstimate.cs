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

    /// <summary>Net promoter score, -100 to 100, with its adjusted Wald interval; see <see cref="Interval.OfNetShare"/>.</summary>
    public static MetricEstimate Nps(SatisfactionTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        if (tally.Nps is not { } value) return new MetricEstimate(null, 0, null, null);
        double answers = tally.NpsAnswers;
        var range = Interval.OfNetShare(tally.Promoters / answers, tally.Detractors / answers, answers);
        return new MetricEstimate(value, tally.NpsAnswers, Math.Min(value, 100 * range.Low), Math.Max(value, 100 * range.High));
    }
}
