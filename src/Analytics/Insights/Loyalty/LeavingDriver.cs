using Analytics.Features;

namespace Analytics.Insights.Loyalty;

/// <summary>What a value driver adds to the raw score of churn, on average, in log-odds.</summary>
/// <param name="Driver">The value driver.</param>
/// <param name="Leaving">For the satisfied at high risk.</param>
/// <param name="Staying">For the other satisfied customers.</param>
public sealed record LeavingDriver(ValueDriver Driver, double Leaving, double Staying);
