using System.Buffers.Text;

namespace Analytics.Exports.Values;

/// <summary>
/// Times that are one number. Each layout has a range of its own, so that the number tells the layout: Unix times from 1990 to 2100 have
/// other magnitudes than dates of 8, 12 and 14 digits, and serial days of those years have 5 digits.
/// </summary>
internal static class NumericTime
{
    private const int EarliestYear = 1990;
    private const int LatestYear = 2100;

    private static readonly double FirstSecond = Seconds(EarliestYear);
    private static readonly double LastSecond = Seconds(LatestYear + 1);
    private static readonly double FirstSerial = new DateTime(EarliestYear, 1, 1).ToOADate();
    private static readonly double LastSerial = new DateTime(LatestYear + 1, 1, 1).ToOADate();

    /// <summary>Reads the number; the time is a wall clock's if the layout is compact or a serial day, else UTC.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, bool allowSerial, out TimeLayout layout, out DateTime time)
    {
        layout = default;
        time = default;
        if (text.Length is < 5 or > 24 || !char.IsAsciiDigit((char)text[0])) return false;
        if (text.Length is 8 or 12 or 14 && TryCompact(text, out time))
        {
            layout = TimeLayout.Compact;
            return true;
        }
        if (!NumberText.TryReadPlain(text, DecimalMark.Point, out var number)) return false;
        if (Within(number))
        {
            layout = TimeLayout.UnixSeconds;
            time = FromUnix(text, number, TimeSpan.TicksPerSecond);
        }
        else if (Within(number / 1e3))
        {
            layout = TimeLayout.UnixMilliseconds;
            time = FromUnix(text, number, TimeSpan.TicksPerMillisecond);
        }
        else if (Within(number / 1e6))
        {
            layout = TimeLayout.UnixMicroseconds;
            time = FromUnix(text, number, TimeSpan.TicksPerMicrosecond);
        }
        else if (allowSerial && number >= FirstSerial && number < LastSerial)
        {
            layout = TimeLayout.ExcelSerial;
            // Excel keeps a day's fraction as a double, good to a millisecond.
            time = DateTime.FromOADate(number);
        }
        else return false;
        return true;
    }

    private static bool Within(double seconds) => seconds >= FirstSecond && seconds < LastSecond;

    private static DateTime FromUnix(ReadOnlySpan<byte> text, double number, long ticksPerUnit)
    {
        // Whole numbers are exact as integers; a fraction is rounded to a microsecond.
        var ticks = Utf8Parser.TryParse(text, out long whole, out var length) && length == text.Length
            ? whole * ticksPerUnit
            : (long)Math.Round(number * ticksPerUnit / TimeSpan.TicksPerMicrosecond) * TimeSpan.TicksPerMicrosecond;
        return DateTime.UnixEpoch.AddTicks(ticks);
    }

    private static bool TryCompact(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return false;
        var written = new WrittenTime
        {
            Kind = WrittenTime.DateKind.Known,
            First = (Two(text, 0) * 100) + Two(text, 2),
            Second = Two(text, 4),
            Third = Two(text, 6),
        };
        return (text.Length == 8 || written.TrySetTimeOfDay(Two(text, 8), Two(text, 10), text.Length == 14 ? Two(text, 12) : 0, 0))
            && written.TryResolve(TimeLayout.YearFirst, out time);
    }

    private static int Two(ReadOnlySpan<byte> text, int index) => ((text[index] - '0') * 10) + text[index + 1] - '0';

    private static double Seconds(int year) => (new DateTime(year, 1, 1) - DateTime.UnixEpoch).TotalSeconds;
}
