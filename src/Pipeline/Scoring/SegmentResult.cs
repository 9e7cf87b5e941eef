using Analytics.Metrics;
using Analytics.Prediction;

namespace Pipeline.Scoring;

/// <summary>What a part hands to the publisher of one segment.</summary>
/// <param name="Risk">What the predictions come to.</param>
/// <param name="Periods">Tallies of the answers of its customers, of all and of each month.</param>
public sealed record SegmentResult(RiskTally Risk, IReadOnlyDictionary<string, SatisfactionTally> Periods);
