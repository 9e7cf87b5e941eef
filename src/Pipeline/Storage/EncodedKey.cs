using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Storage;

/// <summary>
/// Any text as a key of a table row. Bytes outside <c>[A-Za-z0-9._-]</c> become <c>~HH</c>; an encoded form of more than 200 characters
/// becomes its first 130, <c>~~</c>, and the text's SHA-256 in 64 hex digits. Different texts give different keys, and the keys of ids made of
/// the plain characters are the ids themselves.
/// </summary>
public static class EncodedKey
{
    private const int MaxLength = 200;
    private const int PrefixLength = 130;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Whether a text is made of the plain characters only.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Plain) < 0;

    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= MaxLength && IsPlain(text)) return text;
        var bytes = Encoding.UTF8.GetBytes(text);
        var encoded = Encode(bytes);
        return encoded.Length <= MaxLength ? encoded : $"{encoded[..PrefixLength]}~~{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
    }

    /// <summary>
    /// What the keys of all texts begin with that begin with the given one, and whether the keys of no others do: they may where the given text is longer than what
    /// is kept of long ones.
    /// </summary>
    internal static (string Key, bool IsWhole) StartOf(string text)
    {
        var encoded = Encode(Encoding.UTF8.GetBytes(text));
        return encoded.Length <= PrefixLength ? (encoded, true) : (encoded[..PrefixLength], false);
    }

    private static string Encode(byte[] bytes)
    {
        var builder = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            if (value < 0x80 && Plain.Contains((char)value)) builder.Append((char)value);
            else builder.Append('~').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return builder.ToString();
    }
}
