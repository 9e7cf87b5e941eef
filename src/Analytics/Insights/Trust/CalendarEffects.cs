using Analytics.Boosting;
using Analytics.Features;
using Analytics.Statistics;

namespace Analytics.Insights.Trust;

/// <summary>
/// Tells features that had to move from those whose move means something, by what they do and not by their names: whether the same
/// customers' values all moved by the same amount a day, and whether the move goes away when no more history is looked at than in training.
/// </summary>
internal sealed class CalendarEffects(InsightData data, ChurnLabeler labeler, FeatureSchema schema, DriftSides sides, CancellationToken cancellationToken)
{
    /// <summary>Customers of both dates that are enough to see a clock.</summary>
    private const int MostFollowed = 2_000;
    private const int LeastFollowed = 50;

    /// <summary>Share of the customers whose value must have moved with the clock.</summary>
    private const double ClockShare = 0.95;

    private const double YearDays = 365.25;

    /// <summary>Days by which a value may be off: leap years, and times of the day.</summary>
    private const double OffDays = 1.5;

    /// <summary>What is left of the excess with equally much history, at most, if longer history explains it.</summary>
    private const double ExplainedShare = 0.5;

    /// <param name="features">As compared, one a feature of the schema.</param>
    /// <param name="reference">The reference's values.</param>
    /// <param name="current">The other side's values.</param>
    public IReadOnlyList<FeatureDrift> Mark(IReadOnlyList<FeatureDrift> features, SampleMatrix reference, SampleMatrix current)
    {
        // With a label column both sides are looked at on the same date.
        if (data.Churn.IsLabel || features.All(feature => feature.Verdict == DriftVerdict.Stable)) return features;
        var clocks = Clocks(reference);
        var equal = features.Index().Any(pair => pair.Item.Verdict != DriftVerdict.Stable && !clocks[pair.Index]) ? WithEqualHistory() : current;
        return [.. features.Select((feature, column) => feature.Verdict == DriftVerdict.Stable ? feature : feature with { Calendar = Effect(column) })];

        CalendarEffect? Effect(int column)
        {
            if (clocks[column]) return CalendarEffect.Clock;
            var before = reference.Columns[column];
            return DriftReview.Compare(before, equal.Columns[column]).Stability.Excess <= ExplainedShare * features[column].Excess ? CalendarEffect.LongerHistory : null;
        }
    }

    private bool[] Clocks(SampleMatrix reference)
    {
        var followed = new List<int>();
        for (var index = 0; index < sides.Reference.Count && followed.Count < MostFollowed; index++)
        {
            if (labeler.IsActive(labeler.Snapshot(sides.Reference[index].Timeline, data.AsOf))) followed.Add(index);
        }
        CustomerAt[] now = [.. followed.Select(index => sides.Reference[index] with { Date = data.AsOf })];
        var later = FeatureValues.Of(schema, now, customer => labeler.Snapshot(customer.Timeline, customer.Date), cancellationToken).Matrix;
        var days = followed.Select(index => (data.AsOf - sides.Reference[index].Date).TotalDays).ToArray();
        return [.. Enumerable.Range(0, schema.Features.Count).Select(column => schema.Features[column].Kind == FeatureKind.Number && IsClock(Moves(column)))];

        List<(double Move, double Days)> Moves(int column)
        {
            var before = reference.Columns[column].Values.Span;
            var after = later.Columns[column].Values.Span;
            var moves = new List<(double, double)>();
            for (var place = 0; place < days.Length; place++)
            {
                var move = (double)after[place] - before[followed[place]];
                if (double.IsFinite(move)) moves.Add((move, days[place]));
            }
            return moves;
        }
    }

    private static bool IsClock(List<(double Move, double Days)> moves)
    {
        if (moves.Count < LeastFollowed) return false;
        double[] rates = [.. moves.Select(pair => pair.Move / pair.Days).Order()];
        // Forwards, backwards (days until something), or at the rate of most.
        return new[] { 1, -1, Quantile.Of(rates, 0.5) }.Any(rate =>
            Math.Abs(rate) > 1e-6 && moves.Count(pair => IsOnTime(pair.Move / rate, pair.Days)) >= ClockShare * moves.Count);
    }

    // What comes round once a year is on time wherever in the year it stands.
    private static bool IsOnTime(double move, double days)
    {
        var off = Math.Abs(move - days) % YearDays;
        return Math.Min(off, YearDays - off) <= OffDays;
    }

    /// <summary>The current side with no older events than those of its customers' training dates would be.</summary>
    private SampleMatrix WithEqualHistory()
    {
        var first = FirstEvent();
        return FeatureValues.Of(schema, sides.Current, customer =>
        {
            var from = customer.Date - (DriftSides.DateOf(customer.Timeline, data.Schedule) - first);
            var snapshot = labeler.Snapshot(customer.Timeline, customer.Date);
            return snapshot with
            {
                Interactions = [.. snapshot.Interactions.Where(interaction => interaction.OccurredAt >= from)],
                Surveys = [.. snapshot.Surveys.Where(survey => survey.RespondedAt >= from)],
            };
        }, cancellationToken).Matrix;
    }

    private DateTimeOffset FirstEvent()
    {
        var first = data.Schedule.Training[0];
        foreach (var (timeline, date) in sides.Reference.Concat(sides.Current))
        {
            var snapshot = labeler.Snapshot(timeline, date);
            if (snapshot.Interactions.Count > 0 && snapshot.Interactions[0].OccurredAt < first) first = snapshot.Interactions[0].OccurredAt;
            if (snapshot.Surveys.Count > 0 && snapshot.Surveys[0].RespondedAt is { } answered && answered < first) first = answered;
        }
        return first;
    }
}
