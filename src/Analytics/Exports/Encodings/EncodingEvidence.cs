namespace Analytics.Exports.Encodings;

/// <summary>
/// Tells UTF-8, GB18030 and Windows-1252 apart by what stands beyond ASCII; below it they are the same. The bytes may begin and end anywhere
/// in a text, but not in the middle of their first character.
/// </summary>
internal static class EncodingEvidence
{
    /// <summary>So many whole characters of UTF-8 to a stray byte make a text in UTF-8 with broken rows. By chance other texts stay far below one.</summary>
    private const int Utf8CharactersPerStrayByte = 2;

    // Shares that texts keep far away from on either side: Chinese is nearly all everyday characters, and accented letters rarely pair up to them.
    private const double LeastCommonShare = 0.7;
    private const double MostBrokenShare = 0.02;

    // Old files mix in bytes of other code pages.
    private const double MostUndefinedShare = 0.05;

    // Commas, digits and line ends have a zero half in UTF-16, whatever the language; in other texts there are no zeros at all.
    private const int MostCharactersPerZeroHalf = 50;

    /// <summary>Whether a file without byte order mark is in UTF-16, by the zero bytes in one half of its characters and none in the other.</summary>
    /// <param name="start">How the file begins.</param>
    /// <returns><c>null</c> if it is not.</returns>
    public static TextEncoding? Utf16Of(ReadOnlySpan<byte> start)
    {
        var (even, odd) = (0, 0);
        for (var index = start.IndexOf((byte)0); index >= 0 && index < start.Length; index++)
        {
            if (start[index] != 0) continue;
            if (index % 2 == 0) even++;
            else odd++;
        }
        var least = Math.Max(2, start.Length / 2 / MostCharactersPerZeroHalf);
        if (even == 0 && odd >= least) return TextEncoding.Utf16;
        return odd == 0 && even >= least ? TextEncoding.Utf16BigEndian : null;
    }

    public static TextEncoding Judge(ReadOnlySpan<byte> text)
    {
        var (characters, stray) = CountUtf8(text);
        if (characters >= (long)stray * Utf8CharactersPerStrayByte) return TextEncoding.Utf8;
        if (IsGb18030(text)) return TextEncoding.Gb18030;
        // Bytes that fit none: rows that hold them are rejected one by one.
        return IsWindows1252(text) ? TextEncoding.Windows1252 : TextEncoding.Utf8;
    }

    /// <summary>
    /// Characters of two to four bytes by their shape, and bytes that are part of none. An encoded half of a surrogate pair has the shape: it
    /// shows that UTF-8 was meant.
    /// </summary>
    private static (int Characters, int Stray) CountUtf8(ReadOnlySpan<byte> text)
    {
        var (characters, stray) = (0, 0);
        for (var index = 0; index < text.Length;)
        {
            var first = text[index];
            var length = first switch { < 0x80 => 1, >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
            if (length > 1)
            {
                var tail = text[(index + 1)..Math.Min(index + length, text.Length)];
                var isWhole = tail.IndexOfAnyExceptInRange((byte)0x80, (byte)0xBF) < 0;
                if (!isWhole) length = 0;
                else if (index + length <= text.Length) characters++;
                // Cut off by the end of what is looked at: neither.
            }
            if (length == 0) stray++;
            index += Math.Max(1, length);
        }
        return (characters, stray);
    }

    /// <summary>Whether the bytes pair up to Chinese text: everyday characters (the first level of GB 2312, ordered by sound) and its punctuation.</summary>
    private static bool IsGb18030(ReadOnlySpan<byte> text)
    {
        var (characters, common, broken) = (0, 0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            var lead = text[index];
            if (lead < 0x80) continue;
            if (index + 1 == text.Length) break;
            var trail = text[index + 1];
            if (lead is >= 0x81 and <= 0xFE && trail is >= 0x40 and <= 0xFE and not 0x7F)
            {
                characters++;
                if (trail >= 0xA1 && lead is (>= 0xB0 and <= 0xD7) or (>= 0xA1 and <= 0xA3)) common++;
                index++;
            }
            else if (lead is >= 0x81 and <= 0xFE && trail is >= 0x30 and <= 0x39)
            {
                if (index + 4 > text.Length) break;
                if (text[index + 2] is >= 0x81 and <= 0xFE && text[index + 3] is >= 0x30 and <= 0x39)
                {
                    characters++;
                    index += 3;
                }
                else broken++;
            }
            else broken++;
        }
        return common >= characters * LeastCommonShare && characters > 0 && broken <= characters * MostBrokenShare;
    }

    private static bool IsWindows1252(ReadOnlySpan<byte> text)
    {
        var (letters, undefined) = (0, 0);
        foreach (var value in text)
        {
            if (value < 0x80) continue;
            letters++;
            if (value is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D) undefined++;
        }
        return undefined <= letters * MostUndefinedShare;
    }
}
