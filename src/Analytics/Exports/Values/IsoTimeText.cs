namespace Analytics.Exports.Values;

/// <summary>
/// The shortest way for the forms that machines write: <c>yyyy-MM-dd</c> alone or with <c>HH:mm:ss</c> behind a <c>T</c> or a space, perhaps a fraction of up to seven
/// digits, perhaps <c>Z</c>. <see cref="NumericTimeText"/> reads them too, as the same.
/// </summary>
internal static class IsoTimeText
{
    private const int DateLength = 10;
    private const int TimeLength = 19;
    private const int MostFractionDigits = 7;

    // Far enough below zero that no sum with it is a number.
    private const int NoDigits = -1_000_000;

    public static bool TryRead(ReadOnlySpan<byte> text, out DateTime time, out bool isUtc)
    {
        time = default;
        isUtc = false;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-') return false;
        var year = (Two(text, 0) * 100) + Two(text, 2);
        var month = Two(text, 5);
        var day = Two(text, 8);
        if (year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month))) return false;
        if (text.Length == DateLength)
        {
            time = new DateTime(year, month, day);
            return WallClock.IsPlausible(time);
        }
        if (text.Length < TimeLength || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':') return false;
        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        if ((uint)hour > 23 || (uint)minute > 59 || (uint)second > 59) return false;
        time = new DateTime(year, month, day, hour, minute, second);
        return (text.Length == TimeLength || TryReadEnd(text[TimeLength..], ref time, out isUtc)) && WallClock.IsPlausible(time);
    }

    private static bool TryReadEnd(ReadOnlySpan<byte> end, ref DateTime time, out bool isUtc)
    {
        isUtc = end[^1] == 'Z';
        if (isUtc) end = end[..^1];
        if (end.IsEmpty) return true;
        if (end[0] != '.' || end.Length - 1 is 0 or > MostFractionDigits) return false;
        long ticks = 0;
        for (var index = 1; index <= MostFractionDigits; index++)
        {
            var digit = index < end.Length ? (uint)(end[index] - '0') : 0;
            if (digit > 9) return false;
            ticks = (ticks * 10) + digit;
        }
        time = time.AddTicks(ticks);
        return true;
    }

    private static int Two(ReadOnlySpan<byte> text, int index)
    {
        var (tens, ones) = ((uint)(text[index] - '0'), (uint)(text[index + 1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : NoDigits;
    }
}
