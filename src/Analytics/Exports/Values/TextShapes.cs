using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Analytics.Exports.Values;

/// <summary>Whether a text looks like an address, a number to call, or prose. All take UTF-8, trimmed, and pass over it once.</summary>
internal static class TextShapes
{
    private const int LongestCode = 64;
    private const int FewestPhoneDigits = 7;
    private const int MostPhoneDigits = 15;
    private const int LongestMobileNumber = 11;
    private const int FewestWords = 4;
    private const int FewestChineseCharacters = 8;
    private const int LongestJson = 1 << 20;

    private static readonly SearchValues<byte> CodeBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/#+="u8);

    private static readonly SearchValues<byte> LocalPart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-"u8);

    public static bool IsCode(ReadOnlySpan<byte> text) => text.Length is > 0 and <= LongestCode && text.IndexOfAnyExcept(CodeBytes) < 0;

    /// <summary>One <c>@</c>, a plain local part, and a domain with a dot within it.</summary>
    public static bool IsEmail(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf((byte)'@');
        if (at < 1 || text.Length > 254) return false;
        var domain = text[(at + 1)..];
        var dot = domain.LastIndexOf((byte)'.');
        return dot > 0 && dot < domain.Length - 2 && text[..at].IndexOfAnyExcept(LocalPart) < 0 && domain.IndexOfAny(" @,;/"u8) < 0;
    }

    /// <summary>A Chinese mobile number, or digits with a plus, brackets or spaces that say it is meant for a telephone.</summary>
    public static bool IsPhone(ReadOnlySpan<byte> text)
    {
        if (text.Length is < FewestPhoneDigits or > 24) return false;
        var (digits, marks, dots) = (0, 0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case >= (byte)'0' and <= (byte)'9': digits++; break;
                case (byte)'+' when index == 0: marks++; break;
                case (byte)'(' or (byte)')' or (byte)'-' or (byte)' ': marks++; break;
                case (byte)'.': dots++; break;
                default: return false;
            }
        }
        if (digits is < FewestPhoneDigits or > MostPhoneDigits || dots > 0) return false;
        if (marks == 0) return digits == LongestMobileNumber && text[0] == '1' && text[1] is >= (byte)'3' and <= (byte)'9';
        return text[0] != '-' && !NumericTimeText.TryScan(text, out _);
    }

    public static bool IsIpAddress(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 3 or > 45) return false;
        if (text.Count((byte)'.') != 3 && text.Count((byte)':') < 2) return false;
        // A clock has colons too; the shortest addresses of two or three numbers are not met in exports.
        if (text.Count((byte)'.') == 0 && text.IndexOf("::"u8) < 0 && text.Count((byte)':') != 7) return false;
        Span<char> characters = stackalloc char[45];
        return Ascii.ToUtf16(text, characters, out var length) == OperationStatus.Done && IPAddress.TryParse(characters[..length], out _);
    }

    public static bool IsUrl(ReadOnlySpan<byte> text) =>
        text.Length > 4 && (StartsWith(text, "http://"u8) || StartsWith(text, "https://"u8) || StartsWith(text, "www."u8)) && text.IndexOf((byte)' ') < 0;

    public static bool IsJson(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 2 or > LongestJson || (text[0], text[^1]) is not (((byte)'{', (byte)'}') or ((byte)'[', (byte)']'))) return false;
        var reader = new Utf8JsonReader(text);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Several words, or many Chinese, Japanese or Korean characters.</summary>
    public static bool IsSentence(ReadOnlySpan<byte> text)
    {
        var (words, ideographs, inWord) = (0, 0, false);
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            text = text[length..];
            if (rune.Value is >= 0x3040 and <= 0x9FFF or >= 0xAC00 and <= 0xD7AF) ideographs++;
            var isLetter = Rune.IsLetter(rune);
            if (isLetter && !inWord) words++;
            inWord = isLetter;
            if (words >= FewestWords || ideographs >= FewestChineseCharacters) return true;
        }
        return false;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase) =>
        text.Length >= lowerCase.Length && Ascii.EqualsIgnoreCase(text[..lowerCase.Length], lowerCase);
}
