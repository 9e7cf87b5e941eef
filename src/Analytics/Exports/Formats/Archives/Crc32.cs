using System.Buffers.Binary;

namespace Analytics.Exports.Formats.Archives;

/// <summary>The checksum of zip archives (ISO 3309, polynomial 0x04C11DB7, reflected), eight bytes at a time.</summary>
internal struct Crc32
{
    private const int Slices = 8;

    private static readonly uint[] Table = CreateTable();

    // Kept inverted, as the checksum starts from all ones and ends inverted: so zero is the start.
    private uint _inverted;

    public readonly uint Value => _inverted;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var (crc, table) = (~_inverted, Table);
        while (bytes.Length >= Slices)
        {
            var low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[(7 * 256) + (byte)low] ^ table[(6 * 256) + (byte)(low >> 8)] ^ table[(5 * 256) + (byte)(low >> 16)] ^ table[(4 * 256) + (int)(low >> 24)]
                ^ table[(3 * 256) + (byte)high] ^ table[(2 * 256) + (byte)(high >> 8)] ^ table[256 + (byte)(high >> 16)] ^ table[(int)(high >> 24)];
            bytes = bytes[Slices..];
        }
        foreach (var value in bytes) crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        _inverted = ~crc;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[Slices * 256];
        for (var value = 0u; value < 256; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            table[value] = crc;
        }
        for (var index = 256; index < table.Length; index++) table[index] = (table[index - 256] >> 8) ^ table[(byte)table[index - 256]];
        return table;
    }
}
