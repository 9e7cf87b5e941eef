namespace Analytics.Boosting;

/// <summary>
/// Memory that stays where it is and starts at a cache line, so that kernels may hold on to its address and a record never lies across two
/// lines. It ends with some spare bytes, which kernels may read (not use) when they load whole vectors or fetch ahead.
/// </summary>
internal sealed unsafe class AlignedMemory<T>
    where T : unmanaged
{
    private const int CacheLine = 64;
    private const int SpareBytes = 256;

    private readonly byte[] _bytes;

    public AlignedMemory(int length)
    {
        Length = length;
        var byteCount = checked((long)length * sizeof(T)) + CacheLine + SpareBytes;
        // An array of the pinned heap: the collector does not move it and frees it with this object.
        _bytes = GC.AllocateArray<byte>(checked((int)byteCount), pinned: true);
        fixed (byte* start = _bytes)
            Address = (T*)(((nuint)start + CacheLine - 1) & ~(nuint)(CacheLine - 1));
    }

    public int Length { get; }

    public T* Address { get; }

    public Span<T> Span => new(Address, Length);
}
