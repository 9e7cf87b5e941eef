namespace Analytics.Insights.Standing;

/// <summary>Where the business stands: its metrics with intervals that respect repeated answers, what moved, and who differs from the rest.</summary>
public sealed record StandingInsight : Insight
{
    /// <summary>The metrics that have figures.</summary>
    public IReadOnlyList<StandingMetric> Metrics { get; init; } = [];

    /// <summary>Dimensions that have values.</summary>
    public IReadOnlyList<StandingDimension> Dimensions { get; init; } = [];

    /// <summary>Further drivers beyond <see cref="StandingAnalysis.MostOwnDrivers"/>, those with the fewest answers, and those with the name of a metric; they are not in here.</summary>
    public int OwnDriversLeftOut { get; init; }
}
