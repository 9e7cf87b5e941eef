namespace Analytics.Insights.KeyDrivers;

/// <summary>
/// Waits against their promises, on average over a year: of each wait ln((wait + 1) / (promised + 1)), in minutes, parted at the promise.
/// </summary>
/// <param name="Late">Mean of what lies above 0.</param>
/// <param name="Early">Mean of what lies below, as a positive number.</param>
internal sealed record PromisedWait(double Late, double Early);
