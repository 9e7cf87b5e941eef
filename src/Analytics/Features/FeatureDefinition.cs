namespace Analytics.Features;

/// <summary>One column of the feature matrix.</summary>
/// <param name="Name">Stable name, such as <c>csat.last</c> or <c>complaint.count.90d</c>; an attribute's is its column's.</param>
/// <param name="Kind">Whether values are numbers or codes of categories.</param>
/// <param name="Categories">Labels by code, for a category; else empty.</param>
public sealed record FeatureDefinition(string Name, FeatureKind Kind, IReadOnlyList<string> Categories)
{
    /// <summary>What the domain demands of a model; free for a category and for every column of the customer list.</summary>
    public FeatureDirection Direction { get; init; }

    /// <summary>The value driver it tells of; <see cref="ValueDriver.Other"/> for every column of the customer list.</summary>
    public ValueDriver Driver { get; init; }

    public static FeatureDefinition Number(string name, ValueDriver driver, FeatureDirection direction = FeatureDirection.Free) =>
        new(name, FeatureKind.Number, []) { Driver = driver, Direction = direction };
}
