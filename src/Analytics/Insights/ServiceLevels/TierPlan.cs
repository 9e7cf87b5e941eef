namespace Analytics.Insights.ServiceLevels;

/// <summary>Which customers stand at the edge of the next level.</summary>
internal static class TierPlan
{
    /// <summary>Ranks of the score at most so far below the next cut-off.</summary>
    public const double Edge = 0.05;

    /// <summary>An older experience says little of where a customer stands.</summary>
    private const int RecentDays = 365;

    /// <summary>
    /// Customers whose latest experience of the last year would be at the next level with a score at most <see cref="Edge"/> higher, all else
    /// being as it was: who lacks a kept promise or a surprise is not among them.
    /// </summary>
    /// <param name="data">The customers.</param>
    /// <param name="experiences">In order of time.</param>
    /// <param name="levels">Theirs.</param>
    public static List<EdgeCustomer> Of(InsightData data, IReadOnlyList<Experience> experiences, LevelAssignment levels)
    {
        var latest = new Dictionary<int, int>();
        for (var i = 0; i < experiences.Count; i++) latest[experiences[i].Customer] = i;
        var edge = new List<EdgeCustomer>();
        var from = (int)(data.AsOf.UtcTicks / TimeSpan.TicksPerDay) - RecentDays;
        foreach (var (customer, i) in latest)
        {
            var position = levels.Moving[i];
            if (experiences[i].Day < from || LevelRules.NextCutOff(position.Score) is not { } cutOff || cutOff - position.Score > Edge) continue;
            var next = LevelRules.Of(experiences[i], position with { Score = cutOff });
            if (next <= levels.MovingLevels[i]) continue;
            var timeline = data.Timelines[customer];
            if (LeavingAfter.IsGone(timeline.Interactions, data.AsOf)) continue;
            edge.Add(new EdgeCustomer(timeline.CustomerId, levels.MovingLevels[i], next, 100 * (cutOff - position.Score), timeline.Profile?.Value));
        }
        edge.Sort((left, right) =>
        {
            var byValue = Nullable.Compare(right.Value, left.Value);
            return byValue != 0 ? byValue : string.CompareOrdinal(left.CustomerId, right.CustomerId);
        });
        return edge;
    }
}
