using Analytics.Statistics;

namespace Analytics.Evaluation;

/// <summary>How much higher the AUC of one model is than that of another on the same samples.</summary>
/// <param name="Value">First less second.</param>
/// <param name="Range">95 % interval of <paramref name="Value"/>.</param>
public sealed record AucDifference(double Value, Interval Range);
