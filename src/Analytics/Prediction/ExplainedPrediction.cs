using Analytics.Prediction.Reasons;

namespace Analytics.Prediction;

/// <summary>A prediction with what raises the risk, heaviest first.</summary>
public sealed record ExplainedPrediction(CustomerPrediction Prediction, IReadOnlyList<Reason> Reasons);
