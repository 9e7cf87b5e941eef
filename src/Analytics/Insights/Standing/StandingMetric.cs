namespace Analytics.Insights.Standing;

/// <summary>One metric: over all, by period, and how it moved.</summary>
public sealed record StandingMetric
{
    /// <summary><c>csat</c>, <c>nps</c>, <c>ces</c>, <c>easy</c> and so on, or the user's own name of a further driver.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a further driver, under the user's own name.</summary>
    public bool IsOwn { get; init; }

    public required MetricUnit Unit { get; init; }

    /// <summary>The lowest figure there can be.</summary>
    public required double Lowest { get; init; }

    /// <summary>The highest figure there can be.</summary>
    public required double Highest { get; init; }

    public required StandingFigure Overall { get; init; }

    /// <summary>By month (UTC), of churn and repurchase by as-of date; oldest first.</summary>
    public IReadOnlyList<StandingPeriod> Periods { get; init; } = [];

    /// <summary>The straight line through the months; <c>null</c> below twelve months, and of churn and repurchase, whose windows overlap.</summary>
    public StandingTrend? Trend { get; init; }

    /// <summary>The month that parts the series most; <c>null</c> where there is no trend.</summary>
    public StandingChange? Change { get; init; }

    /// <summary>The last month against the one before; <c>null</c> where either has too few figures.</summary>
    public StandingMonthStep? LastMonth { get; init; }
}
