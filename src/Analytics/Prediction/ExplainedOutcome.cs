using Analytics.Prediction.Reasons;

namespace Analytics.Prediction;

/// <summary>The probability of an outcome, what raises it, heaviest first, and what each value driver adds to it.</summary>
internal readonly record struct ExplainedOutcome(double Probability, IReadOnlyList<Reason> Reasons, IReadOnlyList<DriverContribution> Drivers);
