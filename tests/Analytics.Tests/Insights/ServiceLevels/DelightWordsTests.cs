using Analytics.Insights.ServiceLevels;

namespace Analytics.Tests.Insights.ServiceLevels;

public sealed class DelightWordsTests
{
    [Theory]
    [InlineData("Absolutely AMAZING, thank you", true)]
    [InlineData("I will never forget this", true)]
    [InlineData("not amazing at all", false)]
    [InlineData("Fine.", false)]
    [InlineData("这次服务真是惊喜", true)]
    [InlineData("没有惊喜", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void In_Comment_IsDelightUnlessDenied(string? comment, bool delighted) => Assert.Equal(delighted, DelightWords.In(comment));
}
