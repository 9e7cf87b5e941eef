namespace Analytics.Prediction;

/// <summary>How much of what a model says a value driver makes up.</summary>
/// <param name="Driver">Its code, as <see cref="Reasons.ValueDriverNames"/> has it.</param>
/// <param name="Importance">
/// Mean absolute sum of its features' contributions, as a share of that of all drivers, 0 to 1. Contributions that cancel out within a driver
/// count for nothing, so it is not the sum of its features' importance.
/// </param>
public sealed record ValueDriverImportance(string Driver, double Importance);
