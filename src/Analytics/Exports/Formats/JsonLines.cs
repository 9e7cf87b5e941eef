namespace Analytics.Exports.Formats;

/// <summary>One row a line; blank lines are passed over.</summary>
internal sealed class JsonLines(Stream text, ExportLimits limits) : IJsonRowSource
{
    private readonly ByteWindow _window = new(text);
    private int _rowLength;
    private int _taken;

    public ReadOnlySpan<byte> Row => _window.Unread[.._rowLength];

    public long LineNumber { get; private set; }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            _window.Take(_taken);
            _taken = 0;
            if (!await FindLineAsync(cancellationToken)) return false;
        }
        while (Row.IndexOfAnyExcept(" \t\r"u8) < 0);
        return true;
    }

    private async ValueTask<bool> FindLineAsync(CancellationToken cancellationToken)
    {
        LineNumber++;
        var searched = 0;
        while (true)
        {
            var lineFeed = _window.Unread[searched..].IndexOf((byte)'\n');
            searched = lineFeed < 0 ? _window.Unread.Length : searched + lineFeed;
            if (searched > limits.MaxRowBytes) throw ExportUnreadableException.RowTooLong(LineNumber, limits.MaxRowBytes, "expected one JSON object a line");
            if (lineFeed >= 0)
            {
                (_rowLength, _taken) = (searched, searched + 1);
                return true;
            }
            if (await _window.FillAsync(cancellationToken)) continue;
            (_rowLength, _taken) = (searched, searched);
            return searched > 0;
        }
    }
}
