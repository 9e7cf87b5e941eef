namespace Analytics.Customers;

/// <summary>One accepted row of an export in the product's own words, whatever tool it came from.</summary>
public abstract record CanonicalRecord
{
    /// <summary>The customer as the exports spell it; <c>null</c> for an anonymous survey answer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>When the source last changed this record; <c>null</c> if the export does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    public abstract RecordKind Kind { get; }

    /// <summary>The record's own id within its kind: rows with the same one are versions of one record.</summary>
    public abstract string RecordId { get; }

    /// <summary>When it happened; <c>null</c> for a customer record and for an answer without a time.</summary>
    public abstract DateTimeOffset? HappenedAt { get; }

    /// <summary>The time that the record tells of: when it happened, of a customer record the last change, else when they joined; <c>null</c> if it does not say.</summary>
    public virtual DateTimeOffset? TellsOf => HappenedAt;

    /// <summary>The first moment somebody could have known this version: its last change, else when it happened.</summary>
    public DateTimeOffset? KnownAt => UpdatedAt ?? HappenedAt;
}
