namespace Analytics.Insights.ServiceLevels;

/// <summary>Experiences by six levels of service, over time, and what the step from one to the next goes with.</summary>
public sealed record ServiceLevelsInsight : Insight
{
    /// <summary>Experiences with an answer.</summary>
    public int Answers { get; init; }

    /// <summary>Contacts without an answer, at whose level only their facts hint.</summary>
    public int Proxies { get; init; }

    /// <summary>Days after an experience within which leaving counts; <c>null</c> where it is not known when customers left.</summary>
    public int? LeavingDays { get; init; }

    /// <summary>Lowest first.</summary>
    public IReadOnlyList<LevelRow> Levels { get; init; } = [];

    /// <summary>Of leaving along the levels, two-sided; <c>null</c> where nothing is known of it.</summary>
    public LevelTrend? LeavingTrend { get; init; }

    /// <summary>Of promoters along the levels, the highest two as one, since recommending is part of telling them apart.</summary>
    public LevelTrend? PromoterTrend { get; init; }

    /// <summary>Oldest first; months with few answers are left out.</summary>
    public IReadOnlyList<LevelMonth> Months { get; init; } = [];

    /// <summary>Lowest first.</summary>
    public IReadOnlyList<LevelStep> Steps { get; init; } = [];

    /// <summary>Customers at the edge of the next level.</summary>
    public int AtEdge { get; init; }

    /// <summary>The hundred of most value among them.</summary>
    public IReadOnlyList<EdgeCustomer> Edge { get; init; } = [];
}
