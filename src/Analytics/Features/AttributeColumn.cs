namespace Analytics.Features;

/// <summary>How one column of the customer list becomes a feature.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">Decided from all values of the column.</param>
/// <param name="Categories">Labels by code, for a category; the last may be <see cref="Other"/>.</param>
public sealed record AttributeColumn(string Name, FeatureKind Kind, IReadOnlyList<string> Categories)
{
    /// <summary>The label that takes in rare values and those unseen in training.</summary>
    public const string Other = "(other)";
}
