using System.Globalization;
using System.Text;

namespace Analytics.Prediction.Reasons;

/// <summary>Makes names and values of the user's data fit to stand within one line of text.</summary>
internal static class PlainText
{
    /// <summary>Characters (UTF-16 units) after which a text is cut off, unless said otherwise.</summary>
    public const int MaxLength = 80;

    /// <summary>
    /// The text as it is, but with a space for every control character, line separator and mark of writing direction (which could turn
    /// round what stands beside it), half characters replaced, and cut off with an ellipsis when it is too long.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Characters (UTF-16 units) after which it is cut off.</param>
    public static string Of(string text, int maxLength = MaxLength)
    {
        var plain = new StringBuilder(Math.Min(text.Length, maxLength + 2));
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length + rune.Utf16SequenceLength > maxLength)
            {
                plain.Append('…');
                break;
            }
            plain.Append(IsPlain(rune) ? rune.ToString() : " ");
        }
        return plain.ToString().Trim();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format => !IsDirectionMark(rune.Value),
        _ => true,
    };

    private static bool IsDirectionMark(int value) =>
        value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
