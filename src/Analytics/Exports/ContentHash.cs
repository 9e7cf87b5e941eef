using System.Buffers;
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
        const int HeaderBytes = 16;
        var length = HeaderBytes + row.Length;
        var rented = length <= 1024 ? null : ArrayPool<byte>.Shared.Rent(length);
        var content = rented is null ? stackalloc byte[length] : rented.AsSpan(0, length);
        BinaryPrimitives.WriteUInt128BigEndian(content, header);
        row.CopyTo(content[HeaderBytes..]);
        var hash = Of(content);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>An id for a row that has none of its own: the same row gives the same id in every export.</summary>
    public static string ToId(UInt128 hash) => $"row-{hash:x32}";
}
