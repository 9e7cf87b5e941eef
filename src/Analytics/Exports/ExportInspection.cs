namespace Analytics.Exports;

/// <summary>How a file would be taken in.</summary>
public sealed record ExportInspection
{
    /// <summary>What would become of its rows, and what was recognised.</summary>
    public required ExportSummary Summary { get; init; }

    /// <summary>Whether the kind was guessed.</summary>
    public required bool IsKindGuessed { get; init; }

    /// <summary>The first rows of each table, with personal data masked.</summary>
    public required IReadOnlyList<TableSample> Samples { get; init; }

    /// <summary>The first rows that would be rejected.</summary>
    public required IReadOnlyList<RowRejection> Problems { get; init; }
}

/// <summary>The first rows of a table.</summary>
/// <param name="Table">The table's name; empty if the file is the table.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">The cells, in the order of the columns, with personal data masked.</param>
public sealed record TableSample(string Table, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
