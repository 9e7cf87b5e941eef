using System.Globalization;
using System.Text;
using Analytics.Exports;

namespace Analytics.Tests.Exports;

public sealed class FieldTextTests
{
    [Theory]
    [InlineData("2026-03-05T14:30:00Z", "2026-03-05T14:30:00Z")]
    [InlineData("2026-03-05T14:30:00.250Z", "2026-03-05T14:30:00.25Z")]
    [InlineData("2026-03-05T14:30:00+08:00", "2026-03-05T06:30:00Z")]
    [InlineData("2026-03-05 14:30:00 -05:00", "2026-03-05T19:30:00Z")]
    [InlineData("2026-03-05 14:30", "2026-03-05T13:30:00Z")]
    [InlineData("2026-03-05", "2026-03-04T23:00:00Z")]
    [InlineData("2026/3/5 9:05", "2026-03-05T08:05:00Z")]
    [InlineData("2026-03-29 02:30:00", "2026-03-29T01:30:00Z")] // skipped by summer time: read an hour later
    public void Time_InBerlin_IsUtc(string text, string expected)
    {
        Assert.True(FieldText.TryTime(Encoding.UTF8.GetBytes(text), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), out var time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    [InlineData("10:30")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31 23:59:59")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("5")]
    public void Time_SomethingElse_IsRefused(string text) => Assert.False(FieldText.TryTime(Encoding.UTF8.GetBytes(text), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), out _));

    [Fact]
    public void Number_UnderCommaDecimalCulture_IsRead()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.True(FieldText.TryNumber("3.5"u8, out var number));
            Assert.Equal(3.5, number);
            Assert.False(FieldText.TryNumber("3,5"u8, out _));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("Y", true)]
    [InlineData("是", true)]
    [InlineData("否", false)]
    [InlineData("FALSE", false)]
    [InlineData("0", false)]
    public void YesNo_BothLanguages_AreRead(string text, bool expected)
    {
        Assert.True(FieldText.TryYesNo(Encoding.UTF8.GetBytes(text), out var answer));
        Assert.Equal(expected, answer);
    }

    [Fact]
    public void Text_LongerThanTheLimit_IsCutBetweenCharacters() =>
        Assert.Equal("ab", FieldText.Text(Encoding.UTF8.GetBytes("ab😀"), 3));
}
