namespace Analytics.Insights.KeyDrivers;

/// <summary>One driver: a further rating may have the name of a derived driver.</summary>
/// <param name="Kind">Where its value comes from.</param>
/// <param name="Name">One of the names below, or the user's own of a further rating.</param>
internal readonly record struct DriverKey(DriverKind Kind, string Name)
{
    public static DriverKey Timeliness { get; } = new(DriverKind.Said, "timeliness");

    public static DriverKey Convenience { get; } = new(DriverKind.Said, "convenience");

    public static DriverKey Expertise { get; } = new(DriverKind.Said, "expertise");

    public static DriverKey Accessibility { get; } = new(DriverKind.Done, "accessibility");

    public static DriverKey Reliability { get; } = new(DriverKind.Done, "reliability");

    public static DriverKey Effectiveness { get; } = new(DriverKind.Done, "effectiveness");

    /// <summary>The order in which drivers are listed: the three ratings, further ones by name, then the derived.</summary>
    public static IEnumerable<DriverKey> Ordered(IEnumerable<DriverKey> keys)
    {
        DriverKey[] known = [Timeliness, Convenience, Expertise];
        DriverKey[] derived = [Accessibility, Reliability, Effectiveness];
        var present = keys.ToHashSet();
        return known.Where(present.Contains)
            .Concat(present.Where(key => key.Kind == DriverKind.Said && !known.Contains(key)).OrderBy(key => key.Name, StringComparer.Ordinal))
            .Concat(derived.Where(present.Contains));
    }
}
