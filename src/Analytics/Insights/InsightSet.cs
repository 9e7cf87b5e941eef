using Analytics.Insights.BrokenPromises;

namespace Analytics.Insights;

/// <summary>What the analyses found, one property each.</summary>
public sealed record InsightSet
{
    public BrokenPromisesInsight? BrokenPromises { get; init; }
}
