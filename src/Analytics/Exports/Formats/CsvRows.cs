using CsvHelper;

namespace Analytics.Exports.Formats;

/// <summary>Comma-separated values: commas, semicolons, tabs or bars, found from the first lines.</summary>
internal sealed class CsvRows(Stream text, ExportLimits limits) : ExportRows
{
    // Each reading from storage or disk costs the same, however much it brings.
    private const int BufferBytes = 256 * 1024;

    private readonly CsvReader _csv = CsvReader.Create(
        text,
        CsvReaderOptions.Default with
        {
            MaxRecordSize = limits.MaxRowBytes,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            TrimWhitespace = true,
            BufferSize = BufferBytes,
        },
        leaveOpen: true);

    private IReadOnlyList<string> _headers = [];

    public override IReadOnlyList<string> Headers => _headers;

    public override bool RowsNameTheirCells => false;

    public override long LineNumber => _csv.LineNumber;

    public override ReadOnlySpan<byte> Raw => _csv.RawRecord;

    public override async ValueTask ReadHeaderAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _csv.ReadHeaderAsync(cancellationToken);
        }
        catch (CsvFormatException exception)
        {
            throw TooLong(exception);
        }
        var headers = _csv.Headers.ToArray();
        if (headers.Length == 0 || Array.TrueForAll(headers, string.IsNullOrWhiteSpace))
            throw new ExportUnreadableException("the file is empty: expected a header row and rows below it.");
        if (headers is [var only] && only.AsSpan().IndexOfAny(";\t|") >= 0)
            throw new ExportUnreadableException(1, "the header seems to be one column with separators in it: expected commas, semicolons, tabs or bars between all cells, the same in every row.");
        if (headers.Length > limits.MaxColumns)
            throw new ExportUnreadableException(1, $"the header has {headers.Length} columns; at most {limits.MaxColumns} are read.");
        if (Array.Exists(headers, header => header.Contains('\0')))
            throw new ExportUnreadableException(1, ExportSignature.NoText);
        // Decoders put this character where bytes are no text.
        if (Array.Exists(headers, header => header.Contains('\uFFFD')))
            throw new ExportUnreadableException(1, "the header holds bytes that are no text in UTF-8 or another encoding that is read: save the file as CSV UTF-8.");
        _headers = headers;
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        // Nearly every row lies in memory already: no state machine for those.
        try
        {
            var reading = _csv.ReadAsync(cancellationToken);
            return reading.IsCompletedSuccessfully ? reading : FinishAsync(reading);
        }
        catch (CsvFormatException exception)
        {
            throw TooLong(exception);
        }
    }

    public override string? ReadCells()
    {
        if (_csv.FieldCount == Headers.Count) return HasCellTooLong() ? CellFault.TooLong(limits) : null;
        return _csv.FieldCount < Headers.Count ? "fewer cells than the header has columns" : "more cells than the header has columns";
    }

    public override ReadOnlySpan<byte> Cell(int columnIndex)
    {
        // Nearly every cell stands in the file as it is: neither in quotes nor between white space.
        var raw = _csv.GetRawSpan(columnIndex);
        return raw.IsEmpty || (raw[0] is > (byte)' ' and not (byte)'"' && raw[^1] > ' ') ? raw : _csv.GetSpan(columnIndex);
    }

    private async ValueTask<bool> FinishAsync(ValueTask<bool> reading)
    {
        try
        {
            return await reading;
        }
        catch (CsvFormatException exception)
        {
            throw TooLong(exception);
        }
    }

    private bool HasCellTooLong()
    {
        if (_csv.RawRecord.Length <= limits.MaxCellBytes) return false;
        for (var index = 0; index < _csv.FieldCount; index++)
        {
            if (_csv.GetSpan(index).Length > limits.MaxCellBytes) return true;
        }
        return false;
    }

    public override ValueTask DisposeAsync() => _csv.DisposeAsync();

    private ExportUnreadableException TooLong(CsvFormatException exception) => ExportUnreadableException.RowTooLong(
        Math.Max(1, exception.LineNumber), limits.MaxRowBytes, "often because a quote was opened and not closed", exception);
}
