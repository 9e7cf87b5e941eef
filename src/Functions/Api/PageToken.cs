using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Storage;

namespace Functions.Api;

/// <summary>
/// Where the next page of a list starts, opaque to those who hold it. A token belongs to the list that gave it, with the same choice of entries;
/// any other, and one that was changed on the way, is refused.
/// </summary>
internal static class PageToken
{
    private const int ChecksumBytes = 8;

    /// <param name="list">The list, with all that chooses its entries.</param>
    /// <param name="place">What the store goes on from; <c>null</c> on the last page.</param>
    public static string? Seal(string list, string? place)
    {
        if (place is null) return null;
        var text = Encoding.UTF8.GetBytes(place);
        return Base64Url.EncodeToString([.. Checksum(list, text), .. text]);
    }

    /// <returns>What the store goes on from; <c>null</c> for the first page.</returns>
    /// <exception cref="FormatException">The token is none of this list's.</exception>
    public static string? Open(string list, string? token)
    {
        if (token is null) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= ChecksumBytes) throw new FormatException("Not a token.");
        var text = bytes.AsSpan(ChecksumBytes);
        if (!Checksum(list, text).AsSpan().SequenceEqual(bytes.AsSpan(0, ChecksumBytes))) throw new FormatException("Not a token of this list.");
        return StrictUtf8.TryRead(text, out var place) ? place : throw new FormatException("Not a token.");
    }

    private static byte[] Checksum(string list, ReadOnlySpan<byte> place) => SHA256.HashData([.. Encoding.UTF8.GetBytes(list), 0, .. place])[..ChecksumBytes];
}
