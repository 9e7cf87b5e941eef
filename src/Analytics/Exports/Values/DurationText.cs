namespace Analytics.Exports.Values;

/// <summary>
/// Durations that say their units: <c>2分5秒</c>, <c>1h 20m</c>, <c>1.5 hours</c>, <c>PT5M30S</c>, <c>00:12:30</c>, <c>2 days 03:04:05</c>, <c>1.02:03:04</c>. It takes the text of
/// <see cref="CellText.Plain"/>.
/// </summary>
internal static class DurationText
{
    private const int MinutesPerDay = 1440;
    private const int MinutesPerHour = 60;

    /// <summary>Reads it as minutes. A pair such as <c>12:30</c> is read as <paramref name="pair"/>.</summary>
    /// <param name="plain">The text.</param>
    /// <param name="pair">What two numbers with a colon are.</param>
    /// <param name="firstOfPair">The first number of such a pair; -1 if the text is none.</param>
    /// <param name="minutes">The duration, not negative.</param>
    public static bool TryRead(ReadOnlySpan<char> plain, ClockPair pair, out int firstOfPair, out double minutes)
    {
        firstOfPair = -1;
        minutes = 0;
        if (plain.IsEmpty) return false;
        if (plain[0] == 'p' && plain.Length > 2) return TryReadIso(plain[1..], out minutes);
        return TryReadUnits(plain, pair, ref firstOfPair, out minutes);
    }

    private static bool TryReadUnits(ReadOnlySpan<char> text, ClockPair pair, ref int firstOfPair, out double minutes)
    {
        minutes = 0;
        var last = int.MaxValue;
        while (true)
        {
            text = text.TrimStart(" ,");
            if (text.StartsWith("and ", StringComparison.Ordinal)) text = text[4..].TrimStart(' ');
            if (text.IsEmpty) return last != int.MaxValue;
            if (!TryTakeNumber(ref text, out var number, out var isWhole)) return false;
            if (!text.IsEmpty && text[0] == ':') return TryReadClock(number, isWhole, text, last, pair, ref firstOfPair, ref minutes);
            text = text.TrimStart(' ');
            var length = 0;
            while (length < text.Length && char.IsLetter(text[length])) length++;
            if (!DurationUnits.TryWord(text[..length], out var unit)) return false;
            // Units go down, each at most once.
            if ((int)unit >= last) return false;
            last = (int)unit;
            minutes += DurationUnits.ToMinutes(number, unit);
            text = text[length..];
            if (!text.IsEmpty && text[0] == '.') text = text[1..];
        }
    }

    /// <summary><c>h:m:s</c>, <c>d.h:m:s</c>, <c>d:h:m:s</c> or a pair; behind days always with hours first.</summary>
    private static bool TryReadClock(double first, bool isWhole, ReadOnlySpan<char> rest, int last, ClockPair pair, ref int firstOfPair, ref double minutes)
    {
        if (last != int.MaxValue && last != (int)DurationUnit.Days) return false;
        var (days, hours) = (0.0, first);
        if (!isWhole)
        {
            if (last != int.MaxValue) return false;
            // ".NET" writes days, a point and two digits of hours.
            days = Math.Floor(first);
            hours = Math.Round((first - days) * 100);
            if (hours >= 24) return false;
        }
        Span<double> parts = stackalloc double[4];
        parts[0] = hours;
        var count = 1;
        while (!rest.IsEmpty && rest[0] == ':')
        {
            rest = rest[1..];
            if (count == 4 || rest.Length < 2 || !char.IsAsciiDigit(rest[1]) || !TryTakeNumber(ref rest, out parts[count], out var wholePart)) return false;
            if (!wholePart && !rest.IsEmpty) return false;
            count++;
        }
        if (!rest.IsEmpty) return false;
        for (var index = 1; index < count; index++)
        {
            var limit = count == 4 && index == 1 ? 24 : 60;
            if (parts[index] >= limit) return false;
        }
        if (count == 4)
        {
            if (!isWhole || last != int.MaxValue) return false;
            days = parts[0];
            parts = parts[1..];
            count = 3;
        }
        minutes += days * MinutesPerDay;
        if (count == 3) minutes += (parts[0] * MinutesPerHour) + parts[1] + (parts[2] / 60);
        else if (last != int.MaxValue || !isWhole) minutes += (parts[0] * MinutesPerHour) + parts[1];
        else
        {
            firstOfPair = (int)Math.Min(parts[0], int.MaxValue);
            minutes = pair == ClockPair.MinutesSeconds ? parts[0] + (parts[1] / 60) : (parts[0] * MinutesPerHour) + parts[1];
        }
        return true;
    }

    /// <summary>ISO 8601 behind its <c>P</c>: weeks, days, hours, minutes, seconds. Years and months have no fixed length.</summary>
    private static bool TryReadIso(ReadOnlySpan<char> text, out double minutes)
    {
        minutes = 0;
        var (isTime, last) = (false, 0);
        while (!text.IsEmpty)
        {
            if (text[0] == 't' && !isTime)
            {
                isTime = true;
                text = text[1..];
            }
            if (!TryTakeNumber(ref text, out var number, out _) || text.IsEmpty) return false;
            var (rank, factor) = (isTime, text[0]) switch
            {
                (false, 'w') => (1, 7.0 * MinutesPerDay),
                (false, 'd') => (2, MinutesPerDay),
                (true, 'h') => (3, MinutesPerHour),
                (true, 'm') => (4, 1.0),
                (true, 's') => (5, 1.0 / 60),
                _ => (0, 0.0),
            };
            if (rank <= last) return false;
            last = rank;
            minutes += number * factor;
            text = text[1..];
        }
        return last > 0;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<char> text, out double number, out bool isWhole)
    {
        var length = 0;
        isWhole = true;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || (isWhole && length > 0 && text[length] is '.' or ',' && length + 1 < text.Length && char.IsAsciiDigit(text[length + 1]))))
        {
            if (text[length] is '.' or ',') isWhole = false;
            length++;
        }
        var digits = text[..length];
        text = text[length..];
        // A comma is the decimal mark of some: nobody groups the thousands of hours.
        var mark = digits.Contains(',') ? DecimalMark.Comma : DecimalMark.Point;
        return NumberText.TryRead(digits, mark, out number);
    }
}
