using Analytics.Customers;

namespace Analytics.Metrics;

/// <summary>
/// Counts of answers from which CSAT and NPS follow; tallies of parts add up to the tally of the whole. CSAT is the share of 4 and 5 among
/// answers on 1 to 5, in percent. NPS is the share of promoters (9 and 10) minus that of detractors (0 to 6), in points from -100 to 100.
/// </summary>
public sealed record SatisfactionTally
{
    /// <summary>The lowest rating on 1 to 5 that counts as satisfied; a rating moved from 0 to 10 counts from 8 on, which lies at 4.2.</summary>
    public const double SatisfiedFrom = 4;

    /// <summary>The lowest answer on 0 to 10 that makes a promoter.</summary>
    public const double PromoterFrom = 9;

    private const double PassiveFrom = 7;

    public long CsatAnswers { get; init; }

    public long Satisfied { get; init; }

    public long NpsAnswers { get; init; }

    public long Promoters { get; init; }

    public long Detractors { get; init; }

    /// <summary>Percent, 0 to 100; <c>null</c> without answers.</summary>
    public double? Csat => CsatAnswers > 0 ? 100.0 * Satisfied / CsatAnswers : null;

    /// <summary>Points, -100 to 100; <c>null</c> without answers.</summary>
    public double? Nps => NpsAnswers > 0 ? 100.0 * (Promoters - Detractors) / NpsAnswers : null;

    public SatisfactionTally Add(SurveyResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return this with
        {
            CsatAnswers = CsatAnswers + (response.Csat is null ? 0 : 1),
            Satisfied = Satisfied + (response.Csat >= SatisfiedFrom ? 1 : 0),
            NpsAnswers = NpsAnswers + (response.Nps is null ? 0 : 1),
            Promoters = Promoters + (response.Nps >= PromoterFrom ? 1 : 0),
            Detractors = Detractors + (response.Nps < PassiveFrom ? 1 : 0),
        };
    }

    public SatisfactionTally Add(SatisfactionTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SatisfactionTally
        {
            CsatAnswers = CsatAnswers + other.CsatAnswers,
            Satisfied = Satisfied + other.Satisfied,
            NpsAnswers = NpsAnswers + other.NpsAnswers,
            Promoters = Promoters + other.Promoters,
            Detractors = Detractors + other.Detractors,
        };
    }
}
