using System.Globalization;
using Analytics.Exports.Values;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class DurationFormatTests
{
    [Theory]
    [InlineData("10秒", 10)]
    [InlineData("2分5秒", 125)]
    [InlineData("5分钟", 300)]
    [InlineData("1小时20分", 4800)]
    [InlineData("1小时20分钟30秒", 4830)]
    [InlineData("１小时", 3600)]
    [InlineData("2天3小时", 183600)]
    [InlineData("1h 20m", 4800)]
    [InlineData("1h20m5s", 4805)]
    [InlineData("95s", 95)]
    [InlineData("95 sec", 95)]
    [InlineData("1500 ms", 1.5)]
    [InlineData("3 days", 259200)]
    [InlineData("1.5 hours", 5400)]
    [InlineData("1,5 hours", 5400)]
    [InlineData("2 hrs. 5 min.", 7500)]
    [InlineData("1 hour and 5 minutes", 3900)]
    [InlineData("1 day, 2:03:04", 93784)]
    [InlineData("2 days 03:04:05", 183845)]
    [InlineData("1.02:03:04", 93784)]
    [InlineData("1:02:03:04", 93784)]
    [InlineData("00:12:30", 750)]
    [InlineData("0:12:30.5", 750.5)]
    [InlineData("100:00:00", 360000)]
    [InlineData("12:30", 750)]
    [InlineData("75:30", 4530)]
    [InlineData("PT5M30S", 330)]
    [InlineData("PT1H", 3600)]
    [InlineData("P1DT2H", 93600)]
    [InlineData("P2W", 1209600)]
    [InlineData("PT0.5S", 0.5)]
    public void TryRead_WithUnits_IsMinutes(string text, double seconds)
    {
        Assert.True(new DurationFormat(null, ClockPair.MinutesSeconds, NumberFormat.DecimalPoint).TryRead(Utf8(text), out var minutes), text);
        Assert.Equal(seconds / 60, minutes!.Value, 12);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("5m 1h")]
    [InlineData("5m 5m")]
    [InlineData("5 apples")]
    [InlineData("1:60")]
    [InlineData("1:60:00")]
    [InlineData("1:2")]
    [InlineData("1:25:00:00")]
    [InlineData("P1M")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("PT5S5M")]
    [InlineData("2026-03-05")]
    [InlineData("-5s")]
    [InlineData("hours")]
    public void TryRead_NoDuration_IsFalse(string text)
    {
        Assert.False(new DurationFormat(null, ClockPair.MinutesSeconds, NumberFormat.DecimalPoint).TryRead(Utf8(text), out var minutes));
        Assert.Null(minutes);
    }

    [Theory]
    [InlineData("Milliseconds", "90000", 1.5)]
    [InlineData("Seconds", "90", 1.5)]
    [InlineData("Minutes", "1.5", 1.5)]
    [InlineData("Hours", "0.5", 30)]
    [InlineData("Days", "2", 2880)]
    [InlineData("Seconds", "1,200", 20)]
    public void TryRead_BareNumber_IsInTheColumnsUnit(string unit, string text, double minutes)
    {
        var format = new DurationFormat(Enum.Parse<DurationUnit>(unit), ClockPair.MinutesSeconds, NumberFormat.DecimalPoint);
        Assert.True(format.TryRead(Utf8(text), out var read));
        Assert.Equal(minutes, read!.Value, 12);
        Assert.False(format.TryRead("-1"u8, out _));
        Assert.True(format.TryRead("NA"u8, out read));
        Assert.Null(read);
    }

    [Theory]
    [InlineData("", "12:30", "MinutesSeconds", "Assumed")]
    [InlineData("", "12:30|1:02:30", "MinutesSeconds", "Likely")]
    [InlineData("", "12:30|75:10", "MinutesSeconds", "Likely")]
    [InlineData("Seconds", "12:30", "MinutesSeconds", "Likely")]
    [InlineData("Hours", "12:30", "HoursMinutes", "Likely")]
    [InlineData("", "1h|5m", "MinutesSeconds", "Settled")]
    public void Decide_Pairs_ByTheColumn(string unit, string values, string pair, string certainty)
    {
        var decision = Duration(unit, values.Split('|'));
        Assert.Equal((pair, certainty), (decision.Format.Pair.ToString(), decision.Certainty.ToString()));
        Assert.Equal(1, decision.Share);
    }

    [Fact]
    public void Decide_BareNumbers_NeedAUnit()
    {
        Assert.Equal(0, Duration("", "12", "15").Share);
        var decision = Duration("Seconds", "12,5", "15", "1m", "-3", "x", "");
        Assert.Equal((5, 3, NumberFormat.DecimalComma), (decision.Present, decision.Readable, decision.Format.Number));
        Assert.True(decision.Format.TryRead("12,6"u8, out var minutes));
        Assert.Equal(0.21, minutes!.Value, 12);
    }

    [Theory]
    [InlineData("Speed of answer in seconds", "Seconds")]
    [InlineData("Duration (in seconds)", "Seconds")]
    [InlineData("First reply time in minutes", "Minutes")]
    [InlineData("waitMinutes", "Minutes")]
    [InlineData("Wait (min)", "Minutes")]
    [InlineData("duration_ms", "Milliseconds")]
    [InlineData("Resolution time (hrs)", "Hours")]
    [InlineData("talk_time_s", "Seconds")]
    [InlineData("作答时长(秒)", "Seconds")]
    [InlineData("作答时长（秒）", "Seconds")]
    [InlineData("等待分钟", "Minutes")]
    [InlineData("处理时长（小时）", "Hours")]
    [InlineData("耗时(毫秒)", "Milliseconds")]
    [InlineData("AvgTalkDuration", "")]
    [InlineData("Resolution time", "")]
    [InlineData("Second contact", "")]
    [InlineData("S size", "")]
    [InlineData("Resolved within 30 days", "")]
    [InlineData("所用时间", "")]
    public void FromColumnName_Name_TellsTheUnit(string name, string unit) =>
        Assert.Equal(unit, DurationUnits.FromColumnName(name)?.ToString() ?? "");

    [Fact]
    public void Format_ToString_IsPlainWords()
    {
        Assert.Equal("durations, bare numbers in seconds", new DurationFormat(DurationUnit.Seconds, ClockPair.MinutesSeconds, NumberFormat.DecimalPoint).ToString());
        Assert.Equal("durations that say their unit, 12:30 as hours and minutes", new DurationFormat(null, ClockPair.HoursMinutes, NumberFormat.DecimalPoint).ToString());
    }

    [Fact]
    public void Decide_PrintedSpans_ReadsThemBack()
    {
        foreach (var form in new[] { @"h\:mm\:ss", @"d\.hh\:mm\:ss", @"h'小时'm'分's'秒'", @"h'h 'm'm 's's'" })
        {
            var random = Analytics.Randomness.RandomStream.For(3, 1, 1);
            var spans = Enumerable.Range(0, 300).Select(_ => TimeSpan.FromSeconds(random.Between(0, 86_399))).ToList();
            var printed = spans.ConvertAll(span => span.ToString(form, CultureInfo.InvariantCulture));
            var decision = Duration("", printed);
            Assert.Equal(1, decision.Share);
            foreach (var (span, text) in spans.Zip(printed))
            {
                Assert.True(decision.Format.TryRead(Utf8(text), out var minutes), text);
                Assert.Equal(span.TotalMinutes, minutes!.Value, 9);
            }
        }
    }
}
