using Analytics.Exports.Quality;

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

    /// <summary>Of the rejected rows those that were never meant to count, such as test answers: nothing is wrong with the export.</summary>
    public long LeftOut { get; init; }

    /// <summary>The share of rows that are rejected though they were meant to count, 0 to 1.</summary>
    public double FaultyShare => RowsRead == LeftOut ? 0 : (double)(Rejected - LeftOut) / (RowsRead - LeftOut);

    /// <summary>Whether nothing of it counts, as too many of its rows are rejected; a warning says so.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Rejections by column and reason, most frequent first.</summary>
    public IReadOnlyList<RejectionCount> Rejections { get; init; } = [];

    /// <summary>SHA-256 of the file, in hex.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>What the accepted rows look like.</summary>
    public ExportProfile Profile { get; init; } = new ProfileBuilder().Build();

    /// <summary>What was recognised, one entry a table.</summary>
    public IReadOnlyList<TableRecognition> Tables { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Time of the first event among the accepted rows; <c>null</c> if none has a time.</summary>
    public DateTimeOffset? FirstEventAt { get; init; }

    /// <summary>Time of the last event among the accepted rows; <c>null</c> if none has a time.</summary>
    public DateTimeOffset? LastEventAt { get; init; }
}
