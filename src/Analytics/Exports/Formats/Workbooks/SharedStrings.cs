using System.Text;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>The texts that a workbook keeps in one place for all its cells, in UTF-8 and held in memory, within a bound.</summary>
internal sealed class SharedStrings(ExportLimits limits)
{
    private const int ChunkBytes = 1024 * 1024;

    private readonly List<byte[]> _chunks = [];
    private readonly List<(int Chunk, int Start, int Length)> _strings = [];
    private int _free;
    private long _used;

    /// <summary>A text; empty where there is none of the number, as spreadsheets show it.</summary>
    public ReadOnlySpan<byte> this[int index] =>
        (uint)index < (uint)_strings.Count && _strings[index] is { Length: > 0 } found ? _chunks[found.Chunk].AsSpan(found.Start, found.Length) : default;

    /// <exception cref="ExportUnreadableException">They are more than are kept.</exception>
    public void Add(ReadOnlySpan<char> text)
    {
        // What each of them costs beside its bytes.
        const int Entry = 12;
        var length = Encoding.UTF8.GetByteCount(text);
        _used += length + Entry;
        if (_used > limits.MaxSharedStringBytes) throw WorkbookFault.TooManyStrings(limits);
        if (_chunks.Count == 0 || _chunks[^1].Length - _free < length)
        {
            _chunks.Add(new byte[Math.Max(length, ChunkBytes)]);
            _free = 0;
        }
        Encoding.UTF8.GetBytes(text, _chunks[^1].AsSpan(_free));
        _strings.Add((_chunks.Count - 1, _free, length));
        _free += length;
    }
}
