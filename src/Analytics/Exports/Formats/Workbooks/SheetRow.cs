using System.Buffers.Text;
using System.Text;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>One row of a sheet, its cells as text in UTF-8; filled anew for each row.</summary>
internal sealed class SheetRow(ExportLimits limits)
{
    /// <summary>Of .xlsx; the old kind has 256.</summary>
    public const int MaxColumns = 16_384;

    private (int Start, int Length)[] _cells = new (int, int)[64];
    private byte[] _text = new byte[4096];
    private int _used;
    private long _total;

    /// <summary>1-based, as the spreadsheet shows it.</summary>
    public int Number { get; private set; }

    /// <summary>Columns up to the last one that is filled.</summary>
    public int Width { get; private set; }

    /// <summary>Cells that are filled.</summary>
    public int Filled { get; private set; }

    /// <summary>Bytes of the text of all cells.</summary>
    public int TextBytes => _used;

    /// <summary>Whether all filled cells hold text, as those of a header do.</summary>
    public bool IsAllText { get; private set; }

    public void Start(int number)
    {
        Array.Clear(_cells, 0, Width);
        (Number, Width, Filled, IsAllText, _used) = (number, 0, 0, true, 0);
    }

    public ReadOnlySpan<byte> Cell(int columnIndex) => columnIndex < Width ? _text.AsSpan(_cells[columnIndex].Start, _cells[columnIndex].Length) : default;

    public void SetText(int columnIndex, ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Set(columnIndex, Encoding.UTF8.GetBytes(text, _text.AsSpan(_used)), isText: true);
    }

    public void SetText(int columnIndex, ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_text.AsSpan(_used));
        Set(columnIndex, utf8.Length, isText: true);
    }

    /// <param name="columnIndex">0-based.</param>
    /// <param name="value">A number, or a day as spreadsheets count them.</param>
    /// <param name="kind">What its number format makes of it.</param>
    /// <param name="isFrom1904">Whether days are counted from 1904 on.</param>
    public void SetNumber(int columnIndex, double value, NumberKind kind, bool isFrom1904)
    {
        if (kind != NumberKind.Number && SerialTime.TryFormat(value, kind, isFrom1904) is { } time)
        {
            SetText(columnIndex, time);
            IsAllText = false;
            return;
        }
        const int LongestNumber = 32;
        // Up to here every whole number is itself.
        const double LargestWhole = 1L << 53;
        Reserve(LongestNumber);
        int length;
        var isWritten = value == Math.Truncate(value) && Math.Abs(value) <= LargestWhole
            ? Utf8Formatter.TryFormat((long)value, _text.AsSpan(_used), out length)
            : value.TryFormat(_text.AsSpan(_used), out length, default, System.Globalization.CultureInfo.InvariantCulture);
        Set(columnIndex, isWritten ? length : 0, isText: false);
    }

    public void SetBoolean(int columnIndex, bool value)
    {
        SetText(columnIndex, value ? "true"u8 : "false"u8);
        IsAllText = false;
    }

    private void Set(int columnIndex, int length, bool isText)
    {
        if (length == 0) return;
        if (columnIndex >= _cells.Length) Array.Resize(ref _cells, Math.Min(MaxColumns, Math.Max(columnIndex + 1, _cells.Length * 2)));
        if (columnIndex >= Width) Width = columnIndex + 1;
        if (_cells[columnIndex].Length == 0) Filled++;
        _cells[columnIndex] = (_used, length);
        IsAllText &= isText;
        _used += length;
        _total += length;
        // A text that all cells share is stored once, so that a small file could hold rows without end.
        if (_total > limits.MaxWorkbookBytes) throw WorkbookFault.TooLarge(limits);
    }

    private void Reserve(int length)
    {
        if (_used + length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + length));
        if (_used > limits.MaxRowBytes) throw ExportUnreadableException.RowTooLong(Number, limits.MaxRowBytes, "the sheet holds too much text in one row");
    }
}
