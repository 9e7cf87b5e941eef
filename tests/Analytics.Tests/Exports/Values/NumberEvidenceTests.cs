using System.Globalization;
using Analytics.Exports.Values;
using Analytics.Randomness;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class NumberEvidenceTests
{
    [Theory]
    [InlineData("1|2.5|3", "Point", "Settled")]
    [InlineData("1|2,5|3", "Comma", "Settled")]
    [InlineData("1.234,50|1,234", "Comma", "Settled")]
    [InlineData("1,234|1,234.50", "Point", "Settled")]
    [InlineData("1,234|1,234,567", "Point", "Settled")]
    [InlineData("1.234|1.234.567", "Comma", "Settled")]
    [InlineData("0,125|1,234", "Comma", "Settled")]
    [InlineData("1|2|3", "Point", "Settled")]
    [InlineData("NA|abc", "Point", "Settled")]
    // Nothing but groups of three.
    [InlineData("1,234|987", "Point", "Assumed")]
    [InlineData("1.234|2.500", "Point", "Assumed")]
    // A thousand that is not grouped: the mark is the decimal one.
    [InlineData("1,234|1500", "Comma", "Likely")]
    [InlineData("1.234|1500", "Point", "Likely")]
    // As many against as for.
    [InlineData("1.5|2,5", "Point", "Assumed")]
    public void Decide_Values_TellTheDecimalMark(string values, string mark, string certainty)
    {
        var decision = Number(values.Split('|'));
        Assert.Equal(mark, decision.Format.Mark.ToString());
        Assert.Equal(certainty, decision.Certainty.ToString());
        Assert.Equal(certainty != "Settled", decision.IsAmbiguous);
    }

    [Fact]
    public void Decide_ManyPointsInGroupsOfThreeBesideSmallWholeNumbers_Group()
    {
        var values = Enumerable.Range(0, 20).Select(index => $"{index + 1}.{(index * 37 % 900) + 100}").Append("987");
        Assert.Equal((NumberFormat.DecimalComma, Certainty.Likely), (Number(values).Format, Number(values).Certainty));
        Assert.Equal(NumberFormat.DecimalPoint, Number(values.Skip(1)).Format);
    }

    [Fact]
    public void Decide_SomeValuesUnreadable_SaysTheShare()
    {
        var decision = Number("1,5", "2,25", "oops", "NA", "");
        Assert.Equal((3, 2), (decision.Present, decision.Readable));
        Assert.Equal(2.0 / 3, decision.Share);
    }

    [Fact]
    public void Decide_PrintedInAnyNationalForm_ReadsTheNumbersBack()
    {
        foreach (var (decimalMark, group, name) in new[] { (".", ",", "Point"), (",", ".", "Comma"), (",", "\u00A0", "Comma"), (",", "\u202F", "Comma"), (".", "'", "Point"), (".", "", "Point"), (",", " ", "Comma") })
        {
            var form = new NumberFormatInfo { NumberDecimalSeparator = decimalMark, NumberGroupSeparator = group };
            for (var seed = 0UL; seed < 20; seed++)
            {
                var random = RandomStream.For(seed, 1, 2);
                var numbers = Enumerable.Range(0, 200).Select(_ => Math.Round(random.LogNormal(2000, 2), 2) * (random.Chance(0.1) ? -1 : 1)).ToList();
                var printed = numbers.ConvertAll(number => number.ToString("N2", form));
                var decision = Number(printed);
                Assert.Equal(name, decision.Format.Mark.ToString());
                Assert.Equal(Certainty.Settled, decision.Certainty);
                foreach (var (number, text) in numbers.Zip(printed))
                {
                    Assert.True(decision.Format.TryRead(Utf8(text), out var read), text);
                    Assert.Equal(number, read!.Value);
                }
            }
        }
    }

    [Fact]
    public void Format_ToString_IsPlainWords() => Assert.Equal("numbers with decimal comma", NumberFormat.DecimalComma.ToString());
}
