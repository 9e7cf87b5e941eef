using System.Globalization;
using Analytics.Customers;

namespace Analytics.Metrics;

/// <summary>Tallies of all answers, of each month (UTC), of each agent, and by segment of the customer.</summary>
public sealed class SatisfactionBook
{
    /// <summary>The key of the tally of all answers.</summary>
    public const string All = "all";

    private readonly SortedDictionary<string, SatisfactionTally> _periods = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SatisfactionTally> _agents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, SatisfactionTally>> _segments = new(StringComparer.Ordinal);

    /// <summary>By <see cref="All"/> and by month as <c>2026-03</c>.</summary>
    public IReadOnlyDictionary<string, SatisfactionTally> Periods => _periods;

    /// <summary>By agent id.</summary>
    public IReadOnlyDictionary<string, SatisfactionTally> Agents => _agents;

    /// <summary>Of a segment by period, as <see cref="Periods"/>; none of a segment without answers.</summary>
    public IReadOnlyDictionary<string, SatisfactionTally> PeriodsOf(string segment) =>
        _segments.TryGetValue(segment, out var periods) ? periods : new SortedDictionary<string, SatisfactionTally>(StringComparer.Ordinal);

    /// <summary>Adds an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="segment">The segment of the customer who gave it, if there is one.</param>
    public void Add(SurveyResponse response, string? segment = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        AddPeriods(_periods, response);
        if (segment is not null) AddPeriods(PeriodsToAddTo(segment), response);
        if (response.AgentId is { } agent) Add(_agents, agent, response);
    }

    /// <summary>Adds the newest version of every answer, with a customer or without.</summary>
    public void Add(TimelineBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var timeline in batch.Timelines)
        {
            var segment = SegmentLabel.Of(timeline.Profile);
            foreach (var response in timeline.Surveys) Add(response, segment);
        }
        foreach (var response in batch.AnonymousSurveys) Add(response);
    }

    public void Add(IReadOnlyDictionary<string, SatisfactionTally> periods, IReadOnlyDictionary<string, SatisfactionTally> agents)
    {
        Add(_periods, periods);
        Add(_agents, agents);
    }

    public void Add(string segment, IReadOnlyDictionary<string, SatisfactionTally> periods) => Add(PeriodsToAddTo(segment), periods);

    private SortedDictionary<string, SatisfactionTally> PeriodsToAddTo(string segment)
    {
        if (!_segments.TryGetValue(segment, out var periods)) _segments.Add(segment, periods = new SortedDictionary<string, SatisfactionTally>(StringComparer.Ordinal));
        return periods;
    }

    private static void AddPeriods(SortedDictionary<string, SatisfactionTally> periods, SurveyResponse response)
    {
        Add(periods, All, response);
        if (response.RespondedAt is { } time) Add(periods, time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture), response);
    }

    private static void Add(SortedDictionary<string, SatisfactionTally> tallies, string key, SurveyResponse response) =>
        tallies[key] = tallies.TryGetValue(key, out var tally) ? tally.Add(response) : new SatisfactionTally().Add(response);

    private static void Add(SortedDictionary<string, SatisfactionTally> tallies, IReadOnlyDictionary<string, SatisfactionTally> others)
    {
        foreach (var (key, other) in others) tallies[key] = tallies.TryGetValue(key, out var tally) ? tally.Add(other) : other;
    }
}
