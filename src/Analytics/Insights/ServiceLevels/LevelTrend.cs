namespace Analytics.Insights.ServiceLevels;

/// <summary>Whether a share rises or falls along the levels (Cochran-Armitage, errors by customer).</summary>
/// <param name="Z">Above 0 where it rises with the level.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="IsFound">Whether it is called a trend, among the tests of the insight.</param>
public sealed record LevelTrend(double Z, double PValue, bool IsFound);
