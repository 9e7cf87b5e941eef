using Analytics.Customers;
using static Analytics.Tests.Features.TimelineFeatures;

namespace Analytics.Tests.Features;

public sealed class TrendFeaturesTests
{
    [Fact]
    public void Trends_LastQuarterMinusTheOneBefore()
    {
        var features = Of(
        [
            Interaction(InteractionType.Purchase, 181),
            Interaction(InteractionType.Purchase, 180),
            Interaction(InteractionType.Renewal, 120),
            Call(100) with { WaitMinutes = 4 },
            Call(95) with { WaitMinutes = 900, Answered = false },
            Call(90) with { WaitMinutes = 10 },
            Call(50) with { WaitMinutes = 20 },
            Call(20),
            Interaction(InteractionType.Purchase, 1),
        ]);

        Assert.Equal(3 - 2, features["contact.trend.90d"]);
        Assert.Equal(1 - 2, features["purchase.trend.90d"]);
        Assert.Equal(15 - 4, features["wait.trend.90d"]);
    }

    [Fact]
    public void Trends_CustomerOfLessThanTwoQuarters_AreUnknown()
    {
        var features = Of([Call(179) with { WaitMinutes = 4 }, Call(20) with { WaitMinutes = 5 }]);

        Assert.All(["contact.trend.90d", "purchase.trend.90d", "wait.trend.90d"], name => Assert.True(float.IsNaN(features[name]), name));
    }

    [Fact]
    public void Trends_NoWaitOnOneSide_IsUnknownForWaitsOnly()
    {
        var features = Of([Call(300), Call(20) with { WaitMinutes = 5 }]);

        Assert.Equal(1, features["contact.trend.90d"]);
        Assert.Equal(0, features["purchase.trend.90d"]);
        Assert.True(float.IsNaN(features["wait.trend.90d"]));
    }
}
