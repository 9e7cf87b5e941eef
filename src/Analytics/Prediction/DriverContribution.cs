using Analytics.Features;

namespace Analytics.Prediction;

/// <summary>What the features of a value driver together add to a customer's raw score.</summary>
/// <param name="Driver">The value driver.</param>
/// <param name="Contribution">In log-odds; below 0 where they lower the risk.</param>
public readonly record struct DriverContribution(ValueDriver Driver, double Contribution);
