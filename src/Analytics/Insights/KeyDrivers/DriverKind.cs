namespace Analytics.Insights.KeyDrivers;

/// <summary>Where a driver's value comes from.</summary>
public enum DriverKind
{
    /// <summary>A rating that customers gave.</summary>
    Said,

    /// <summary>Derived from what happened to them.</summary>
    Done,
}
