using Analytics.Insights.Standing;

namespace Analytics.Insights;

/// <summary>What the analyses found, one property each.</summary>
public sealed record InsightSet
{
    /// <summary>Where the business stands.</summary>
    public StandingInsight? Standing { get; init; }
}
