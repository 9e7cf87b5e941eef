using System.Globalization;
using Analytics.Customers;

namespace Analytics.Metrics;

/// <summary>Tallies of all answers, of each month (UTC) and of each agent.</summary>
public sealed class SatisfactionBook
{
    /// <summary>The key of the tally of all answers.</summary>
    public const string All = "all";

    private readonly SortedDictionary<string, SatisfactionTally> _periods = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SatisfactionTally> _agents = new(StringComparer.Ordinal);

    /// <summary>By <see cref="All"/> and by month as <c>2026-03</c>.</summary>
    public IReadOnlyDictionary<string, SatisfactionTally> Periods => _periods;

    /// <summary>By agent id.</summary>
    public IReadOnlyDictionary<string, SatisfactionTally> Agents => _agents;

    public void Add(SurveyResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Add(_periods, All, response);
        if (response.RespondedAt is { } time) Add(_periods, time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture), response);
        if (response.AgentId is { } agent) Add(_agents, agent, response);
    }

    /// <summary>Adds the newest version of every answer, with a customer or without.</summary>
    public void Add(TimelineBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var response in batch.Timelines.SelectMany(timeline => timeline.Surveys)) Add(response);
        foreach (var response in batch.AnonymousSurveys) Add(response);
    }

    public void Add(IReadOnlyDictionary<string, SatisfactionTally> periods, IReadOnlyDictionary<string, SatisfactionTally> agents)
    {
        Add(_periods, periods);
        Add(_agents, agents);
    }

    private static void Add(SortedDictionary<string, SatisfactionTally> tallies, string key, SurveyResponse response) =>
        tallies[key] = tallies.TryGetValue(key, out var tally) ? tally.Add(response) : new SatisfactionTally().Add(response);

    private static void Add(SortedDictionary<string, SatisfactionTally> tallies, IReadOnlyDictionary<string, SatisfactionTally> others)
    {
        foreach (var (key, other) in others) tallies[key] = tallies.TryGetValue(key, out var tally) ? tally.Add(other) : other;
    }
}
