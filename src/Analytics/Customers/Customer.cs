namespace Analytics.Customers;

/// <summary>What a customer list says of one customer.</summary>
public sealed record Customer : CanonicalRecord
{
    public DateTimeOffset? JoinedAt { get; init; }

    public string? Segment { get; init; }

    /// <summary>Margin a year, in the user's currency.</summary>
    public double? Value { get; init; }

    /// <summary>
    /// Every further column by its name, as text. Whether one is a number or a category is decided for the whole column when a model is
    /// trained, not cell by cell; label columns are among them.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public override RecordKind Kind => RecordKind.Customer;

    public override string RecordId => CustomerId!;

    public override DateTimeOffset? HappenedAt => null;

    public override DateTimeOffset? TellsOf => UpdatedAt ?? JoinedAt;
}
