using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
    private const char Mark = '~';
    private const int EscapeLength = 3;
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

    /// <summary>Reads a text out of its encoded form; that of a long text cannot be read.</summary>
    /// <param name="key">From outside; hex digits in any case.</param>
    /// <param name="text">What was encoded.</param>
    public static bool TryRead(string key, [NotNullWhen(true)] out string? text)
    {
        ArgumentNullException.ThrowIfNull(key);
        text = null;
        var bytes = new List<byte>(key.Length);
        for (var index = 0; index < key.Length; index++)
        {
            if (key[index] != Mark)
            {
                if (!Plain.Contains(key[index])) return false;
                bytes.Add((byte)key[index]);
            }
            else if (index + EscapeLength <= key.Length && byte.TryParse(key.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                index += EscapeLength - 1;
            }
            else
            {
                return false;
            }
        }
        return StrictUtf8.TryRead([.. bytes], out text);
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
            else builder.Append(Mark).Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }
        return builder.ToString();
    }
}
