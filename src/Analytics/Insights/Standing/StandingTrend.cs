namespace Analytics.Insights.Standing;

/// <summary>The straight line through a metric's months.</summary>
/// <param name="PerYear">Its slope, in the metric's unit a year.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="IsFound">Whether it is called a trend, judged with those of the other metrics.</param>
public sealed record StandingTrend(Estimate PerYear, double PValue, bool IsFound);
