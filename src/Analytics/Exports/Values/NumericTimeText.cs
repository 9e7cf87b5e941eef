namespace Analytics.Exports.Values;

/// <summary>
/// The fast reader of dates of numbers alone: ISO 8601, <c>d.m.y</c>, <c>d/m/y</c>, <c>m/d/y</c>, with or without a time of 24 hours, a fraction and
/// an offset. What it does not read may still be a time.
/// </summary>
internal static class NumericTimeText
{
    private const int FractionDigits = 7;

    public static bool TryScan(ReadOnlySpan<byte> text, out WrittenTime time)
    {
        time = default;
        return TryScanDate(ref text, ref time) && (text.IsEmpty || TryScanTime(text, ref time));
    }

    private static bool TryScanDate(ref ReadOnlySpan<byte> text, ref WrittenTime time)
    {
        var index = 0;
        time.First = Digits(text, ref index, 4);
        var firstLength = index;
        if (firstLength is 0 or 3 || index >= text.Length || text[index] is not ((byte)'-' or (byte)'/' or (byte)'.')) return false;
        var separator = text[index++];
        var start = index;
        time.Second = Digits(text, ref index, 2);
        if (index == start || index >= text.Length || text[index] != separator) return false;
        start = ++index;
        time.Third = Digits(text, ref index, firstLength == 4 ? 2 : 4);
        var thirdLength = index - start;
        if (thirdLength is 0 or 3) return false;
        time.Separator = (char)separator;
        if (firstLength == 4) time.Kind = WrittenTime.DateKind.Known;
        else if (thirdLength == 4) time.Kind = WrittenTime.DateKind.YearLast;
        else time.Kind = WrittenTime.DateKind.Short;
        text = text[index..];
        return true;
    }

    private static bool TryScanTime(ReadOnlySpan<byte> text, ref WrittenTime time)
    {
        if (text[0] is not ((byte)'T' or (byte)' ' or (byte)'t')) return false;
        var index = 1;
        var start = index;
        var hour = Digits(text, ref index, 2);
        if (index == start || !TryNext(text, ref index, out var minute)) return false;
        var second = 0;
        long fraction = 0;
        if (index < text.Length && text[index] == ':')
        {
            if (!TryNext(text, ref index, out second)) return false;
            if (index < text.Length && text[index] is (byte)'.' or (byte)',' && !TryFraction(text, ref index, out fraction)) return false;
        }
        return time.TrySetTimeOfDay(hour, minute, second, fraction) && TryScanOffset(text[index..], ref time);
    }

    private static bool TryNext(ReadOnlySpan<byte> text, ref int index, out int value)
    {
        value = 0;
        if (index + 2 >= text.Length || text[index] != ':') return false;
        var start = ++index;
        value = Digits(text, ref index, 2);
        return index - start == 2;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, ref int index, out long ticks)
    {
        ticks = 0;
        var start = ++index;
        for (; index < text.Length && char.IsAsciiDigit((char)text[index]); index++)
        {
            if (index - start < FractionDigits) ticks = (ticks * 10) + text[index] - '0';
        }
        if (index == start) return false;
        for (var digit = index - start; digit < FractionDigits; digit++) ticks *= 10;
        return true;
    }

    private static bool TryScanOffset(ReadOnlySpan<byte> text, ref WrittenTime time)
    {
        while (!text.IsEmpty && text[0] == ' ') text = text[1..];
        if (text.IsEmpty) return true;
        if (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z') return time.TrySetOffset(1, 0, 0);
        if (text[0] is not ((byte)'+' or (byte)'-')) return false;
        var index = 1;
        var hours = Digits(text, ref index, 2);
        if (index != 3) return false;
        if (index == text.Length) return time.TrySetOffset(text[0] == '-' ? -1 : 1, hours, 0);
        if (text[index] == ':') index++;
        var start = index;
        var minutes = Digits(text, ref index, 2);
        return index - start == 2 && index == text.Length && time.TrySetOffset(text[0] == '-' ? -1 : 1, hours, minutes);
    }

    private static int Digits(ReadOnlySpan<byte> text, ref int index, int most)
    {
        var value = 0;
        var end = Math.Min(text.Length, index + most);
        for (; index < end; index++)
        {
            var digit = (uint)(text[index] - '0');
            if (digit > 9) break;
            value = (value * 10) + (int)digit;
        }
        return value;
    }
}
