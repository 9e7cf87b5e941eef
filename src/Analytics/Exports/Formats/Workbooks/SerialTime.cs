using System.Globalization;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>Days and times as spreadsheets count them: whole days since the turn of 1900, or since 1904, and the time as the day's fraction.</summary>
internal static class SerialTime
{
    // Spreadsheets count a 29 February 1900 that never was: from 1 March on the days are one ahead.
    private const double FirstOfMarch1900 = 61;
    private const double DaysBefore1904 = 1462;

    // 31 December 9999.
    private const double LastDay = 2_958_465;

    private static readonly DateTime DayZero = new(1899, 12, 30);

    /// <summary>
    /// <c>yyyy-MM-dd</c> at midnight, else <c>yyyy-MM-ddTHH:mm:ss</c>; times of day and durations <c>H:mm:ss</c>, with more than 24 hours where they
    /// are. To the second, as fractions of days have no exact milliseconds.
    /// </summary>
    /// <returns><c>null</c> for numbers that are no such time.</returns>
    public static string? TryFormat(double serial, NumberKind kind, bool isFrom1904)
    {
        if (!(serial >= 0 && serial < LastDay + 1)) return null;
        const long SecondsPerDay = 24 * 60 * 60;
        var seconds = (long)Math.Round(serial * SecondsPerDay);
        // Day zero is what a spreadsheet shows for a date that was left empty.
        if (kind == NumberKind.Date && serial == 0 && !isFrom1904) return null;
        if (kind == NumberKind.Duration || (serial < 1 && (kind == NumberKind.Time || serial > 0)))
            return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        var day = isFrom1904 ? DaysBefore1904 : serial < FirstOfMarch1900 - 1 ? 1 : 0;
        if (serial + day >= LastDay + 1) return null;
        var time = DayZero.AddDays(day).AddSeconds(seconds);
        return time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
