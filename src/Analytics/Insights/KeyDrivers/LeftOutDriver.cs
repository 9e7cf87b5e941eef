namespace Analytics.Insights.KeyDrivers;

/// <summary>A driver that is not in a model.</summary>
/// <param name="Name">As in <see cref="KeyDriver.Name"/>.</param>
/// <param name="Kind">Where its value comes from.</param>
/// <param name="Known">Share of the samples looked at of which it is known, 0 to 1.</param>
/// <param name="Reason">Why it is left out.</param>
public sealed record LeftOutDriver(string Name, DriverKind Kind, double Known, LeftOutReason Reason);
