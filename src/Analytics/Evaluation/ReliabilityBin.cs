using Analytics.Statistics;

namespace Analytics.Evaluation;

/// <summary>What was predicted and what happened among samples of similar probability.</summary>
/// <param name="Predicted">Mean probability.</param>
/// <param name="Observed">Share of positives.</param>
/// <param name="Count">Samples.</param>
/// <param name="Range">Wilson 95 % interval of <paramref name="Observed"/>.</param>
public sealed record ReliabilityBin(double Predicted, double Observed, int Count, Interval Range);
