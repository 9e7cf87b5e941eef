using System.Globalization;
using Analytics.Customers;
using Analytics.Metrics;
using Analytics.Statistics;

namespace Analytics.Insights.Standing;

/// <summary>All figures of all metrics, gathered customer by customer.</summary>
internal sealed class StandingBook
{
    private const double EasyFrom = 5;

    private static readonly string[] DimensionNames = ["segments", "channels", "touchpoints", "agents"];

    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<ClusterTally> _open = [];
    private readonly List<PartTally> _openParts = [];

    private StandingBook(ValueCounts counts)
    {
        // A driver with the name of a metric would be taken for it.
        var usual = MetricDefinition.Usual.Select(metric => metric.Name).ToHashSet(StringComparer.Ordinal);
        var own = counts.OwnDrivers.Where(driver => !usual.Contains(driver.Key)).OrderByDescending(driver => driver.Value).ThenBy(driver => driver.Key, StringComparer.Ordinal).Take(StandingAnalysis.MostOwnDrivers)
            .Select(driver => driver.Key).Order(StringComparer.Ordinal).ToList();
        OwnDriversLeftOut = counts.OwnDrivers.Count - own.Count;
        Metrics = [.. MetricDefinition.Usual, .. own.Select(MetricDefinition.Own)];
        foreach (var (position, metric) in Metrics.Index()) _positions.TryAdd(metric.Name, position);
        Overall = [.. Metrics.Select(_ => new ClusterTally())];
        Periods = [.. Metrics.Select(_ => new SortedDictionary<string, ClusterTally>(StringComparer.Ordinal))];
        Dimensions = [.. DimensionNames.Index().Select(name => new StandingSplit(name.Item, counts.Dimensions[name.Index], Metrics.Count))];
    }

    public IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>One a metric.</summary>
    public ClusterTally[] Overall { get; }

    /// <summary>One a metric.</summary>
    public SortedDictionary<string, ClusterTally>[] Periods { get; }

    public IReadOnlyList<StandingSplit> Dimensions { get; }

    public int OwnDriversLeftOut { get; }

    public static StandingBook Of(InsightData data, CancellationToken cancellationToken)
    {
        var book = new StandingBook(ValueCounts.Of(data));
        var outcomes = new CustomerOutcomes(data, cancellationToken);
        for (var index = 0; index < data.Timelines.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var timeline = data.Timelines[index];
            var segment = timeline.Profile?.Segment;
            foreach (var survey in timeline.Surveys) book.Add(survey, segment);
            foreach (var interaction in timeline.Interactions)
            {
                if (interaction.Resolved is { } resolved && InteractionType.IsContact(interaction.Type))
                    book.Add(MetricDefinition.Resolution, resolved ? 1 : 0, new Place(Month(interaction.OccurredAt), segment, interaction.Channel, null, interaction.AgentId));
            }
            foreach (var outcome in outcomes.Of(index)) book.Add(outcome.Metric, outcome.Happened ? 1 : 0, new Place(outcome.Date, segment, null, null, null));
            book.CloseCustomer();
        }
        foreach (var survey in data.AnonymousSurveys)
        {
            book.Add(survey, null);
            book.CloseCustomer();
        }
        return book;
    }

    private readonly record struct Place(string? Period, string? Segment, string? Channel, string? Touchpoint, string? Agent);

    private static string Month(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private void Add(SurveyResponse survey, string? segment)
    {
        var place = new Place(survey.RespondedAt is { } time ? Month(time) : null, segment, survey.Channel, survey.Touchpoint, survey.AgentId);
        var tally = new SatisfactionTally().Add(survey);
        if (tally.CsatAnswers > 0) Add(MetricDefinition.Csat, tally.Satisfied, place);
        if (tally.NpsAnswers > 0) Add(MetricDefinition.Nps, tally.Promoters - tally.Detractors, place);
        if (survey.Ces is { } effort)
        {
            Add(MetricDefinition.Effort, effort, place);
            Add(MetricDefinition.Easy, effort >= EasyFrom ? 1 : 0, place);
        }
        if (survey.Timeliness is { } timeliness) Add("timeliness", timeliness, place);
        if (survey.Convenience is { } convenience) Add("convenience", convenience, place);
        if (survey.Expertise is { } expertise) Add("expertise", expertise, place);
        if (survey.Expectation is { } expectation) Add("expectation", expectation, place);
        if (survey.Drivers is null) return;
        foreach (var (driver, rating) in survey.Drivers)
        {
            if (_positions.TryGetValue(driver, out var position) && Metrics[position].IsOwn) Add(driver, rating, place);
        }
    }

    private void Add(string metric, double figure, Place place)
    {
        var position = _positions[metric];
        Add(Overall[position], figure);
        if (place.Period is { } period)
        {
            if (!Periods[position].TryGetValue(period, out var tally)) Periods[position].Add(period, tally = new ClusterTally());
            Add(tally, figure);
        }
        Dimensions[0].Add(position, place.Segment, figure, _openParts, _open);
        Dimensions[1].Add(position, place.Channel, figure, _openParts, _open);
        Dimensions[2].Add(position, place.Touchpoint, figure, _openParts, _open);
        Dimensions[3].Add(position, place.Agent, figure, _openParts, _open);
    }

    private void Add(ClusterTally tally, double figure)
    {
        if (tally.OpenCount == 0) _open.Add(tally);
        tally.Add(figure);
    }

    private void CloseCustomer()
    {
        // Parts first: they look at the whole's open cluster.
        foreach (var part in _openParts) part.CloseCluster();
        foreach (var tally in _open) tally.CloseCluster();
        _openParts.Clear();
        _open.Clear();
    }
}
