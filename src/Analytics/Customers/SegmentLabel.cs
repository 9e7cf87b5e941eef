namespace Analytics.Customers;

/// <summary>The name under which a customer's segment is counted and listed.</summary>
public static class SegmentLabel
{
    /// <summary>Characters (UTF-16 units) that a name has at most; a longer one is cut off, so that it fits a table's cell and key whatever the column holds.</summary>
    public const int MaxLength = 100;

    /// <summary>The segment of a customer list's row; <c>null</c> without a row, and where it names none.</summary>
    public static string? Of(Customer? profile)
    {
        if (profile?.Segment is not { } segment || string.IsNullOrWhiteSpace(segment)) return null;
        if (segment.Length <= MaxLength) return segment;
        return char.IsHighSurrogate(segment[MaxLength - 1]) ? segment[..(MaxLength - 1)] : segment[..MaxLength];
    }
}
