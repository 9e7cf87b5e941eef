using Analytics.Exports;

namespace Pipeline.Ingest;

/// <summary>Where a row of an export stands, whatever mapping it is read by.</summary>
/// <param name="Table">The table's name within the export; empty if it is the export.</param>
/// <param name="LineNumber">1-based line where the row starts.</param>
/// <param name="InLine">0-based number among the rows that start in the line: a JSON list may be one line.</param>
internal readonly record struct RowPlace(string Table, long LineNumber, int InLine)
{
    /// <summary>The place of a row that comes after another.</summary>
    public static RowPlace After(RowPlace previous, ExportRow row) =>
        new(row.Table, row.LineNumber, previous.LineNumber == row.LineNumber && previous.Table == row.Table ? previous.InLine + 1 : 0);
}
