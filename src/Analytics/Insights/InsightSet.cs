using Analytics.Insights.BrokenPromises;
using Analytics.Insights.Expectations;
using Analytics.Insights.KeyDrivers;
using Analytics.Insights.Loyalty;
using Analytics.Insights.ServiceLevels;
using Analytics.Insights.Standing;
using Analytics.Insights.Trust;

namespace Analytics.Insights;

/// <summary>What the analyses found, one property each; <c>null</c> where nobody looked.</summary>
public sealed record InsightSet
{
    /// <summary>Where the business stands, by segment and over time.</summary>
    public StandingInsight? Standing { get; init; }

    /// <summary>Satisfaction beside what customers did afterwards.</summary>
    public SatisfactionAndLoyaltyInsight? SatisfactionAndLoyalty { get; init; }

    /// <summary>Promised against actual.</summary>
    public ExpectationGapInsight? ExpectationGap { get; init; }

    /// <summary>Six levels of service.</summary>
    public ServiceLevelsInsight? ServiceLevels { get; init; }

    /// <summary>What goes with churn and with loyalty.</summary>
    public KeyDriversInsight? KeyDrivers { get; init; }

    /// <summary>Price rises, fees and other blows, announced or not, and who left after them.</summary>
    public BrokenPromisesInsight? BrokenPromises { get; init; }

    /// <summary>How far the data and the model can be trusted.</summary>
    public TrustInsight? Trust { get; init; }
}
