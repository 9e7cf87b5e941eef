using System.Globalization;
using Analytics.Exports.Values;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class TimeFormatTests
{
    private static readonly WallClock Utc = new(TimeZoneInfo.Utc);

    [Theory]
    [InlineData("2026-03-05", "2026-03-05T00:00:00")]
    [InlineData("2026-3-5", "2026-03-05T00:00:00")]
    [InlineData("2026-03-05T14:30:00Z", "2026-03-05T14:30:00")]
    [InlineData("2026-03-05T14:30:00.250Z", "2026-03-05T14:30:00.25")]
    [InlineData("2026-03-05T14:30:00.1234567890Z", "2026-03-05T14:30:00.1234567")]
    [InlineData("2026-03-05T14:30:00,5+02:00", "2026-03-05T12:30:00.5")]
    [InlineData("2026-03-05T14:30+0800", "2026-03-05T06:30:00")]
    [InlineData("2026-03-05 14:30:00 -05", "2026-03-05T19:30:00")]
    [InlineData("2026-03-05 14:30:00 UTC", "2026-03-05T14:30:00")]
    [InlineData("2026-03-05 14:30:00 +0800", "2026-03-05T06:30:00")]
    [InlineData("2026/3/5 4:05", "2026-03-05T04:05:00")]
    [InlineData("2026.03.05 14:30", "2026-03-05T14:30:00")]
    [InlineData("2026-03-05T24:00", "2026-03-06T00:00:00")]
    [InlineData("20260305T143000Z", "2026-03-05T14:30:00")]
    [InlineData(" 2026-03-05 ", "2026-03-05T00:00:00")]
    [InlineData("2026年3月5日", "2026-03-05T00:00:00")]
    [InlineData("2026年3月5日 14时30分", "2026-03-05T14:30:00")]
    [InlineData("2026年03月05日14时30分15秒", "2026-03-05T14:30:15")]
    [InlineData("2026年3月5日 14:30:15", "2026-03-05T14:30:15")]
    [InlineData("2026年3月5日 下午2点30分", "2026-03-05T14:30:00")]
    [InlineData("2026年3月5日(周四) 上午12:05", "2026-03-05T00:05:00")]
    [InlineData("2026/3/5 下午2:30", "2026-03-05T14:30:00")]
    [InlineData("2026/3/5 上午 9:05:01", "2026-03-05T09:05:01")]
    [InlineData("２０２６－０３－０５　１４：３０", "2026-03-05T14:30:00")]
    [InlineData("5 Mar 2026", "2026-03-05T00:00:00")]
    [InlineData("05-Mar-26", "2026-03-05T00:00:00")]
    [InlineData("5 March 2026 14:30", "2026-03-05T14:30:00")]
    [InlineData("Mar 5, 2026, 2:30 PM", "2026-03-05T14:30:00")]
    [InlineData("March 5th, 2026 at 2:30pm", "2026-03-05T14:30:00")]
    [InlineData("Mar 5, 2026, 12:00 a.m.", "2026-03-05T00:00:00")]
    [InlineData("2026 Mar 5", "2026-03-05T00:00:00")]
    [InlineData("5. März 2026 14:30 Uhr", "2026-03-05T14:30:00")]
    [InlineData("5 févr. 2026", "2026-02-05T00:00:00")]
    [InlineData("Thu, 05 Mar 2026 14:30:00 GMT", "2026-03-05T14:30:00")]
    [InlineData("Thu, 05 Mar 2026 14:30:00 +0800", "2026-03-05T06:30:00")]
    [InlineData("Thu Mar 05 2026 14:30:00 GMT+0800 (China Standard Time)", "2026-03-05T06:30:00")]
    [InlineData("Thu Mar  5 14:30:00 EST 2026", "2026-03-05T19:30:00")]
    public void TryRead_SelfDescribingText_IsTheSameInEveryOrder(string text, string expected)
    {
        foreach (var layout in new[] { TimeLayout.YearFirst, TimeLayout.DayFirst, TimeLayout.MonthFirst }) Read(layout, text, expected);
    }

    [Theory]
    [InlineData("DayFirst", "05.03.2026", "2026-03-05T00:00:00")]
    [InlineData("DayFirst", "5/3/2026 14:30", "2026-03-05T14:30:00")]
    [InlineData("DayFirst", "05-03-26 2:30 PM", "2026-03-05T14:30:00")]
    [InlineData("DayFirst", "5/3/70", "1970-03-05T00:00:00")]
    [InlineData("MonthFirst", "3/5/2026", "2026-03-05T00:00:00")]
    [InlineData("MonthFirst", "11/05/26 14:32", "2026-11-05T14:32:00")]
    [InlineData("MonthFirst", "3/5/2026 12:05:09 AM", "2026-03-05T00:05:09")]
    [InlineData("MonthFirst", "3/5/2026, 2:30:00 PM", "2026-03-05T14:30:00")]
    [InlineData("YearFirst", "26-03-05", "2026-03-05T00:00:00")]
    [InlineData("UnixSeconds", "1772721000", "2026-03-05T14:30:00")]
    [InlineData("UnixSeconds", "1772721000.25", "2026-03-05T14:30:00.25")]
    [InlineData("UnixMilliseconds", "1772721000123", "2026-03-05T14:30:00.123")]
    [InlineData("UnixMicroseconds", "1772721000123456", "2026-03-05T14:30:00.123456")]
    [InlineData("Compact", "20260305", "2026-03-05T00:00:00")]
    [InlineData("Compact", "202603051430", "2026-03-05T14:30:00")]
    [InlineData("Compact", "20260305143015", "2026-03-05T14:30:15")]
    [InlineData("ExcelSerial", "46086", "2026-03-05T00:00:00")]
    [InlineData("ExcelSerial", "46086.5", "2026-03-05T12:00:00")]
    public void TryRead_TheColumnsLayout_ReadsIt(string layout, string text, string expected) => Read(Enum.Parse<TimeLayout>(layout), text, expected);

    [Theory]
    [InlineData("DayFirst", "3/25/2026")]
    [InlineData("MonthFirst", "25/3/2026")]
    [InlineData("YearFirst", "25/3/2026")]
    [InlineData("YearFirst", "2026-02-29")]
    [InlineData("YearFirst", "2026-13-01")]
    [InlineData("YearFirst", "2026-00-01")]
    [InlineData("YearFirst", "0001-01-01")]
    [InlineData("YearFirst", "9999-12-31")]
    [InlineData("YearFirst", "2026-03-05 25:00")]
    [InlineData("YearFirst", "2026-03-05 24:00:01")]
    [InlineData("YearFirst", "2026-03-05 14:60")]
    [InlineData("YearFirst", "2026-03-05 14:3")]
    [InlineData("YearFirst", "2026-03-05 14:30 +15:00")]
    [InlineData("YearFirst", "2026-03-05 14:30 CST")]
    [InlineData("YearFirst", "2026-03-05 13:30 AM")]
    [InlineData("YearFirst", "2026-03")]
    [InlineData("YearFirst", "2026年3月")]
    [InlineData("YearFirst", "14:30")]
    [InlineData("YearFirst", "1772721000")]
    [InlineData("YearFirst", "soon")]
    [InlineData("YearFirst", "March")]
    [InlineData("YearFirst", "5 Mar 2026 5 Mar 2026")]
    [InlineData("UnixSeconds", "1772721000123")]
    [InlineData("UnixSeconds", "12")]
    [InlineData("UnixSeconds", "2026-03-05")]
    [InlineData("Compact", "20261305")]
    [InlineData("UnixSeconds", "46086")]
    public void TryRead_AnotherLayoutOrNoTime_IsFalse(string layout, string text)
    {
        Assert.False(new TimeFormat(Enum.Parse<TimeLayout>(layout)).TryRead(Utf8(text), Utc, out var time));
        Assert.Null(time);
    }

    [Fact]
    public void TryRead_Missing_IsNull()
    {
        Assert.True(new TimeFormat(TimeLayout.YearFirst).TryRead("N/A"u8, Utc, out var time));
        Assert.Null(time);
    }

    [Theory]
    [InlineData("14:30", "14:30:00")]
    [InlineData("4:05:09", "04:05:09")]
    [InlineData("2:30 PM", "14:30:00")]
    [InlineData("12:30 AM", "00:30:00")]
    [InlineData("2 pm", "14:00:00")]
    [InlineData("下午2:30", "14:30:00")]
    [InlineData("14时30分", "14:30:00")]
    [InlineData("14时", "14:00:00")]
    public void TryReadTimeOfDay_ATimeAlone_IsRead(string text, string expected)
    {
        Assert.True(TimeFormat.TryReadTimeOfDay(Utf8(text), out var time));
        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("2026-03-05 14:30")]
    [InlineData("25:00")]
    [InlineData("12")]
    [InlineData("noon")]
    public void TryReadTimeOfDay_AnythingElse_IsFalse(string text) => Assert.False(TimeFormat.TryReadTimeOfDay(Utf8(text), out _));

    [Fact]
    public void TryRead_WithoutOffset_IsTheZonesWallClock()
    {
        var shanghai = new WallClock(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        Assert.True(new TimeFormat(TimeLayout.DayFirst).TryRead("5/3/2026 14:30"u8, shanghai, out var time));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 6, 30, 0, TimeSpan.Zero), time);
        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
        Assert.True(new TimeFormat(TimeLayout.Compact).TryRead("20260305"u8, shanghai, out time));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 16, 0, 0, TimeSpan.Zero), time);
        // Unix time has no zone.
        Assert.True(new TimeFormat(TimeLayout.UnixSeconds).TryRead("1772721000"u8, shanghai, out time));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 14, 30, 0, TimeSpan.Zero), time);
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Shanghai")]
    public void WallClock_EveryHourOfManyYears_IsWhatTheZoneSays(string zone)
    {
        var timeZone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var clock = new WallClock(timeZone);
        for (var local = new DateTime(1985, 1, 1, 0, 30, 0); local.Year < 2027; local = local.AddMinutes(90))
        {
            var shown = timeZone.IsInvalidTime(local) ? local.AddHours(1) : local;
            Assert.Equal(new DateTimeOffset(shown, timeZone.GetUtcOffset(shown)), clock.ToUtc(local));
        }
    }

    private static void Read(TimeLayout layout, string text, string expected)
    {
        Assert.True(new TimeFormat(layout).TryRead(Utf8(text), Utc, out var time), $"{layout} {text}");
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), time!.Value.UtcDateTime);
    }
}
