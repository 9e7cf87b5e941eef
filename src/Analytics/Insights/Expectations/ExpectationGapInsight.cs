namespace Analytics.Insights.Expectations;

/// <summary>What was promised against what happened, how ratings and leaving go with it, and what could be promised.</summary>
public sealed record ExpectationGapInsight : Insight
{
    /// <summary>Over all steps; <c>null</c> if <see cref="Insight.Missing"/> says why.</summary>
    public GapSummary? Overall { get; init; }

    /// <summary>Steps with most waits first; of each all hours, then stretches of four.</summary>
    public IReadOnlyList<StepPromise> Steps { get; init; } = [];

    /// <summary><c>null</c> with too few rated contacts.</summary>
    public GapRating? Rating { get; init; }

    /// <summary>Days after a contact or change within which leaving counts; <c>null</c> where it is not known when customers left.</summary>
    public int? LeavingDays { get; init; }

    /// <summary>Share who left after a broken promise (first) and after a kept one (second); <c>null</c> with too few of either.</summary>
    public ShareContrast? Leaving { get; init; }

    /// <summary>Share who left after a change without notice (first) and with (second), each customer's first change; <c>null</c> with too few of either.</summary>
    public ShareContrast? NoticeLeaving { get; init; }

    /// <summary>Share satisfied (4 or 5 of 5) in the first answer within 90 days after a change without notice (first) and with (second).</summary>
    public ShareContrast? NoticeSatisfied { get; init; }
}
