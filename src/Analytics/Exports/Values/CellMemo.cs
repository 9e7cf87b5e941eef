using System.Buffers.Binary;

namespace Analytics.Exports.Values;

/// <summary>
/// Remembers what short cells were last read as, one for each of some hundreds of places. A column of answers in words has few different cells,
/// and comparing bytes takes a tenth of the time that reading a word does. Not for use by several threads at once.
/// </summary>
/// <param name="placeBits">Number of places, as a power of two.</param>
internal sealed class CellMemo<TValue>(int placeBits = 9)
{
    private const int LongestCell = 48;
    private const ulong Mixer = 0x9E3779B97F4A7C15;

    private readonly byte[] _cells = new byte[LongestCell << placeBits];
    private readonly byte[] _lengths = new byte[1 << placeBits];
    private readonly TValue[] _values = new TValue[1 << placeBits];

    /// <summary>False if the cell is not remembered; <paramref name="place"/> is then where it may be, or -1 if it is empty or too long.</summary>
    public bool TryFind(ReadOnlySpan<byte> cell, out int place, out TValue? value)
    {
        value = default;
        place = -1;
        if (cell.Length is 0 or > LongestCell) return false;
        place = PlaceOf(cell);
        if (_lengths[place] != cell.Length || !cell.SequenceEqual(_cells.AsSpan(place * LongestCell, cell.Length))) return false;
        value = _values[place];
        return true;
    }

    public void Keep(ReadOnlySpan<byte> cell, int place, TValue value)
    {
        if (place < 0) return;
        cell.CopyTo(_cells.AsSpan(place * LongestCell));
        _lengths[place] = (byte)cell.Length;
        _values[place] = value;
    }

    private int PlaceOf(ReadOnlySpan<byte> cell)
    {
        ulong hash;
        if (cell.Length >= sizeof(ulong))
        {
            hash = BinaryPrimitives.ReadUInt64LittleEndian(cell) * Mixer;
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(cell[^sizeof(ulong)..])) * Mixer;
        }
        else
        {
            // Every byte, in two numbers that may overlap.
            hash = cell.Length >= sizeof(uint)
                ? BinaryPrimitives.ReadUInt32LittleEndian(cell) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(cell[^sizeof(uint)..]) << 32)
                : cell[0] | ((ulong)cell[cell.Length / 2] << 8) | ((ulong)cell[^1] << 16);
            hash *= Mixer;
        }
        return (int)((hash ^ ((ulong)cell.Length * Mixer)) >> (64 - placeBits));
    }
}
