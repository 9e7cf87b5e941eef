namespace Analytics.Insights.KeyDrivers;

/// <summary>What goes with churn and with loyalty, and the claims of the articles put to the test.</summary>
public sealed record KeyDriversInsight : Insight
{
    /// <summary>Customers that were looked at: all, or an even sample.</summary>
    public required int SampledCustomers { get; init; }

    public required OutcomeDrivers Churn { get; init; }

    public required OutcomeDrivers Loyalty { get; init; }

    public required IReadOnlyList<ClaimTest> Claims { get; init; }
}
