namespace Analytics.Insights.Expectations;

/// <summary>Promises and waits of one process step, over all hours or in four hours of the day.</summary>
public sealed record StepPromise
{
    /// <summary>Type of the contact.</summary>
    public required string Step { get; init; }

    /// <summary>By which it came, in the user's own words; <c>null</c> where that is not known.</summary>
    public string? Channel { get; init; }

    /// <summary>First hour of the four, UTC: 0, 4, 8, 12, 16 or 20; <c>null</c> for all hours.</summary>
    public int? FromHour { get; init; }

    /// <summary>What was promised against what happened; <c>null</c> with too few of both.</summary>
    public GapSummary? Gap { get; init; }

    /// <summary><c>null</c> with too few waits of the last weeks.</summary>
    public ShortestPromise? Shortest { get; init; }
}
