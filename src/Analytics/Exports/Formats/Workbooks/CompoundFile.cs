using System.Buffers.Binary;
using System.Text;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>The streams in a compound file ([MS-CFB]), a small file system in which workbooks of the old kind lie.</summary>
/// <param name="file">The file; stays open.</param>
internal sealed class CompoundFile(Stream file)
{
    private const int HeaderBytes = 512;
    private const int MiniSectorBytes = 64;
    private const int DirectoryEntryBytes = 128;
    private const int TablesInHeader = 109;
    private const uint LastRegularSector = 0xFFFFFFFA;
    private const byte StreamType = 2;
    private const byte RootType = 5;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private uint[] _table = [];
    private uint[] _miniTable = [];
    private long[] _miniSectors = [];
    private int _sectorBytes;
    private uint _miniCutoff;

    public bool Contains(string name) => _entries.ContainsKey(name);

    /// <exception cref="ExportUnreadableException">The file is damaged.</exception>
    public static CompoundFile Read(Stream file)
    {
        var compound = new CompoundFile(file);
        compound.ReadTables();
        return compound;
    }

    /// <exception cref="ExportUnreadableException">There is no such stream, or it is damaged.</exception>
    public Stream Open(string name)
    {
        if (!_entries.TryGetValue(name, out var entry)) throw Damaged();
        return entry.Length < _miniCutoff
            ? new CompoundStream(file, [.. Chain(entry.FirstSector, _miniTable).Select(MiniSectorOffset)], MiniSectorBytes, entry.Length)
            : new CompoundStream(file, SectorOffsets(entry.FirstSector), _sectorBytes, entry.Length);
    }

    private void ReadTables()
    {
        var header = ReadAt(0, HeaderBytes);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12)) throw Damaged();
        _sectorBytes = 1 << shift;
        _miniCutoff = Field(header, 56);

        var tableSectors = new List<uint>();
        for (var index = 0; index < TablesInHeader; index++) tableSectors.Add(Field(header, 76 + (index * 4)));
        var next = Field(header, 68);
        while (next <= LastRegularSector)
        {
            var list = ReadSector(next);
            for (var offset = 0; offset < _sectorBytes - 4; offset += 4) tableSectors.Add(Field(list, offset));
            next = Field(list, _sectorBytes - 4);
            if (tableSectors.Count > MostSectors + TablesInHeader) throw Damaged();
        }
        _table = ReadNumbers(tableSectors.Where(sector => sector <= LastRegularSector));
        ReadDirectory(Field(header, 48));
        _miniTable = ReadNumbers(Chain(Field(header, 60), _table));
    }

    private void ReadDirectory(uint firstSector)
    {
        foreach (var sector in Chain(firstSector, _table))
        {
            var bytes = ReadSector(sector);
            for (var offset = 0; offset < bytes.Length; offset += DirectoryEntryBytes)
            {
                var entry = bytes.AsSpan(offset, DirectoryEntryBytes);
                var (type, first, length) = (entry[66], Field(entry, 116), Field(entry, 120));
                if (type == RootType) _miniSectors = SectorOffsets(first);
                var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
                // The name ends with a zero.
                if (type == StreamType && nameBytes is >= 2 and <= 64) _entries.TryAdd(Encoding.Unicode.GetString(entry[..(nameBytes - 2)]), new Entry(first, length));
            }
        }
    }

    private long MostSectors => (file.Length / _sectorBytes) + 1;

    private long[] SectorOffsets(uint first) => [.. Chain(first, _table).Select(SectorOffset)];

    private long SectorOffset(uint sector) => (sector + 1L) * _sectorBytes;

    private long MiniSectorOffset(uint sector)
    {
        var position = sector * (long)MiniSectorBytes;
        var index = position / _sectorBytes;
        return index < _miniSectors.Length ? _miniSectors[index] + (position % _sectorBytes) : throw Damaged();
    }

    /// <summary>The sectors of a stream in their order; one that leads in a circle is longer than the file.</summary>
    private List<uint> Chain(uint first, uint[] table)
    {
        var chain = new List<uint>();
        for (var sector = first; sector <= LastRegularSector; sector = table[sector])
        {
            if (sector >= table.Length || chain.Count > file.Length / MiniSectorBytes) throw Damaged();
            chain.Add(sector);
        }
        return chain;
    }

    private uint[] ReadNumbers(IEnumerable<uint> sectors)
    {
        var numbers = new List<uint>();
        foreach (var sector in sectors)
        {
            var bytes = ReadSector(sector);
            for (var offset = 0; offset < bytes.Length; offset += 4) numbers.Add(Field(bytes, offset));
            if (numbers.Count > (MostSectors * (_sectorBytes / MiniSectorBytes)) + _sectorBytes) throw Damaged();
        }
        return [.. numbers];
    }

    private byte[] ReadSector(uint sector) => ReadAt(SectorOffset(sector), _sectorBytes);

    private byte[] ReadAt(long position, int count)
    {
        if (position + count > file.Length) throw Damaged();
        var bytes = new byte[count];
        file.Position = position;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static uint Field(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static ExportUnreadableException Damaged() => WorkbookFault.Damaged("it was cut off, or its parts do not fit together");

    private sealed record Entry(uint FirstSector, long Length);
}
