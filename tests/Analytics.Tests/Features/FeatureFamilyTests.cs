using System.Globalization;
using Analytics.Customers;
using static Analytics.Tests.Features.TimelineFeatures;

namespace Analytics.Tests.Features;

/// <summary>Features worked out by hand.</summary>
public sealed class FeatureFamilyTests
{
    [Fact]
    public void Ratings_LastMeanAndTrend()
    {
        var features = Of([Rated(400, 1), Rated(100, 2), Rated(50, 3), Rated(10, 5)]);

        Assert.Equal(5, features["csat.last"]);
        Assert.Equal((2 + 3 + 5) / 3f, features["csat.mean.365d"], 5);
        Assert.Equal(5 - 2.5f, features["csat.trend.365d"]);
        Assert.Equal(3, features["survey.count.365d"]);
    }

    [Fact]
    public void Ratings_OnlyOldAnswer_LastIsKnownMeanIsNot()
    {
        var features = Of([Rated(400, 1)]);

        Assert.Equal(1, features["csat.last"]);
        Assert.True(float.IsNaN(features["csat.mean.365d"]));
        Assert.True(float.IsNaN(features["csat.trend.365d"]));
    }

    [Fact]
    public void ExpectationGap_PromisedMinusActual()
    {
        var features = Of(
        [
            Call(300) with { PromisedMinutes = 10, WaitMinutes = 4 },
            Call(200) with { PromisedMinutes = 5, WaitMinutes = 90 },
            Call(20) with { PromisedMinutes = 8, WaitMinutes = 8 },
            Call(10) with { PromisedMinutes = 8, WaitMinutes = 30, Answered = false },
        ]);

        Assert.Equal(0, features["gap.last"]);
        Assert.Equal((6 - 85 + 0) / 3f, features["gap.mean.365d"], 4);
        Assert.Equal(-85, features["gap.worst.365d"]);
        Assert.Equal(2 / 3f, features["promise.keptShare.365d"], 5);
        Assert.Equal(8, features["wait.mean.90d"]);
        Assert.Equal(1, features["abandoned.count.365d"]);
    }

    [Fact]
    public void Overrun_LongestWaitOverThePromise_EvenIfTheCustomerGaveUp()
    {
        var features = Of(
        [
            Call(400) with { PromisedMinutes = 1, WaitMinutes = 500 },
            Call(200) with { PromisedMinutes = 5, WaitMinutes = 90 },
            Call(50) with { PromisedMinutes = 8, WaitMinutes = 20, Answered = false },
            Call(40) with { PromisedMinutes = 0, WaitMinutes = 3 },                       // broken, but no multiple of nothing
            Call(30) with { PromisedMinutes = 8, WaitMinutes = 7, Answered = false },     // gave up before it was broken
            Call(20) with { PromisedMinutes = 8, WaitMinutes = 8 },
            Call(10) with { WaitMinutes = 300 },
        ]);

        Assert.Equal([2.5f, 18f], [features["overrun.worst.90d"], features["overrun.worst.365d"]]);
        Assert.Equal(1 / 3f, features["promise.keptShare.365d"], 5);
    }

    [Fact]
    public void Overrun_PromisesKept_IsUnknown() =>
        Assert.True(float.IsNaN(Of([Call(20) with { PromisedMinutes = 8, WaitMinutes = 8 }])["overrun.worst.365d"]));

    [Fact]
    public void Counts_ByTypeAndWindow()
    {
        var features = Of([Call(5), Call(31), Call(100), Call(400), Interaction(InteractionType.Fee, 60) with { Announced = false }]);

        Assert.Equal([1, 2, 3], Windows(features, "call"));
        Assert.Equal([0, 1, 1], Windows(features, "fee"));
        Assert.Equal([0, 1, 1], Windows(features, "unannounced"));
    }

    [Fact]
    public void Resolution_RepeatIsAContactSoonAfterAnUnresolvedOne()
    {
        var features = Of(
        [
            Call(200) with { Resolved = false },
            Call(190) with { Resolved = false },   // repeat
            Call(185) with { Resolved = true },    // repeat, and solved
            Call(180) with { Resolved = true },    // a new matter
            Call(80) with { Resolved = false },
            Call(60) with { Resolved = true },     // too late to be a repeat
        ]);

        Assert.Equal(2, features["repeat.count.365d"]);
        Assert.Equal(0, features["repeat.count.90d"]);
        Assert.Equal(3, features["unresolved.count.365d"]);
        Assert.Equal(1, features["unresolved.count.90d"]);
        Assert.Equal(0.5f, features["resolved.share.365d"]);
    }

    [Fact]
    public void RecencyFrequencyMoney_DaysAndAmounts()
    {
        var features = Of(
        [
            Interaction(InteractionType.Purchase, 400) with { Amount = 1_000 },
            Interaction(InteractionType.Purchase, 200) with { Amount = 30 },
            Interaction(InteractionType.Purchase, 100) with { Amount = 50 },
            Call(3),
        ]);

        Assert.Equal(400, features["tenure.days"]);
        Assert.Equal(3, features["lastContact.days"]);
        Assert.Equal(100, features["lastPurchase.days"]);
        Assert.Equal(2, features["purchase.count.365d"]);
        Assert.Equal(80, features["purchase.amount.365d"]);
        Assert.Equal(40, features["purchase.meanAmount.365d"]);
        Assert.Equal(100 / 150f, features["purchase.gapRatio"], 5);
    }

    [Theory]
    [InlineData("2025-06-02T00:00:00Z", 1)]
    [InlineData("2025-06-01T00:00:00Z", 365)]     // the anniversary of the day itself is over
    [InlineData("2020-06-01T12:00:00Z", 0.5)]
    [InlineData("2026-05-31T00:00:00Z", 364)]
    [InlineData("2024-02-29T00:00:00Z", 272)]     // 28 February 2027
    [InlineData("2023-12-31T23:00:00-05:00", 214.1666667)]
    [InlineData("2026-06-02T00:00:00Z", double.NaN)]
    public void Anniversary_DaysUntilTheNext(string joinedAt, double expected)
    {
        var joined = DateTimeOffset.Parse(joinedAt, CultureInfo.InvariantCulture);
        var features = Of([Call(2), new Customer { CustomerId = "c", JoinedAt = joined }]);

        Assert.Equal(expected, features["anniversary.days"], 4);
    }

    [Fact]
    public void Anniversary_JoiningUnknown_IsUnknown() => Assert.True(float.IsNaN(Of([Call(700)])["anniversary.days"]));

    private static float[] Windows(Dictionary<string, float> features, string name) =>
        [features[$"{name}.count.30d"], features[$"{name}.count.90d"], features[$"{name}.count.365d"]];
}
