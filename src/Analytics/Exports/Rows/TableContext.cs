using Analytics.Exports.Encodings;
using Analytics.Exports.Formats;
using Analytics.Exports.Recognition;
using Analytics.Exports.Values;

namespace Analytics.Exports.Rows;

/// <summary>All that is settled about a table before its rows are read.</summary>
/// <param name="Table">The table.</param>
/// <param name="Plan">What was recognised of it.</param>
/// <param name="Kinds">How each kind of record is read, the table's own kind first.</param>
/// <param name="Clock">The clock that times without an offset are of.</param>
/// <param name="Customers">Finds a customer by another id.</param>
/// <param name="Limits">Bounds on what a row may cost.</param>
internal sealed record TableContext(
    ExportTable Table, TablePlan Plan, IReadOnlyList<ExaminedKind> Kinds, WallClock Clock, CustomerLinks Customers, ExportLimits Limits)
{
    /// <summary>Names of the columns, by which they keep their places.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>Whether a row has bytes that are no text; rows of a table without any need not be looked at again.</summary>
    public required bool HasFaults { get; init; }

    /// <summary>What was decided, for people.</summary>
    public TableRecognition Recognition() => new()
    {
        Table = Table.Name,
        Format = Table.Format,
        Encoding = Table.Encoding.Name,
        Tool = Plan.Tool,
        Fields = [.. Kinds.SelectMany(kind => kind.Recognized())],
        Ignored = Plan.Ignored,
    };

    /// <summary>What is worth telling about how the values are read.</summary>
    public IEnumerable<string> Warnings()
    {
        if (Table.Encoding != TextEncoding.Utf8) yield return $"The file is not in UTF-8: it was read as {Table.Encoding.Name}.";
        foreach (var warning in Plan.Warnings) yield return warning;
        foreach (var warning in Kinds.SelectMany(kind => kind.Fields).SelectMany(field => field.Warnings()).Distinct()) yield return warning;
    }
}
