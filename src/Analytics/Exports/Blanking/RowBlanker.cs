namespace Analytics.Exports.Blanking;

/// <summary>
/// Writes a copy of an export in which the lines of some rows are empty. Only texts with rows on lines of their own can be copied so, CSV and JSON lines,
/// also in gzip; the copy is read again and held against the original, as what a row says may depend on the others: how a column is written is decided from
/// all of its values.
/// </summary>
/// <param name="reader">Makes a reader; every reading takes a new one, under the same rules.</param>
public sealed class RowBlanker(Func<ExportReader> reader)
{
    private static readonly string[] Formats = ["csv", "csv.gz", "jsonl", "jsonl.gz"];
    private static readonly string[] Encodings = ["UTF-8", "GB18030", "Windows-1252"];

    /// <param name="open">Opens the export from its start, any number of times.</param>
    /// <param name="isMeant">Whether a row is to go.</param>
    /// <param name="copy">Takes the copy, if it can be made; may be read and sought.</param>
    /// <param name="cancellationToken">Breaks the work off.</param>
    /// <exception cref="ExportUnreadableException">The export cannot be read.</exception>
    public async Task<BlankedExport> BlankAsync(
        Func<CancellationToken, ValueTask<Stream>> open, Func<ExportRow, bool> isMeant, Stream copy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(isMeant);
        ArgumentNullException.ThrowIfNull(copy);
        var original = reader();
        var lines = new List<(long First, long Last)>();
        using var expected = new RowDigest();
        long rows = 0;
        var isOpen = false;
        await foreach (var row in original.ReadAsync(open, cancellationToken))
        {
            // A row goes up to where the next one starts.
            if (isOpen) lines[^1] = (lines[^1].First, row.LineNumber - 1);
            isOpen = isMeant(row);
            if (!isOpen)
            {
                expected.Add(row);
                continue;
            }
            rows++;
            lines.Add((row.LineNumber, long.MaxValue));
        }
        if (rows == 0) return new BlankedExport(0, true);
        if (original.Summary.Tables is not [{ } table] || !Formats.Contains(table.Format) || !Encodings.Contains(table.Encoding)) return new BlankedExport(rows, false);
        return new BlankedExport(rows, await BlankedCopy.WriteAsync(open, copy, lines, cancellationToken) && await IsProvenAsync(copy, expected, isMeant, cancellationToken));
    }

    private async Task<bool> IsProvenAsync(Stream copy, RowDigest expected, Func<ExportRow, bool> isMeant, CancellationToken cancellationToken)
    {
        using var found = new RowDigest();
        try
        {
            await foreach (var row in reader().ReadAsync(_ => ValueTask.FromResult<Stream>(new RereadStream(copy)), cancellationToken))
            {
                if (isMeant(row)) return false;
                found.Add(row);
            }
        }
        catch (ExportUnreadableException)
        {
            // Nothing is left of it, or it was no export of lines after all.
            return false;
        }
        return found.Count == expected.Count && found.Build() == expected.Build();
    }
}
