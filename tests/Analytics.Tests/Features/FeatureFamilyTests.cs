using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Tests.Features;

/// <summary>Features worked out by hand.</summary>
public sealed class FeatureFamilyTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ratings_LastMeanAndTrend()
    {
        var features = Compute([Rated(400, 1), Rated(100, 2), Rated(50, 3), Rated(10, 5)]);

        Assert.Equal(5, features["csat.last"]);
        Assert.Equal((2 + 3 + 5) / 3f, features["csat.mean.365d"], 5);
        Assert.Equal(5 - 2.5f, features["csat.trend.365d"]);
        Assert.Equal(3, features["survey.count.365d"]);
    }

    [Fact]
    public void Ratings_OnlyOldAnswer_LastIsKnownMeanIsNot()
    {
        var features = Compute([Rated(400, 1)]);

        Assert.Equal(1, features["csat.last"]);
        Assert.True(float.IsNaN(features["csat.mean.365d"]));
        Assert.True(float.IsNaN(features["csat.trend.365d"]));
    }

    [Fact]
    public void ExpectationGap_PromisedMinusActual()
    {
        var features = Compute(
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
    public void Counts_ByTypeAndWindow()
    {
        var features = Compute([Call(5), Call(31), Call(100), Call(400), Of(InteractionType.Fee, 60) with { Announced = false }]);

        Assert.Equal([1, 2, 3], Windows(features, "call"));
        Assert.Equal([0, 1, 1], Windows(features, "fee"));
        Assert.Equal([0, 1, 1], Windows(features, "unannounced"));
    }

    [Fact]
    public void Resolution_RepeatIsAContactSoonAfterAnUnresolvedOne()
    {
        var features = Compute(
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
        var features = Compute(
        [
            Of(InteractionType.Purchase, 400) with { Amount = 1_000 },
            Of(InteractionType.Purchase, 200) with { Amount = 30 },
            Of(InteractionType.Purchase, 100) with { Amount = 50 },
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

    private static float[] Windows(Dictionary<string, float> features, string name) =>
        [features[$"{name}.count.30d"], features[$"{name}.count.90d"], features[$"{name}.count.365d"]];

    private static Dictionary<string, float> Compute(IEnumerable<CanonicalRecord> records)
    {
        var builder = new TimelineBuilder();
        foreach (var record in records) builder.Add(record);
        var snapshot = builder.Build().Timelines.Single().AsOf(AsOf);
        var learner = new FeatureSchemaLearner([]);
        learner.Observe(snapshot);
        var schema = learner.Learn();
        var values = new float[schema.Features.Count];
        schema.Compute(snapshot, values);
        return schema.Features.Select((feature, index) => (feature.Name, values[index])).ToDictionary();
    }

    private static SurveyResponse Rated(double daysAgo, double csat) =>
        new() { ResponseId = $"{daysAgo}", CustomerId = "c", RespondedAt = AsOf.AddDays(-daysAgo), Csat = csat };

    private static Interaction Call(double daysAgo) => Of(InteractionType.Call, daysAgo);

    private static Interaction Of(string type, double daysAgo) =>
        new() { InteractionId = $"{type} {daysAgo}", CustomerId = "c", OccurredAt = AsOf.AddDays(-daysAgo), Type = type };
}
