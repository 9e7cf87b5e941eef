using Analytics.Exports.Values;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class MissingTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \t")]
    [InlineData("\u00A0")]
    [InlineData("\u3000")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("—")]
    [InlineData("–")]
    [InlineData("－")]
    [InlineData("NA")]
    [InlineData(" n/a ")]
    [InlineData("N.A.")]
    [InlineData("#N/A")]
    [InlineData("NaN")]
    [InlineData("NULL")]
    [InlineData("None")]
    [InlineData("(blank)")]
    [InlineData("[null]")]
    [InlineData("Not applicable")]
    [InlineData("无")]
    [InlineData("空")]
    [InlineData("(空)")]
    [InlineData("（空）")]
    [InlineData("(跳过)")]
    [InlineData("未填写")]
    [InlineData("不适用")]
    [InlineData("\\N")]
    public void IsMissing_AWordForNothing_IsTrue(string text) => Assert.True(MissingText.IsMissing(Utf8(text)));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("No")]
    [InlineData("unknown")]
    [InlineData("nancy")]
    [InlineData("无锡")]
    [InlineData("空调")]
    [InlineData("(4)")]
    [InlineData("none of the staff could help me, so I left and shall not come again")]
    [InlineData("否")]
    [InlineData("★")]
    public void IsMissing_AValue_IsFalse(string text) => Assert.False(MissingText.IsMissing(Utf8(text)));

    [Fact]
    public void IsMissing_BytesThatAreNoUtf8_IsFalse() => Assert.False(MissingText.IsMissing([0xE2, 0x28, 0xA1]));
}
