using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights.KeyDrivers;

/// <summary>
/// Makes samples of customers: at dates so far apart that outcome windows do not overlap, everybody of whom the outcome is known. To take each
/// customer at the last such date instead would choose the date by the outcome: those who leave have earlier ones.
/// </summary>
internal sealed class DriverSampler
{
    private readonly IReadOnlyList<CustomerTimeline> _timelines;
    private readonly IReadOnlyDictionary<string, UsualWait> _usualWaits;

    public DriverSampler(IReadOnlyList<CustomerTimeline> timelines)
    {
        _timelines = timelines;
        _usualWaits = UsualWaits.Of(timelines);
    }

    /// <summary>The training dates, latest first in choosing, at least so many days apart; oldest first in the result.</summary>
    public static IReadOnlyList<DateTimeOffset> Dates(AsOfSchedule schedule, int days)
    {
        var dates = new List<DateTimeOffset>();
        foreach (var date in schedule.Training.Reverse())
        {
            if (dates.Count == 0 || (dates[^1] - date).TotalDays >= days) dates.Add(date);
        }
        dates.Reverse();
        return dates;
    }

    /// <param name="labeler">What counts as the outcome.</param>
    /// <param name="dates">As-of dates, oldest first.</param>
    /// <param name="cancellationToken">Heeded between customers.</param>
    public List<DriverSample> Samples(IOutcomeLabeler labeler, IReadOnlyList<DateTimeOffset> dates, CancellationToken cancellationToken)
    {
        var withAnswer = labeler.Definition is LoyaltyDefinition { Basis: LoyaltyBasis.Promoter };
        return [.. Enumerable.Range(0, _timelines.Count).AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .SelectMany(customer => Samples(_timelines[customer], customer, labeler, dates, withAnswer))];
    }

    private IEnumerable<DriverSample> Samples(
        CustomerTimeline timeline, int customer, IOutcomeLabeler labeler, IReadOnlyList<DateTimeOffset> dates, bool withAnswer)
    {
        if (!timeline.HasEvents) yield break;
        for (var date = 0; date < dates.Count; date++)
        {
            if (labeler.Target(timeline, dates[date]) is not { } target) continue;
            var snapshot = labeler.Snapshot(timeline, dates[date]);
            var contacts = ContactRecord.Of(snapshot, _usualWaits);
            var drivers = Ratings(snapshot);
            Add(drivers, DriverKey.Accessibility, contacts.Accessibility);
            Add(drivers, DriverKey.Reliability, contacts.Reliability);
            Add(drivers, DriverKey.Effectiveness, contacts.Effectiveness);
            if (drivers.Count == 0 && contacts.Wait is null) continue;
            yield return new DriverSample(
                customer, date, drivers, snapshot.Since is { } since ? snapshot.DaysSince(since) / 365.25 : double.NaN,
                snapshot.Profile?.Value ?? double.NaN, contacts.Wait, target,
                withAnswer ? timeline.Surveys.First(survey => survey.Nps is not null && survey.RespondedAt >= dates[date]).Nps!.Value : double.NaN);
        }
    }

    /// <summary>Means over a year, from 1-5 to percent of the scale.</summary>
    private static Dictionary<DriverKey, double> Ratings(CustomerSnapshot snapshot)
    {
        var sums = new Dictionary<DriverKey, (double Sum, int Count)>();
        foreach (var survey in snapshot.Surveys)
        {
            if (survey.RespondedAt is not { } time || snapshot.DaysSince(time) > Window.Year) continue;
            Count(DriverKey.Timeliness, survey.Timeliness);
            Count(DriverKey.Convenience, survey.Convenience);
            Count(DriverKey.Expertise, survey.Expertise);
            foreach (var (name, rating) in survey.Drivers ?? new Dictionary<string, double>()) Count(new DriverKey(DriverKind.Said, name), rating);
        }
        return sums.ToDictionary(pair => pair.Key, pair => ((pair.Value.Sum / pair.Value.Count) - 1) * 25);

        void Count(DriverKey key, double? rating)
        {
            if (rating is not { } value) return;
            var (sum, count) = sums.GetValueOrDefault(key);
            sums[key] = (sum + value, count + 1);
        }
    }

    private static void Add(Dictionary<DriverKey, double> drivers, DriverKey key, double value)
    {
        if (!double.IsNaN(value)) drivers.Add(key, value);
    }
}
