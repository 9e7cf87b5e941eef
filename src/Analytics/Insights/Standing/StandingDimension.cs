namespace Analytics.Insights.Standing;

/// <summary>What figures are split by.</summary>
/// <param name="Name"><c>segments</c>, <c>channels</c>, <c>touchpoints</c> or <c>agents</c>.</param>
/// <param name="Values">The largest values, at most <see cref="StandingAnalysis.MostValues"/>, largest first.</param>
/// <param name="LeftOut">Further values, which count among the rest only.</param>
public sealed record StandingDimension(string Name, IReadOnlyList<StandingValue> Values, int LeftOut);
