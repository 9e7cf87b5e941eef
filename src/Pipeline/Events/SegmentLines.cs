using Analytics.Customers;

namespace Pipeline.Events;

/// <summary>The lines of a segment's member.</summary>
internal static class SegmentLines
{
    /// <summary>The lines without those of some customers, and how many those were.</summary>
    public static (byte[] Kept, long Removed) Without(RecordKind kind, byte[] lines, IReadOnlyCollection<string> customers)
    {
        var kept = new MemoryStream(lines.Length);
        var removed = 0L;
        for (var rest = lines.AsSpan(); rest.IndexOf((byte)'\n') is >= 0 and var end; rest = rest[(end + 1)..])
        {
            if (RecordJson.Read(kind, rest[..end]).CustomerId is { } customer && customers.Contains(customer)) removed++;
            else kept.Write(rest[..(end + 1)]);
        }
        return (kept.ToArray(), removed);
    }
}
