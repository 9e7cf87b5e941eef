using System.Text;
using System.Text.Unicode;

namespace Analytics.Exports.Values;

/// <summary>The text of one cell, made plain before it is looked at. The fast readers do without.</summary>
internal static class CellText
{
    /// <summary>Longer texts are no number, time, answer or the like.</summary>
    public const int MaxLength = 96;

    private const char FirstFullWidth = '！';
    private const char LastFullWidth = '～';

    /// <summary>White space of every kind at the ends goes.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        // Most cells begin and end with a visible character of ASCII.
        if (text.IsEmpty || (text[0] is > 0x20 and < 0x80 && text[^1] is > 0x20 and < 0x80)) return text;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (!Rune.IsWhiteSpace(rune)) break;
            text = text[length..];
        }
        while (!text.IsEmpty)
        {
            Rune.DecodeLastFromUtf8(text, out var rune, out var length);
            if (!Rune.IsWhiteSpace(rune)) break;
            text = text[..^length];
        }
        return text;
    }

    /// <summary>
    /// Lower case, full-width forms as plain ones, every white space as one space, none at the ends. Empty if the text is longer than the
    /// buffer or is not UTF-8.
    /// </summary>
    public static ReadOnlySpan<char> Plain(ReadOnlySpan<byte> text, Span<char> buffer)
    {
        if (text.Length > buffer.Length * 3 || Utf8.ToUtf16(text, buffer, out _, out var count, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
            return [];
        var length = 0;
        foreach (var character in buffer[..count])
        {
            var plain = PlainOf(character);
            if (plain == ' ' && (length == 0 || buffer[length - 1] == ' ')) continue;
            buffer[length++] = plain;
        }
        if (length > 0 && buffer[length - 1] == ' ') length--;
        return buffer[..length];
    }

    private static char PlainOf(char character)
    {
        if (char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)) return character;
        if (character is >= FirstFullWidth and <= LastFullWidth) character = (char)(character - FirstFullWidth + '!');
        return character switch
        {
            '￥' => '¥',
            '−' or '‐' or '‑' or '–' or '—' => '-',
            '’' or '‘' => '\'',
            _ when char.IsWhiteSpace(character) => ' ',
            _ => char.ToLowerInvariant(character),
        };
    }
}
