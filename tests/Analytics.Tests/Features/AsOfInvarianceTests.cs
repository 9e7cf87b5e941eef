using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Tests.Features;

/// <summary>Nothing at or after the as-of date may change a feature: the promise that evaluation rests on.</summary>
public sealed class AsOfInvarianceTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private const int Records = 1_500;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Features_EventsAtOrAfterTheDateAdded_DoNotChange(int seed)
    {
        var random = new Random(seed);
        var known = RandomRecords.Of(random, Records, AsOf.AddDays(-500), AsOf.AddTicks(-1)).ToList();
        var later = RandomRecords.Of(random, Records, AsOf, AsOf.AddDays(200)).ToList();
        // Later versions of what was known, too.
        later.AddRange(known.Take(20).Select(record => RandomRecords.ChangedAt(record, AsOf.AddDays(random.Next(0, 50)))));
        var schema = Schema(known.Concat(later));

        var before = Compute(schema, known);
        var after = Compute(schema, known.Concat(later));
        var shuffled = Compute(schema, later.Concat(known));

        Assert.NotEmpty(before);
        Assert.Equal(before, after);
        Assert.Equal(before, shuffled);
    }

    [Fact]
    public void Features_OfTheRecordsAbove_AllHaveValuesToChange()
    {
        var records = Enumerable.Range(1, 5).Select(seed => RandomRecords.Of(new Random(seed), Records, AsOf.AddDays(-500), AsOf.AddTicks(-1)).ToList()).ToList();
        var schema = Schema(records[0]);
        var samples = records.SelectMany(known => Compute(schema, known).Chunk(schema.Features.Count)).ToList();

        Assert.Equal(5 * RandomRecords.Customers, samples.Count);
        // So few customers have no category of their own.
        Assert.All(schema.Features.Index().Where(pair => pair.Item.Kind == FeatureKind.Number), pair =>
            Assert.True(samples.Select(sample => sample[pair.Index]).Where(float.IsFinite).Distinct().Count() > 1, pair.Item.Name));
    }

    [Fact]
    public void Features_AreComputedForEveryFamily()
    {
        var schema = Schema(RandomRecords.Of(new Random(7), 200, AsOf.AddDays(-500), AsOf.AddTicks(-1)));
        var names = schema.Features.Select(feature => feature.Name).ToList();

        foreach (var expected in new[]
        {
            "csat.last", "nps.mean.365d", "timeliness.trend.365d", "convenience.last", "expertise.last", "gap.worst.365d", "promise.keptShare.365d",
            "complaint.count.30d", "purchase.count.90d", "call.count.365d", "resolved.share.365d", "repeat.count.90d", "escalation.sum.365d",
            "overrun.worst.365d", "complaint.refused.count.365d", "followedUp.share.365d", "unannounced.fee.count.90d",
            "noticed.share.365d", "loyaltyPenalty.last", "purchase.impression", "silence.share.365d", "contact.trend.90d", "anniversary.days",
            "lastPurchase.days", "purchase.count.365d", "purchase.amount.365d", "segment", "value", "plan",
        })
        {
            Assert.Contains(expected, names);
        }
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    private static FeatureSchema Schema(IEnumerable<CanonicalRecord> records)
    {
        var learner = new FeatureSchemaLearner([]);
        foreach (var timeline in Build(records)) learner.Observe(timeline.AsOf(AsOf.AddDays(300)));
        return learner.Learn();
    }

    private static List<float> Compute(FeatureSchema schema, IEnumerable<CanonicalRecord> records)
    {
        var all = new List<float>();
        var values = new float[schema.Features.Count];
        foreach (var timeline in Build(records))
        {
            schema.Compute(timeline.AsOf(AsOf), values);
            all.AddRange(values);
        }
        return all;
    }

    private static IReadOnlyList<CustomerTimeline> Build(IEnumerable<CanonicalRecord> records)
    {
        var builder = new TimelineBuilder();
        // Everybody is known from the start, so that the same customers stand in both sets.
        for (var customer = 0; customer < RandomRecords.Customers; customer++) builder.Add(RandomRecords.Profile(customer));
        foreach (var record in records) builder.Add(record);
        return builder.Build().Timelines;
    }
}
