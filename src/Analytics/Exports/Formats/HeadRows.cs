namespace Analytics.Exports.Formats;

/// <summary>The rows of a text's head that do not reach beyond it.</summary>
internal sealed class HeadRows(IExportRows rows, HeadStream head) : IExportRows
{
    public IReadOnlyList<string> Headers => rows.Headers;

    public bool RowsNameTheirCells => rows.RowsNameTheirCells;

    public long LineNumber => rows.LineNumber;

    public ReadOnlySpan<byte> Raw => rows.Raw;

    public async ValueTask ReadHeaderAsync(CancellationToken cancellationToken)
    {
        await rows.ReadHeaderAsync(cancellationToken);
        if (head.IsCut) throw new ExportUnreadableException(rows.LineNumber, "the header row goes on for more than a megabyte; often because a quote was opened and not closed.");
    }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ReadAsync(cancellationToken) && !head.IsCut;
        }
        catch (ExportUnreadableException) when (head.IsCut)
        {
            return false;
        }
    }

    public string? ReadCells() => rows.ReadCells();

    public ReadOnlySpan<byte> Cell(int columnIndex) => rows.Cell(columnIndex);

    public ValueTask DisposeAsync() => rows.DisposeAsync();
}
