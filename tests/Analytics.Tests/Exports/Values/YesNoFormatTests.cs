using Analytics.Exports.Values;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class YesNoFormatTests
{
    [Theory]
    [InlineData("Y", true)]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("True.", true)]
    [InlineData("1", true)]
    [InlineData("１", true)]
    [InlineData("是", true)]
    [InlineData(" 有 ", true)]
    [InlineData("对", true)]
    [InlineData("已解决", true)]
    [InlineData("已接听", true)]
    [InlineData("Resolved", true)]
    [InlineData("answered", true)]
    [InlineData("Ja", true)]
    [InlineData("n", false)]
    [InlineData("No", false)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("否", false)]
    [InlineData("无", false)]
    [InlineData("错", false)]
    [InlineData("未解决", false)]
    [InlineData("未接听", false)]
    [InlineData("Unresolved", false)]
    [InlineData("abandoned", false)]
    [InlineData("Missed", false)]
    [InlineData("nein", false)]
    public void TryRead_Word_IsItsAnswer(string text, bool answer)
    {
        Assert.True(YesNoFormat.Words.TryRead(Utf8(text), out var read));
        Assert.Equal(answer, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("-")]
    [InlineData("不清楚")]
    [InlineData("Don’t know")]
    public void TryRead_NoAnswer_IsNull(string text)
    {
        Assert.True(YesNoFormat.Words.TryRead(Utf8(text), out var read));
        Assert.Null(read);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("maybe")]
    [InlineData("x")]
    public void TryRead_AnythingElse_IsFalse(string text) => Assert.False(YesNoFormat.Words.TryRead(Utf8(text), out _));

    [Fact]
    public void Decide_Marks_OnlyWhenAsked()
    {
        Assert.Equal(0, YesNo("x", "", "x").Share);
        var evidence = new YesNoEvidence(allowMarks: true);
        foreach (var value in new[] { "x", "", "✓" }) evidence.Add(Utf8(value));
        var decision = evidence.Decide();
        Assert.Equal((2, 2), (decision.Present, decision.Readable));
        Assert.True(decision.Format.TryRead(""u8, out var blank));
        Assert.True(decision.Format.TryRead("✓"u8, out var mark));
        Assert.Equal((false, true), (blank, mark));
        Assert.True(decision.Format.TryRead("NA"u8, out var missing));
        Assert.Null(missing);
    }

    [Fact]
    public void Decide_Values_SaysTheShare()
    {
        var decision = YesNo("有", "无", "", "2", "不确定", "1");
        Assert.Equal((4, 3), (decision.Present, decision.Readable));
        Assert.Equal("yes or no", decision.Format.ToString());
    }
}
