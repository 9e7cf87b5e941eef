using Pipeline.Storage.Tables;

namespace Pipeline.Tests.Storage.Tables;

public sealed class TableContinuationTests
{
    [Theory]
    [InlineData("1!8!cCAw", "1!8!MDAx")]
    [InlineData("1!8!cCAw", null)]
    [InlineData("客户 & ' %", "")]
    public void ToString_ThenParsed_IsTheSameAndSafeInAUrl(string partitionKey, string? rowKey)
    {
        var token = new TableContinuation(partitionKey, rowKey).ToString();

        Assert.Equal(new TableContinuation(partitionKey, rowKey), TableContinuation.Parse(token, "token"));
        Assert.Equal(token, Uri.EscapeDataString(token));
    }
}
