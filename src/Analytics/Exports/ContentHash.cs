using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Exports;

/// <summary>128 bits of SHA-256: enough to tell rows apart, and unlike a fast hash not to be made to collide by whoever wrote the file.</summary>
internal static class ContentHash
{
    public static UInt128 Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    public static UInt128 Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Of a row under its header: the same cells under other columns are another row.</summary>
    public static UInt128 Of(UInt128 header, ReadOnlySpan<byte> row)
    {
        Span<byte> prefix = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(prefix, header);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prefix);
        hash.AppendData(row);
        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return BinaryPrimitives.ReadUInt128BigEndian(result);
    }

    /// <summary>An id for a row that has none of its own: the same row gives the same id in every export.</summary>
    public static string ToId(UInt128 hash) => $"row-{hash:x32}";
}
