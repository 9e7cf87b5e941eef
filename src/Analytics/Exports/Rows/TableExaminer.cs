using Analytics.Exports.Formats;
using Analytics.Exports.Mapping;
using Analytics.Exports.Recognition;
using Analytics.Exports.Values;

namespace Analytics.Exports.Rows;

/// <summary>
/// Settles everything about a table before its rows are taken: what its columns are, from its first rows, and how the values of each are
/// written, from all of them.
/// </summary>
/// <param name="folderKind">The kind that the export is delivered as.</param>
/// <param name="export">The export's name.</param>
/// <param name="mapping">What the user says of it.</param>
/// <param name="customers">Finds a customer by another id.</param>
/// <param name="limits">Bounds on what a row may cost.</param>
internal sealed class TableExaminer(string folderKind, string export, ExportMapping mapping, CustomerLinks customers, ExportLimits limits)
{
    /// <exception cref="ExportUnreadableException">The table cannot be read to its end, or lacks what its kind or the mapping needs.</exception>
    public async Task<TableContext> ExamineAsync(ExportTable table, CancellationToken cancellationToken)
    {
        var head = await TableHead.ReadAsync(table, cancellationToken);
        var part = mapping.TableFor(folderKind, export, table.Name);
        var fileName = table.Name.Length > 0 ? table.Name : export;
        var headers = head.Headers;
        while (true)
        {
            var isWhole = !head.RowsNameTheirCells || headers.Count != head.Headers.Count;
            var plan = TableRecognizer.Recognize(folderKind, fileName, part, head.Columns(headers), head.HeaderRows, isWhole);
            KindExamination[] kinds = [.. plan.Kinds.Select(kind => new KindExamination(kind))];
            var (seen, hasFaults) = await ReadAllAsync(table, headers, head.HeaderRows, kinds, cancellationToken);
            // Rows further down may have columns of their own: with those it is looked at anew.
            if (seen.Count == headers.Count && (isWhole || plan.Kinds.All(kind => part.For(kind.Kind) is null or { IsEmpty: true })))
                return new TableContext(table, plan, [.. kinds.Select(kind => kind.Decide())], new WallClock(part.Zone), customers, limits)
                {
                    Headers = headers,
                    HasFaults = hasFaults,
                };
            headers = seen;
            if (seen.Count == head.Headers.Count) head = head with { RowsNameTheirCells = false };
        }
    }

    private static async Task<(IReadOnlyList<string> Headers, bool HasFaults)> ReadAllAsync(
        ExportTable table, IReadOnlyList<string> headers, int headerRows, KindExamination[] kinds, CancellationToken cancellationToken)
    {
        await using var rows = await table.OpenAsync(headers, cancellationToken);
        await rows.ReadHeaderAsync(cancellationToken);
        var hasFaults = false;
        for (var row = 0; await rows.ReadAsync(cancellationToken); row++)
        {
            if (row >= headerRows && !TryAdd(table, rows, kinds)) hasFaults = true;
        }
        return ([.. rows.Headers], hasFaults);
    }

    // A method of its own, as what is called often is compiled for speed, and a loop within an asynchronous method is not.
    private static bool TryAdd(ExportTable table, ExportRows rows, KindExamination[] kinds)
    {
        if (table.FaultOf(rows.Raw) is not null) return false;
        if (rows.ReadCells() is not null) return true;
        foreach (var kind in kinds) kind.Add(rows);
        return true;
    }
}
