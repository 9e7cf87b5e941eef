using Analytics.Customers;
using static Analytics.Tests.Features.TimelineFeatures;

namespace Analytics.Tests.Features;

public sealed class ChangeFeaturesTests
{
    [Fact]
    public void Changes_ByKindWindowAndNotice()
    {
        var features = Of(
        [
            Interaction(InteractionType.PriceChange, 400) with { Announced = false, Amount = 9 },
            Interaction(InteractionType.PriceChange, 300) with { Announced = true, Amount = 3 },
            Interaction(InteractionType.PriceChange, 100) with { Announced = false, Amount = 2.5 },
            Interaction(InteractionType.Fee, 80) with { Announced = false, Amount = 12 },
            Interaction(InteractionType.Fee, 70) with { Announced = false },
            Interaction(InteractionType.BenefitEnd, 60) with { Announced = true },
            Interaction(InteractionType.Refund, 10) with { Announced = false, Amount = 50 },     // no change of terms
        ]);

        Assert.Equal([0, 1], Unannounced(features, "priceChange"));
        Assert.Equal([2, 2], Unannounced(features, "fee"));
        Assert.Equal([0, 0], Unannounced(features, "benefitEnd"));
        Assert.Equal(2 / 5f, features["noticed.share.365d"], 5);
        Assert.Equal(70, features["lastUnannounced.days"]);
        Assert.Equal(5.5f, features["priceChange.amount.365d"]);
        Assert.Equal(12, features["fee.amount.365d"]);
    }

    [Fact]
    public void Changes_None_AreUnknownWhereThereIsNoShareOrDay()
    {
        var features = Of([Call(5)]);

        Assert.Equal([0, 0], Unannounced(features, "fee"));
        Assert.Equal(0, features["fee.amount.365d"]);
        Assert.All(["noticed.share.365d", "lastUnannounced.days"], name => Assert.True(float.IsNaN(features[name]), name));
    }

    [Fact]
    public void Changes_RecordsThatDoNotSay_AreNoticedIfANoticeCameBefore()
    {
        var features = Of(
        [
            Interaction(InteractionType.Notice, 220),
            Interaction(InteractionType.PriceChange, 200),
            Interaction(InteractionType.PriceChange, 159),                                        // 61 days after the notice
            Interaction(InteractionType.Notice, 120) with { Amount = 99, NewCustomerPrice = 80 }, // offers a renewal
            Interaction(InteractionType.Fee, 100),
            Interaction(InteractionType.BenefitEnd, 50) with { Announced = true },
        ]);

        Assert.Equal(2 / 4f, features["noticed.share.365d"]);
        Assert.Equal([0, 0], Unannounced(features, "fee"));
        Assert.True(float.IsNaN(features["lastUnannounced.days"]));
    }

    [Fact]
    public void Changes_NoNoticesInTheExports_AreOfUnknownNotice() =>
        Assert.True(float.IsNaN(Of([Interaction(InteractionType.PriceChange, 20)])["noticed.share.365d"]));

    private static float[] Unannounced(Dictionary<string, float> features, string kind) =>
        [features[$"unannounced.{kind}.count.90d"], features[$"unannounced.{kind}.count.365d"]];
}
