using Analytics.Customers;

namespace Analytics.Tests.Customers;

public sealed class InteractionTypeTests
{
    [Theory]
    [InlineData("Price change", InteractionType.PriceChange)]
    [InlineData("price_change", InteractionType.PriceChange)]
    [InlineData("PRICECHANGE", InteractionType.PriceChange)]
    [InlineData("follow-up", InteractionType.FollowUp)]
    [InlineData("Login failed", "loginFailed")]
    [InlineData("上门安装", "上门安装")]
    [InlineData(" - ", "")]
    public void Normalize_AnySpelling_IsCanonical(string name, string expected) => Assert.Equal(expected, InteractionType.Normalize(name));
}
