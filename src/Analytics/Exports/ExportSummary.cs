namespace Analytics.Exports;

/// <summary>The truth about the rows of one export: <c>RowsRead = Accepted + Rejected + Duplicates</c>, always.</summary>
public sealed record ExportSummary
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Format { get; init; }

    public long RowsRead { get; init; }

    public long Accepted { get; init; }

    public long Rejected { get; init; }

    public long Duplicates { get; init; }

    /// <summary>Rejections by column and reason, most frequent first.</summary>
    public IReadOnlyList<RejectionCount> Rejections { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Time of the first event among the accepted rows; <c>null</c> if none has a time.</summary>
    public DateTimeOffset? FirstEventAt { get; init; }

    /// <summary>Time of the last event among the accepted rows; <c>null</c> if none has a time.</summary>
    public DateTimeOffset? LastEventAt { get; init; }
}
