namespace Analytics.Insights.Standing;

/// <summary>One segment, channel, touchpoint or agent.</summary>
/// <param name="Value">The user's own word.</param>
/// <param name="Metrics">The metrics that have figures there.</param>
public sealed record StandingValue(string Value, IReadOnlyList<StandingComparison> Metrics);
