using System.Globalization;

namespace Analytics.Privacy.Masking;

/// <summary>E-mail addresses as they stand in a text: a local part without quotes, and a domain of at least two labels.</summary>
internal static class EmailAddress
{
    private const int MaxLocalLength = 64;
    private const int MaxDomainLength = 253;

    /// <summary>Finds the address around an at sign.</summary>
    /// <param name="text">What to read.</param>
    /// <param name="at">Where the sign stands.</param>
    /// <param name="floor">The address does not begin before this index.</param>
    /// <param name="start">Its first character.</param>
    /// <param name="end">The index behind its last one.</param>
    public static bool TryFind(ref FoldedText text, int at, int floor, out int start, out int end)
    {
        start = at;
        end = 0;
        var lowest = Math.Max(floor, at - MaxLocalLength);
        while (start > lowest && IsLocal(text[start - 1])) start--;
        // Dots and the like before the address belong to the sentence.
        while (start < at && !FoldedText.IsWordCharacter(text[start])) start++;
        if (start == at) return false;

        // An input method for Chinese writes a full stop for a dot; behind a domain with dots it ends the sentence.
        var hasDot = false;
        var label = at + 1;
        var index = label;
        while (index - at <= MaxDomainLength)
        {
            var character = text[index];
            if (IsDomain(character))
            {
                index++;
                continue;
            }
            if (character is not '.' && !(character == '。' && !hasDot) || index == label || !IsDomain(text[index + 1])) break;
            hasDot = true;
            label = ++index;
        }
        end = index;
        while (end > label && text[end - 1] == '-') end--;
        return hasDot && end - label >= 2 && FoldedText.IsWordLetter(text[label]);
    }

    private static bool IsLocal(char folded) =>
        FoldedText.IsWordCharacter(folded) || folded is '.' or '_' or '-' or '+' or '%' or '&' or '\'' or '!' or '#' or '$' or '*' or '/' or '=' or '?' or '^' or '{' or '}' or '|' or '~' or '`'
        || folded >= '\u0300' && char.GetUnicodeCategory(folded) == UnicodeCategory.NonSpacingMark;

    private static bool IsDomain(char folded) => FoldedText.IsWordCharacter(folded) || folded == '-';
}
