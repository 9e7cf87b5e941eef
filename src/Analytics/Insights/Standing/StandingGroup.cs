using Analytics.Statistics;

namespace Analytics.Insights.Standing;

/// <summary>One value of a dimension while it is filled.</summary>
/// <param name="Value">The user's own word.</param>
/// <param name="Parts">One a metric; <c>null</c> as long as there is no figure.</param>
internal sealed record StandingGroup(string Value, PartTally?[] Parts);
