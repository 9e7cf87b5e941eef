namespace Analytics.Exports.Formats;

/// <summary>The rows of a text's head that do not reach beyond it.</summary>
internal sealed class HeadRows(ExportRows rows, HeadStream head) : ExportRows
{
    public override IReadOnlyList<string> Headers => rows.Headers;

    public override bool RowsNameTheirCells => rows.RowsNameTheirCells;

    public override long LineNumber => rows.LineNumber;

    public override ReadOnlySpan<byte> Raw => rows.Raw;

    public override async ValueTask ReadHeaderAsync(CancellationToken cancellationToken)
    {
        await rows.ReadHeaderAsync(cancellationToken);
        if (head.IsCut) throw new ExportUnreadableException(rows.LineNumber, "the header row goes on for more than a megabyte; often because a quote was opened and not closed.");
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
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

    public override string? ReadCells() => rows.ReadCells();

    public override ReadOnlySpan<byte> Cell(int columnIndex) => rows.Cell(columnIndex);

    public override ValueTask DisposeAsync() => rows.DisposeAsync();
}
