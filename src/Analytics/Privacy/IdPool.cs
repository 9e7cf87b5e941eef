namespace Analytics.Privacy;

/// <summary>
/// Ids, each kept once, as UTF-8 in blocks of a megabyte; an id is known by its index. Takes the bytes of the id, one to three for its length, and
/// 10 to 16 for place and hash table.
/// </summary>
internal sealed class IdPool
{
    /// <summary>Longest id in bytes.</summary>
    public const int MaxIdBytes = BlockBytes - MaxLengthBytes;

    private const int BlockBits = 20;
    private const int BlockBytes = 1 << BlockBits;
    private const int MaxLengthBytes = 3;
    private const int InitialSlots = 1024;

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockBytes;

    // Number of the block, and where the id's length stands in it.
    private uint[] _places = new uint[InitialSlots / 2];

    // Index of an id plus one; 0 is free. A power of two, at most two thirds of it in use.
    private int[] _slots = new int[InitialSlots];

    public int Count { get; private set; }

    /// <summary>What the ids take in memory.</summary>
    public long Bytes => ((long)_blocks.Count * BlockBytes) + (sizeof(uint) * (long)_places.Length) + (sizeof(int) * (long)_slots.Length);

    /// <summary>The bytes of an id.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var place = _places[index];
            var bytes = _blocks[(int)(place >> BlockBits)].AsSpan((int)(place & (BlockBytes - 1)));
            var length = 0;
            var shift = 0;
            while (bytes[0] >= 0x80)
            {
                length |= (bytes[0] & 0x7F) << shift;
                shift += 7;
                bytes = bytes[1..];
            }
            return bytes.Slice(1, length | (bytes[0] << shift));
        }
    }

    /// <summary>The index of an id, or -1.</summary>
    public int IndexOf(ReadOnlySpan<byte> id) => _slots[SlotOf(id)] - 1;

    /// <summary>The index of an id, which is added if it is new.</summary>
    public int Add(ReadOnlySpan<byte> id)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, MaxIdBytes);
        var slot = SlotOf(id);
        if (_slots[slot] > 0) return _slots[slot] - 1;

        if (Count == _places.Length) Array.Resize(ref _places, Count + (Count / 2));
        _places[Count] = Store(id);
        _slots[slot] = ++Count;
        if (3L * Count > 2L * _slots.Length) Rehash();
        return Count - 1;
    }

    /// <summary>Gives back room that was kept for further ids.</summary>
    public void Trim() => Array.Resize(ref _places, Count);

    private uint Store(ReadOnlySpan<byte> id)
    {
        if (_used + MaxLengthBytes + id.Length > BlockBytes)
        {
            _blocks.Add(new byte[BlockBytes]);
            _used = 0;
        }
        var place = ((uint)(_blocks.Count - 1) << BlockBits) | (uint)_used;
        var block = _blocks[^1];
        var length = id.Length;
        for (; length >= 0x80; length >>= 7) block[_used++] = (byte)(length | 0x80);
        block[_used++] = (byte)length;
        id.CopyTo(block.AsSpan(_used));
        _used += id.Length;
        return place;
    }

    private int SlotOf(ReadOnlySpan<byte> id)
    {
        // Seeded anew in every process: nobody can write a file whose ids all fall into one slot.
        var hash = default(HashCode);
        hash.AddBytes(id);
        var slot = hash.ToHashCode() & (_slots.Length - 1);
        while (_slots[slot] > 0 && !this[_slots[slot] - 1].SequenceEqual(id)) slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void Rehash()
    {
        _slots = new int[2 * _slots.Length];
        for (var index = 0; index < Count; index++) _slots[SlotOf(this[index])] = index + 1;
    }
}
