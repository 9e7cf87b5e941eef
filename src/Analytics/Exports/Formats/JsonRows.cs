using System.Text.Json;

namespace Analytics.Exports.Formats;

/// <summary>
/// JSON objects, one a row: a property is a column. An object within the row gives a column for each of its properties, <c>outer.inner</c>;
/// lists, and objects further down, are kept as the JSON they are.
/// </summary>
internal sealed class JsonRows(IJsonRowSource source, ExportLimits limits, IReadOnlyList<string> knownHeaders) : ExportRows
{
    private readonly JsonColumns _columns = new(knownHeaders, limits.MaxColumns);
    private readonly List<(int Start, int Length)> _cells = [];
    private byte[] _text = new byte[4096];
    private int _used;

    public override IReadOnlyList<string> Headers => _columns.Names;

    public override bool RowsNameTheirCells => true;

    public override long LineNumber => source.LineNumber;

    public override ReadOnlySpan<byte> Raw => source.Row;

    public override ValueTask ReadHeaderAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => source.ReadAsync(cancellationToken);

    public override string? ReadCells()
    {
        _cells.Clear();
        _used = 0;
        _columns.StartRow();
        var json = new Utf8JsonReader(source.Row);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return "a JSON value that is no object";
            if (!ReadObject(ref json, null)) return $"properties beyond the {limits.MaxColumns} columns that are read";
            // Whatever stands behind the object is no JSON, and throws.
            json.Read();
            return _used > limits.MaxCellBytes && _cells.Exists(cell => cell.Length > limits.MaxCellBytes) ? CellFault.TooLong(limits) : null;
        }
        catch (JsonException)
        {
            return "text that is no JSON object";
        }
        catch (InvalidOperationException)
        {
            return "half of a surrogate pair in a text";
        }
    }

    public override ReadOnlySpan<byte> Cell(int columnIndex) =>
        columnIndex < _cells.Count && _cells[columnIndex] is { Length: > 0 } cell ? _text.AsSpan(cell.Start, cell.Length) : default;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool ReadObject(ref Utf8JsonReader json, string? outer)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (outer is null && IsObjectNext(json.BytesConsumed))
            {
                var name = json.GetString()!;
                json.Read();
                if (!ReadObject(ref json, name)) return false;
                continue;
            }
            var column = _columns.Find(json, outer);
            if (column < 0) return false;
            json.Read();
            while (_cells.Count <= column) _cells.Add(default);
            _cells[column] = Store(ref json);
        }
        return true;
    }

    /// <summary>Whether the value behind the name that was just read is an object.</summary>
    private bool IsObjectNext(long nameEnd) => source.Row[(int)nameEnd..].TrimStart(" \t\r\n:"u8) is [(byte)'{', ..];

    /// <summary>Keeps the current value as a cell's text.</summary>
    private (int Start, int Length) Store(ref Utf8JsonReader json)
    {
        var start = _used;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.String:
                Reserve(json.ValueSpan.Length);
                _used += json.CopyString(_text.AsSpan(start));
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var from = (int)json.TokenStartIndex;
                json.Skip();
                Append(source.Row[from..(int)json.BytesConsumed]);
                break;
            default:
                Append(json.ValueSpan);
                break;
        }
        return (start, _used - start);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_text.AsSpan(_used));
        _used += text.Length;
    }

    private void Reserve(int length)
    {
        if (_text.Length - _used < length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + length));
    }
}
