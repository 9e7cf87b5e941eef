using Analytics.Prediction.Reasons;

namespace Analytics.Prediction;

/// <summary>The probability of an outcome, and what raises it, heaviest first.</summary>
internal readonly record struct ExplainedOutcome(double Probability, IReadOnlyList<Reason> Reasons);
