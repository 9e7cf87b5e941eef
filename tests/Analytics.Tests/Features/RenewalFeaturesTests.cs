using Analytics.Customers;
using static Analytics.Tests.Features.TimelineFeatures;

namespace Analytics.Tests.Features;

public sealed class RenewalFeaturesTests
{
    [Fact]
    public void Renewals_LastAgainstNewCustomersAndTheOneBefore()
    {
        var features = Of(
        [
            Renewal(730, 200, 200),
            Offer(395, 220, 200),
            Renewal(365, 220, 200),
            Offer(30, 253, 220),
        ]);

        // The offer for the third year stands against the second year's price, not against its own offer.
        Assert.Equal(0.15f, features["loyaltyPenalty.last"], 5);
        Assert.Equal(0.15f, features["renewal.priceStep"], 5);
        Assert.Equal(30, features["lastOffer.days"]);
    }

    [Fact]
    public void Renewals_PaidAfterAnOffer_StandsAgainstTheRenewalBefore()
    {
        var features = Of([Renewal(380, 200, 200), Offer(45, 190, 250), Renewal(15, 190, 250)]);

        Assert.Equal(-0.24f, features["loyaltyPenalty.last"], 5);
        Assert.Equal(-0.05f, features["renewal.priceStep"], 5);
        Assert.Equal(15, features["lastOffer.days"]);
    }

    [Fact]
    public void Renewals_PriceForNewCustomersUnknownOrNought_HasNoPenalty()
    {
        Assert.True(float.IsNaN(Of([Renewal(380, 200, 150), Renewal(15, 210, null)])["loyaltyPenalty.last"]));
        Assert.Equal(0.05f, Of([Renewal(380, 200, 150), Renewal(15, 210, null)])["renewal.priceStep"], 5);
        Assert.True(float.IsNaN(Of([Renewal(15, 210, 0)])["loyaltyPenalty.last"]));
    }

    [Fact]
    public void Renewals_FirstOneOrNone_HasNoStep()
    {
        Assert.True(float.IsNaN(Of([Offer(45, 190, 250), Renewal(15, 190, 250)])["renewal.priceStep"]));
        var features = Of([Interaction(InteractionType.Notice, 20) with { Amount = 5 }, Interaction(InteractionType.Purchase, 10) with { Amount = 5, NewCustomerPrice = 4 }]);
        Assert.All(["loyaltyPenalty.last", "renewal.priceStep", "lastOffer.days"], name => Assert.True(float.IsNaN(features[name]), name));
    }

    private static Interaction Renewal(double daysAgo, double price, double? newCustomerPrice) =>
        Interaction(InteractionType.Renewal, daysAgo) with { Amount = price, NewCustomerPrice = newCustomerPrice };

    private static Interaction Offer(double daysAgo, double price, double newCustomerPrice) =>
        Interaction(InteractionType.Notice, daysAgo) with { Amount = price, NewCustomerPrice = newCustomerPrice };
}
