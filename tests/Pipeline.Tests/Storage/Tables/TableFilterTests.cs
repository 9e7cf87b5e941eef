using System.Globalization;
using System.Text;
using Pipeline.Storage.Tables;

namespace Pipeline.Tests.Storage.Tables;

public sealed class TableFilterTests
{
    [Fact]
    public void Create_EachType_SpellsItsLiteral()
    {
        var date = new DateTimeOffset(2024, 3, 1, 9, 30, 0, TimeSpan.FromHours(8)).AddTicks(1);
        var id = Guid.Parse("0F8FAD5B-D9CB-469F-A165-70867728950E");
        byte[] bytes = [0, 255];

        Assert.Equal("A eq 'it''s'", TableFilter.Create($"A eq {"it's"}").Expression);
        Assert.Equal("A eq ''", TableFilter.Create($"A eq {""}").Expression);
        Assert.Equal("A eq true or A eq false", TableFilter.Create($"A eq {true} or A eq {false}").Expression);
        Assert.Equal("A eq -5", TableFilter.Create($"A eq {-5}").Expression);
        Assert.Equal("A eq -5L", TableFilter.Create($"A eq {-5L}").Expression);
        Assert.Equal("A eq datetime'2024-03-01T01:30:00.0000001Z'", TableFilter.Create($"A eq {date}").Expression);
        Assert.Equal("A eq guid'0f8fad5b-d9cb-469f-a165-70867728950e'", TableFilter.Create($"A eq {id}").Expression);
        Assert.Equal("A eq X'00ff'", TableFilter.Create($"A eq {bytes}").Expression);
    }

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(5.0, "5.0")]
    [InlineData(-1234.5, "-1234.5")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(-1.25E-07, "-0.000000125")]
    [InlineData(1E+16, "10000000000000000.0")]
    [InlineData(1.5E+18, "1500000000000000000.0")]
    [InlineData(123456789012345680.0, "123456789012345680.0")]
    public void Create_Double_HasAPointAndNoExponent(double value, string literal)
    {
        Assert.Equal($"A eq {literal}", TableFilter.Create($"A eq {value}").Expression);
    }

    [Fact]
    public void Create_AnyFiniteDouble_ReadsBackTheSame()
    {
        var random = new Random(1);
        var bytes = new byte[8];
        for (var round = 0; round < 2000; round++)
        {
            random.NextBytes(bytes);
            var value = BitConverter.ToDouble(bytes);
            if (!double.IsFinite(value))
                continue;

            var literal = TableFilter.Create($"{value}").Expression;

            Assert.Matches(@"^-?\d+\.\d+$", literal);
            Assert.Equal(value, double.Parse(literal, CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Create_NoFiniteNumber_IsRefused(double value)
    {
        Assert.Throws<ArgumentException>(() => TableFilter.Create($"A eq {value}"));
    }

    [Fact]
    public void Create_QuotesAroundAValue_IsRefused()
    {
        var value = "x";

        Assert.Throws<ArgumentException>(() => TableFilter.Create($"A eq '{value}'"));
        Assert.Equal("A eq 'it''s' and B eq 'x'", TableFilter.Create($"A eq 'it''s' and B eq {value}").Expression);
    }

    [Fact]
    public void Create_FilterInAFilter_StandsInParentheses()
    {
        var inner = TableFilter.Create($"A eq {1} or A eq {2}");

        Assert.Equal("B eq 3 and (A eq 1 or A eq 2)", TableFilter.Create($"B eq {3} and {inner}").Expression);
        Assert.Equal("(A eq 1 or A eq 2) and (A eq 1 or A eq 2)", (inner & inner).Expression);
        Assert.Equal("(A eq 1 or A eq 2) or (A eq 1 or A eq 2)", (inner | inner).Expression);
    }

    [Fact]
    public void ToString_OfAFilter_DoesNotPrintValues()
    {
        Assert.DoesNotContain("secret", TableFilter.Create($"A eq {"secret"}").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "A ge ''")]
    [InlineData("ab", "A ge 'ab' and A lt 'ac'")]
    [InlineData("a&", "A ge 'a&' and A lt 'a'''")]
    [InlineData("a\uffff", "A ge 'a\uffff' and A lt 'b'")]
    [InlineData("\uffff", "A ge '\uffff'")]
    [InlineData("\ud7ff", "A ge '\ud7ff' and A lt '\ud800\udc00'")]
    [InlineData("\udbff\udfff", "A ge '\udbff\udfff' and A lt '\ue000'")]
    public void StartsWith_Prefix_EndsBeforeTheNext(string prefix, string expression)
    {
        Assert.Equal(expression, TableFilter.StartsWith("A", prefix).Expression);
    }

    [Fact]
    public void StartsWith_RandomTexts_TakesExactlyThoseWithThePrefix()
    {
        // Characters at the edges of the ranges that UTF-16 puts out of order.
        string[] characters = ["a", "b", "~", "\ud7fe", "\ud7ff", "\ue000", "\ufffe", "\uffff", "\U00010000", "\U0010fffe", "\U0010ffff"];
        var random = new Random(2);
        var within = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var prefix = Text(1, 2);
            var text = Text(0, 4);
            var expression = TableFilter.StartsWith("A", prefix).Expression;
            var bounds = expression.Split('\'');
            var inRange = string.CompareOrdinal(text, bounds[1]) >= 0 && (bounds.Length < 4 || string.CompareOrdinal(text, bounds[3]) < 0);

            Assert.Equal(text.StartsWith(prefix, StringComparison.Ordinal), inRange);
            within += inRange ? 1 : 0;
        }

        Assert.True(within > 100);

        string Text(int shortest, int longest)
        {
            var text = new StringBuilder();
            for (var length = random.Next(shortest, longest + 1); length > 0; length--)
                text.Append(characters[random.Next(characters.Length)]);
            return text.ToString();
        }
    }
}
