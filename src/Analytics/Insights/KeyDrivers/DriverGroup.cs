namespace Analytics.Insights.KeyDrivers;

/// <summary>One variable of a model: a driver, or several that say nearly the same.</summary>
/// <param name="Members">At least one, the first giving the name.</param>
/// <param name="Values">A value a sample, 0 to 100.</param>
internal sealed record DriverGroup(IReadOnlyList<DriverKey> Members, double[] Values);
