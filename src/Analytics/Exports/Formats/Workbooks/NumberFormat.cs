namespace Analytics.Exports.Formats.Workbooks;

/// <summary>Reads number formats, ECMA-376 part 1, 18.8.30 and 18.8.31, as far as they tell numbers from days and times.</summary>
internal static class NumberFormat
{
    /// <summary>Of the formats that have a number and no text in the file. 27 to 36 and 50 to 58 are those of East Asian languages.</summary>
    public static NumberKind OfBuiltIn(int id) => id switch
    {
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => NumberKind.Date,
        (>= 18 and <= 21) or (>= 32 and <= 35) or 55 or 56 => NumberKind.Time,
        >= 45 and <= 47 => NumberKind.Duration,
        _ => NumberKind.Number,
    };

    /// <param name="code">A format as spreadsheets show it, such as <c>yyyy"年"m"月"d"日"</c> or <c>[h]:mm:ss</c>.</param>
    public static NumberKind Of(string code)
    {
        var (hasDay, hasHour, hasSecond, hasMonthOrMinute, isElapsed, hasDigits) = (false, false, false, false, false, false);
        for (var index = 0; index < code.Length && code[index] != ';'; index++)
        {
            switch (char.ToLowerInvariant(code[index]))
            {
                case '"':
                    index = EndOf(code, index, '"');
                    break;
                case '\\' or '_' or '*':
                    // The next character stands for itself, or for its width.
                    index++;
                    break;
                case '[':
                    var end = EndOf(code, index, ']');
                    isElapsed |= IsElapsed(code.AsSpan(index + 1, Math.Max(0, end - index - 1)));
                    index = end;
                    break;
                case 'g' when code.AsSpan(index).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    return NumberKind.Number;
                case 'a' when code.AsSpan(index).StartsWith("am/pm", StringComparison.OrdinalIgnoreCase):
                    hasHour = true;
                    index += "am/pm".Length - 1;
                    break;
                case 'y' or 'd' or 'e' or 'b' or 'r':
                    hasDay = true;
                    break;
                case 'h':
                    hasHour = true;
                    break;
                case 's':
                    hasSecond = true;
                    break;
                case 'm':
                    hasMonthOrMinute = true;
                    break;
                case '0' or '#' or '?':
                    // Fractions of seconds are digits too.
                    hasDigits |= !hasSecond;
                    break;
            }
        }
        if (isElapsed) return NumberKind.Duration;
        if (hasDigits) return NumberKind.Number;
        if (hasDay) return NumberKind.Date;
        if (hasHour) return NumberKind.Time;
        if (hasSecond) return NumberKind.Duration;
        return hasMonthOrMinute ? NumberKind.Date : NumberKind.Number;
    }

    private static int EndOf(string code, int start, char close)
    {
        var end = code.IndexOf(close, start + 1);
        return end < 0 ? code.Length : end;
    }

    private static bool IsElapsed(ReadOnlySpan<char> inBrackets) =>
        inBrackets.Length > 0 && (inBrackets.IndexOfAnyExcept("hH") < 0 || inBrackets.IndexOfAnyExcept("mM") < 0 || inBrackets.IndexOfAnyExcept("sS") < 0);
}
