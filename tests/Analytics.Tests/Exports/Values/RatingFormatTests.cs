using Analytics.Exports;
using Analytics.Exports.Values;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class RatingFormatTests
{
    private static readonly RatingFormat FivePoint = new(RatingScale.OneToFive);

    [Theory]
    [InlineData("4", 4)]
    [InlineData("4.5", 4.5)]
    [InlineData("4,5", 4.5)]
    [InlineData(" 4 ", 4)]
    [InlineData("４", 4)]
    [InlineData("4分", 4)]
    [InlineData("4 分", 4)]
    [InlineData("4星", 4)]
    [InlineData("4颗星", 4)]
    [InlineData("4 stars", 4)]
    [InlineData("4 - Satisfied", 4)]
    [InlineData("4 – Satisfied", 4)]
    [InlineData("4: Satisfied", 4)]
    [InlineData("4 (Satisfied)", 4)]
    [InlineData("4 = quite alright", 4)]
    [InlineData("4、满意", 4)]
    [InlineData("4.满意", 4)]
    [InlineData("4分（满意）", 4)]
    [InlineData("4分 满意", 4)]
    [InlineData("4 satisfied", 4)]
    [InlineData("Satisfied (4)", 4)]
    [InlineData("满意（4分）", 4)]
    [InlineData("非常满意5分", 5)]
    [InlineData("Very satisfied - 5", 5)]
    [InlineData("4/5", 4)]
    [InlineData("4 / 5", 4)]
    [InlineData("4 out of 5", 4)]
    [InlineData("4 out of 5 stars", 4)]
    [InlineData("4分/5分", 4)]
    [InlineData("★★★★☆", 4)]
    [InlineData("★★★★★", 5)]
    [InlineData("⭐⭐⭐", 3)]
    [InlineData("⭐️⭐️", 2)]
    public void TryRead_OneToFive_ReadsEveryForm(string text, double expected) => Assert.Equal(expected, FivePoint.Read(text));

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("9分")]
    [InlineData("4/10")]
    [InlineData("★★★☆☆☆☆")]
    [InlineData("80%")]
    [InlineData("satisfied")]
    [InlineData("lovely")]
    [InlineData("4 minutes")]
    [InlineData("4-5")]
    [InlineData("1 - 5")]
    [InlineData("2026-03-05")]
    [InlineData("4:30")]
    public void TryRead_OutsideOrNoRating_IsFalse(string text)
    {
        Assert.False(FivePoint.TryRead(Utf8(text), out var rating));
        Assert.Null(rating);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("Not Offered")]
    [InlineData("Offered")]
    [InlineData("Don't know")]
    [InlineData("Prefer not to say")]
    [InlineData("不清楚")]
    [InlineData("不适用")]
    [InlineData("(跳过)")]
    [InlineData("99 - Don't know")]
    [InlineData("N/A - did not call")]
    public void TryRead_NoAnswer_IsNull(string text) => Assert.Null(FivePoint.Read(text));

    [Fact]
    public void TryRead_PerCent_IsOnAHundred() => Assert.Equal(80, new RatingFormat(new RatingScale(0, 100)).Read("80%"));

    [Fact]
    public void TryRead_Reversed_TurnsNumbersRound()
    {
        var format = new RatingFormat(RatingScale.OneToFive, IsReversed: true);
        Assert.Equal(5, format.Read("1 - Very satisfied"));
        Assert.Equal(1, format.Read("5"));
    }

    [Fact]
    public void Format_ToString_IsPlainWords()
    {
        Assert.Equal("ratings, 1 to 5", FivePoint.ToString());
        Assert.Equal("words of satisfaction, 1 to 5", Rating(RatingScale.OneToFive, "Very satisfied", "Dissatisfied").Format.ToString());
        Assert.Equal("ratings, 1 to 7, lowest is best", new RatingFormat(RatingScale.OneToSeven, IsReversed: true).ToString());
    }
}
