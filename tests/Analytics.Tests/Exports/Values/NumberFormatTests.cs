using System.Globalization;
using Analytics.Exports.Values;
using Analytics.Randomness;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("12", 12)]
    [InlineData("-3.25", -3.25)]
    [InlineData("+7", 7)]
    [InlineData("0012", 12)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData(" 42 ", 42)]
    [InlineData("1,234", 1234)]
    [InlineData("1,234,567.89", 1234567.89)]
    [InlineData("1,23,456.5", 123456.5)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("1\u00A0234.5", 1234.5)]
    [InlineData("1\u202F234", 1234)]
    [InlineData("1'234'567.5", 1234567.5)]
    [InlineData("1’234", 1234)]
    [InlineData("(1,234.50)", -1234.5)]
    [InlineData("12.5-", -12.5)]
    [InlineData("−5", -5)]
    [InlineData("$1,234.50", 1234.5)]
    [InlineData("-$5", -5)]
    [InlineData("$-5", -5)]
    [InlineData("¥99.9", 99.9)]
    [InlineData("￥99", 99)]
    [InlineData("99元", 99)]
    [InlineData("CNY 1,000", 1000)]
    [InlineData("12.5 USD", 12.5)]
    [InlineData("US$3", 3)]
    [InlineData("RMB88", 88)]
    [InlineData("£5", 5)]
    [InlineData("45%", 45)]
    [InlineData("45 %", 45)]
    [InlineData("１２３．５", 123.5)]
    [InlineData("１，２３４", 1234)]
    [InlineData("1.2万", 12000)]
    [InlineData("3.5亿元", 350000000)]
    [InlineData("1.5e3", 1500)]
    [InlineData("1.5E-3", 0.0015)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890d)]
    public void TryRead_DecimalPoint_ReadsEveryForm(string text, double expected) => Read(NumberFormat.DecimalPoint, text, expected);

    [Theory]
    [InlineData("12,5", 12.5)]
    [InlineData("1.234,50", 1234.5)]
    [InlineData("1.234", 1234)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("-0,25", -0.25)]
    [InlineData("1,5e3", 1500)]
    [InlineData("99,90 €", 99.9)]
    [InlineData("(3,5)", -3.5)]
    public void TryRead_DecimalComma_ReadsEveryForm(string text, double expected) => Read(NumberFormat.DecimalComma, text, expected);

    [Theory]
    [InlineData("abc")]
    [InlineData("1.2.3")]
    [InlineData("1,23")]
    [InlineData("1,2345")]
    [InlineData("0,123")]
    [InlineData(",123")]
    [InlineData("1,234 567")]
    [InlineData("1,234.5,6")]
    [InlineData("--5")]
    [InlineData("-5-")]
    [InlineData("(-5)")]
    [InlineData("e5")]
    [InlineData("5e")]
    [InlineData("1e5万")]
    [InlineData("$")]
    [InlineData("%")]
    [InlineData("1e999")]
    [InlineData("Infinity")]
    [InlineData("0x1F")]
    [InlineData("2026-03-05")]
    [InlineData("4 - Satisfied")]
    public void TryRead_NoNumber_IsFalse(string text)
    {
        Assert.False(NumberFormat.DecimalPoint.TryRead(Utf8(text), out var number));
        Assert.Null(number);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("-")]
    [InlineData("")]
    public void TryRead_Missing_IsNull(string text)
    {
        Assert.True(NumberFormat.DecimalPoint.TryRead(Utf8(text), out var number));
        Assert.Null(number);
    }

    [Fact]
    public void TryRead_PlainNumbers_AgreeWithTheParserToTheLastBit()
    {
        var random = RandomStream.For(5, 0, 1);
        for (var round = 0; round < 20_000; round++)
        {
            var digits = random.Between(1, 19);
            var text = string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + random.Between(0, 9))));
            var mark = random.Between(0, digits);
            if (random.Chance(0.7)) text = text.Insert(mark, ".");
            if (random.Chance(0.3)) text = "-" + text;
            Read(NumberFormat.DecimalPoint, text, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void TryRead_UnderACultureWithDecimalComma_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Read(NumberFormat.DecimalPoint, "1,234.5", 1234.5);
            Read(NumberFormat.DecimalComma, "1.234,5", 1234.5);
            Read(NumberFormat.DecimalPoint, "1.5e3", 1500);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Read(NumberFormat format, string text, double expected)
    {
        Assert.True(format.TryRead(Utf8(text), out var number), text);
        Assert.Equal(expected, number);
    }
}
