using System.Buffers;
using System.Text;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>The rows of a sheet below its header. Rows without a filled cell are passed over; a row stands in the file as a line of CSV would.</summary>
internal sealed class WorkbookRows(SheetReader sheet, int headerRow, long maxBytes, ExportLimits limits) : ExportRows
{
    private static readonly SearchValues<byte> NeedQuotes = SearchValues.Create(",\"\r\n"u8);

    private readonly ArrayBufferWriter<byte> _raw = new();
    private IReadOnlyList<string> _headers = [];
    private bool _isRawWritten;
    private long _bytes;

    public override IReadOnlyList<string> Headers => _headers;

    public override bool RowsNameTheirCells => false;

    public override long LineNumber => sheet.Row.Number;

    public override ReadOnlySpan<byte> Raw
    {
        get
        {
            if (!_isRawWritten) WriteRaw();
            return _raw.WrittenSpan;
        }
    }

    public override ValueTask ReadHeaderAsync(CancellationToken cancellationToken)
    {
        while (sheet.Row.Number < headerRow)
        {
            if (!sheet.Read()) throw new ExportUnreadableException(headerRow, "the sheet has no header row any more.");
        }
        if (sheet.Row.Width > limits.MaxColumns)
            throw new ExportUnreadableException(headerRow, $"the header has {sheet.Row.Width} columns; at most {limits.MaxColumns} are read.");
        var headers = new string[sheet.Row.Width];
        for (var index = 0; index < headers.Length; index++) headers[index] = Encoding.UTF8.GetString(sheet.Row.Cell(index)).Trim();
        _headers = headers;
        return ValueTask.CompletedTask;
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _isRawWritten = false;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!sheet.Read()) return ValueTask.FromResult(false);
        }
        while (sheet.Row.Filled == 0);
        _bytes += sheet.Row.TextBytes;
        return ValueTask.FromResult(_bytes <= maxBytes);
    }

    public override string? ReadCells()
    {
        if (sheet.Row.Width > Headers.Count) return "more cells than the header has columns";
        for (var index = 0; sheet.Row.TextBytes > limits.MaxCellBytes && index < sheet.Row.Width; index++)
        {
            if (sheet.Row.Cell(index).Length > limits.MaxCellBytes) return CellFault.TooLong(limits);
        }
        return null;
    }

    public override ReadOnlySpan<byte> Cell(int columnIndex) => sheet.Row.Cell(columnIndex);

    public override ValueTask DisposeAsync()
    {
        sheet.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteRaw()
    {
        _raw.ResetWrittenCount();
        for (var index = 0; index < Math.Max(Headers.Count, sheet.Row.Width); index++)
        {
            if (index > 0) _raw.Write(","u8);
            var cell = sheet.Row.Cell(index);
            if (cell.IndexOfAny(NeedQuotes) < 0) _raw.Write(cell);
            else WriteQuoted(cell);
        }
        _isRawWritten = true;
    }

    private void WriteQuoted(ReadOnlySpan<byte> cell)
    {
        _raw.Write("\""u8);
        for (var quote = cell.IndexOf((byte)'"'); quote >= 0; quote = cell.IndexOf((byte)'"'))
        {
            _raw.Write(cell[..(quote + 1)]);
            _raw.Write("\""u8);
            cell = cell[(quote + 1)..];
        }
        _raw.Write(cell);
        _raw.Write("\""u8);
    }
}
