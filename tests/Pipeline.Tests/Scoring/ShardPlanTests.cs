using Analytics.Customers;
using Pipeline.Events;
using Pipeline.Scoring;

namespace Pipeline.Tests.Scoring;

public sealed class ShardPlanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(200_000)]
    public void Create_AnySize_CoversEveryShardOnceInOrder(int bytesPerShard)
    {
        var random = new Random(5);
        var plan = ShardPlan.Create(Inputs(_ => random.Next(bytesPerShard + 1)), new ScoringOptions());

        var next = 0;
        foreach (var part in plan)
        {
            Assert.Equal(next, part.First);
            next = part.Last + 1;
        }
        Assert.Equal(CustomerShard.Count, next);
        Assert.Equal(plan.Count, plan.Select(part => part.Name).Distinct().Count());
    }

    [Fact]
    public void Create_LargeInputs_PartsAreOfTheSizeAskedFor()
    {
        const int ShardBytes = 1024 * 1024;

        var plan = ShardPlan.Create(Inputs(_ => ShardBytes), new ScoringOptions { MegabytesPerMessage = 8 });

        Assert.Equal(32, plan.Count);
        Assert.All(plan, part => Assert.Equal(7, part.Last - part.First));
    }

    [Fact]
    public void Create_SmallInputs_AreSpreadAllTheSame() => Assert.Equal(8, ShardPlan.Create(Inputs(_ => 100), new ScoringOptions { MinMessages = 8 }).Count);

    [Fact]
    public void Create_OneCustomer_IsOnePart() => Assert.InRange(ShardPlan.Create(Inputs(shard => shard == 7 ? 50 : 0), new ScoringOptions()).Count, 1, 2);

    private static Segment[] Inputs(Func<int, int> bytes) =>
        [new Segment("surveys/x.ndjson.gz", RecordKind.Survey, new SegmentIndex([.. Enumerable.Range(0, CustomerShard.Count).Select(bytes)]))];
}
