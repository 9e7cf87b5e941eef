using Analytics.Insights.KeyDrivers;

namespace Analytics.Insights;

/// <summary>What the analyses found, one property each.</summary>
public sealed record InsightSet
{
    /// <summary>What goes with churn and with loyalty.</summary>
    public KeyDriversInsight? KeyDrivers { get; init; }
}
