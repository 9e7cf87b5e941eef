using Analytics.Exports.Formats.Workbooks;

namespace Analytics.Tests.Exports.Formats.Workbooks;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("General", NumberKind.Number)]
    [InlineData("0.00", NumberKind.Number)]
    [InlineData("#,##0 \"days\"", NumberKind.Number)]
    [InlineData("0.00E+00", NumberKind.Number)]
    [InlineData("[Red]#,##0.00;[Blue]-0", NumberKind.Number)]
    [InlineData("[$€-407] 0.00", NumberKind.Number)]
    [InlineData("0\\d", NumberKind.Number)]
    [InlineData("@", NumberKind.Number)]
    [InlineData("", NumberKind.Number)]
    [InlineData("\"unclosed", NumberKind.Number)]
    [InlineData("[unclosed", NumberKind.Number)]
    [InlineData("\\", NumberKind.Number)]
    [InlineData("d/m/yyyy", NumberKind.Date)]
    [InlineData("[$-409]mmm-yy;@", NumberKind.Date)]
    [InlineData("mmmm", NumberKind.Date)]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", NumberKind.Date)]
    [InlineData("yyyy-mm-dd hh:mm:ss.000", NumberKind.Date)]
    [InlineData("h:mm AM/PM", NumberKind.Time)]
    [InlineData("上午/下午h\"时\"mm\"分\"", NumberKind.Time)]
    [InlineData("hh:mm:ss.0", NumberKind.Time)]
    [InlineData("[h]:mm:ss", NumberKind.Duration)]
    [InlineData("[mm]:ss", NumberKind.Duration)]
    [InlineData("mm:ss", NumberKind.Duration)]
    [InlineData("mm:ss.0;@", NumberKind.Duration)]
    internal void Of_Format_IsWhatSpreadsheetsShow(string code, NumberKind kind) => Assert.Equal(kind, NumberFormat.Of(code));

    [Theory]
    [InlineData(0, NumberKind.Number)]
    [InlineData(10, NumberKind.Number)]
    [InlineData(14, NumberKind.Date)]
    [InlineData(22, NumberKind.Date)]
    [InlineData(20, NumberKind.Time)]
    [InlineData(32, NumberKind.Time)]
    [InlineData(31, NumberKind.Date)]
    [InlineData(46, NumberKind.Duration)]
    [InlineData(49, NumberKind.Number)]
    internal void OfBuiltIn_Number_IsWhatTheStandardSays(int id, NumberKind kind) => Assert.Equal(kind, NumberFormat.OfBuiltIn(id));

    [Theory]
    [InlineData(46086, NumberKind.Date, "2026-03-05")]
    [InlineData(46086.6048611111, NumberKind.Date, "2026-03-05T14:31:00")]
    [InlineData(46086.999999, NumberKind.Date, "2026-03-06")]
    [InlineData(1, NumberKind.Date, "1900-01-01")]
    [InlineData(59, NumberKind.Date, "1900-02-28")]
    [InlineData(61, NumberKind.Date, "1900-03-01")]
    [InlineData(2958465, NumberKind.Date, "9999-12-31")]
    [InlineData(2958466, NumberKind.Date, null)]
    [InlineData(-1, NumberKind.Date, null)]
    [InlineData(0, NumberKind.Date, null)]
    [InlineData(double.NaN, NumberKind.Date, null)]
    [InlineData(double.PositiveInfinity, NumberKind.Duration, null)]
    [InlineData(0, NumberKind.Time, "0:00:00")]
    [InlineData(0.604861111, NumberKind.Time, "14:31:00")]
    [InlineData(0.25, NumberKind.Date, "6:00:00")]
    [InlineData(46086.5, NumberKind.Time, "2026-03-05T12:00:00")]
    [InlineData(0.0021875, NumberKind.Duration, "0:03:09")]
    [InlineData(1.5, NumberKind.Duration, "36:00:00")]
    internal void TryFormat_Serial_IsTheTimeToTheSecond(double serial, NumberKind kind, string? expected) =>
        Assert.Equal(expected, SerialTime.TryFormat(serial, kind, isFrom1904: false));

    [Fact]
    public void TryFormat_DaysFrom1904_AreFourYearsAndADayLater()
    {
        Assert.Equal("1904-01-01", SerialTime.TryFormat(0, NumberKind.Date, isFrom1904: true));
        Assert.Equal("2026-03-05", SerialTime.TryFormat(46086 - 1462, NumberKind.Date, isFrom1904: true));
    }
}
