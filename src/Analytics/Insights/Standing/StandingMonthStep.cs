namespace Analytics.Insights.Standing;

/// <summary>The last month against the one before.</summary>
/// <param name="Month">The last month, which may not be over, as <c>2026-03</c>.</param>
/// <param name="Difference">Last less the one before, in the metric's unit.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="IsFound">Whether they are called different, judged with the other metrics.</param>
public sealed record StandingMonthStep(string Month, Estimate Difference, double PValue, bool IsFound);
