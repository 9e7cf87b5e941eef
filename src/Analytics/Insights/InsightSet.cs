using Analytics.Insights.Loyalty;

namespace Analytics.Insights;

/// <summary>What the analyses found, one property each.</summary>
public sealed record InsightSet
{
    /// <summary>Satisfaction beside what customers did afterwards.</summary>
    public SatisfactionAndLoyaltyInsight SatisfactionAndLoyalty { get; init; } = new();
}
