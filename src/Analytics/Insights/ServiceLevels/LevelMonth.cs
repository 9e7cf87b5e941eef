namespace Analytics.Insights.ServiceLevels;

/// <summary>The mix of levels in one month.</summary>
/// <param name="Month">UTC, such as <c>2025-03</c>.</param>
/// <param name="Answers">Experiences with an answer.</param>
/// <param name="Moving">Share of each level, lowest first, by the moving yardstick, 0 to 1.</param>
/// <param name="Fixed">The same by that of the first year; <c>null</c> without one.</param>
/// <param name="HighMoving">Share whose score is among the best 15 % by the moving yardstick.</param>
/// <param name="HighFixed">The same by that of the first year.</param>
public sealed record LevelMonth(string Month, int Answers, IReadOnlyList<double> Moving, IReadOnlyList<double>? Fixed, double HighMoving, double? HighFixed)
{
    /// <summary>By how much expectations have risen with the service: what the first year would have called high, less what is called so now.</summary>
    public double? Inflation => HighFixed - HighMoving;
}
