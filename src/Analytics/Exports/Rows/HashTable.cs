using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Exports.Rows;

/// <summary>A set of hashes with little room around them: 16 bytes a slot, at most three quarters of the slots taken.</summary>
internal sealed class HashTable
{
    private UInt128[] _slots = new UInt128[1024];
    private bool _hasZero;

    public int Count { get; private set; }

    public bool Contains(UInt128 hash) => hash == 0 ? _hasZero : _slots[Slot(_slots, hash)] == hash;

    /// <summary>Has the memory where the hash would be brought near while other work is done. A table of a million hashes lies in no cache.</summary>
    public unsafe void Prefetch(UInt128 hash)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref _slots[Home(_slots, hash)]));
    }

    /// <returns>Whether it was not there before.</returns>
    public bool Add(UInt128 hash)
    {
        // An empty slot is zero.
        if (hash == 0)
        {
            if (_hasZero) return false;
            Count++;
            return _hasZero = true;
        }
        ref var slot = ref _slots[Slot(_slots, hash)];
        if (slot == hash) return false;
        slot = hash;
        if (++Count * 4L > _slots.Length * 3L) Grow();
        return true;
    }

    private void Grow()
    {
        var grown = new UInt128[_slots.Length * 2];
        foreach (var hash in _slots)
        {
            if (hash != 0) grown[Slot(grown, hash)] = hash;
        }
        _slots = grown;
    }

    /// <summary>Where the hash is, or the empty slot that it would take.</summary>
    private static int Slot(UInt128[] slots, UInt128 hash)
    {
        for (var slot = Home(slots, hash); ; slot = (slot + 1) & (slots.Length - 1))
        {
            var found = slots[slot];
            if (found == hash || found == 0) return slot;
        }
    }

    private static int Home(UInt128[] slots, UInt128 hash) => (int)((ulong)hash & (ulong)(slots.Length - 1));
}
