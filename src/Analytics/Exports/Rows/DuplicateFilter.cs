using System.Runtime.InteropServices;

namespace Analytics.Exports.Rows;

/// <summary>
/// Finds rows that were there before, in bounded memory. As long as the hashes fit into memory each row is told at once; beyond that, further
/// hashes go to temporary files, and those of them that were there before are counted when all rows are through.
/// </summary>
/// <param name="capacity">Hashes that are kept in memory.</param>
internal sealed class DuplicateFilter(int capacity = DuplicateFilter.DefaultCapacity) : IDisposable
{
    /// <summary>Three quarters of two million slots: 32 MB.</summary>
    public const int DefaultCapacity = 3 << 19;

    private const int Partitions = 64;
    private const int BufferedHashes = 1024;

    private readonly HashTable _seen = new();
    private Partition[]? _partitions;

    /// <summary>Has what <see cref="IsNew"/> will look at brought near, if it is soon asked of a hash.</summary>
    public void Expect(UInt128 hash) => _seen.Prefetch(hash);

    /// <summary>Whether no row with this hash came before, as far as is known now.</summary>
    public bool IsNew(UInt128 hash)
    {
        if (_seen.Count < capacity) return _seen.Add(hash);
        if (_seen.Contains(hash)) return false;
        _partitions ??= [.. Enumerable.Range(0, Partitions).Select(_ => new Partition())];
        _partitions[(int)(hash >> 122)].Add(hash);
        return true;
    }

    /// <summary>Rows that passed as new although one with their hash came before.</summary>
    public long CountLate() => _partitions?.Sum(partition => partition.CountRepeated()) ?? 0;

    /// <summary>The temporary files.</summary>
    internal IEnumerable<string> Files => _partitions?.Select(partition => partition.Name) ?? [];

    public void Dispose()
    {
        foreach (var partition in _partitions ?? []) partition.Dispose();
    }

    /// <summary>The hashes with the same first six bits, in a file.</summary>
    private sealed class Partition : IDisposable
    {
        private readonly FileStream _file = new(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 0, Options = FileOptions.DeleteOnClose });

        private readonly UInt128[] _buffer = new UInt128[BufferedHashes];
        private int _buffered;

        public string Name => _file.Name;

        public void Add(UInt128 hash)
        {
            _buffer[_buffered++] = hash;
            if (_buffered == _buffer.Length) Flush();
        }

        public long CountRepeated()
        {
            Flush();
            var hashes = new UInt128[_file.Length / 16];
            _file.Position = 0;
            _file.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
            var seen = new HashTable();
            foreach (var hash in hashes) seen.Add(hash);
            return hashes.Length - seen.Count;
        }

        public void Dispose() => _file.Dispose();

        private void Flush()
        {
            _file.Write(MemoryMarshal.AsBytes(_buffer.AsSpan(0, _buffered)));
            _buffered = 0;
        }
    }
}
