using Analytics.Prediction.Reasons;

namespace Analytics.Tests.Prediction.Reasons;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Month-to-month", "Month-to-month")]
    [InlineData("=SUM(A1)", "=SUM(A1)")]
    [InlineData("  套餐\t一 ", "套餐 一")]
    [InlineData("a\u0085b\u2029c\u200Fd", "a b c d")]
    [InlineData("👩\u200D💻 مرحبا", "👩\u200D💻 مرحبا")]
    [InlineData("\n", "")]
    public void Of_Text_KeepsAllButWhatLeavesTheLine(string text, string expected)
    {
        Assert.Equal(expected, PlainText.Of(text));
    }

    [Fact]
    public void Of_HalfACharacter_IsReplaced()
    {
        Assert.Equal("a\uFFFDb", PlainText.Of("a\uD83Db"));
    }

    [Fact]
    public void Of_LongText_IsCutBetweenCharacters()
    {
        var text = PlainText.Of("x" + string.Concat(Enumerable.Repeat("😀", 100)));

        Assert.Equal("x" + string.Concat(Enumerable.Repeat("😀", 39)) + "…", text);
    }
}
