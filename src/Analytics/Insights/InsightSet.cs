using Analytics.Insights.Trust;

namespace Analytics.Insights;

/// <summary>What the analyses found, one property each.</summary>
public sealed record InsightSet
{
    /// <summary>How far the data and the model can be trusted; <c>null</c> if that was not looked at.</summary>
    public TrustInsight? Trust { get; init; }
}
