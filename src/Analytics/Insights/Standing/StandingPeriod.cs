namespace Analytics.Insights.Standing;

/// <summary>A metric in one period.</summary>
/// <param name="Period">Month as <c>2026-03</c>, or as-of date as <c>2026-03-01</c>.</param>
/// <param name="Figure">The metric.</param>
public sealed record StandingPeriod(string Period, StandingFigure Figure);
