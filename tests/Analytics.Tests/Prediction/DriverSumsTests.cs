using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Engines;
using Analytics.Tests.Boosting;
using Analytics.Tests.Prediction.Reasons;

namespace Analytics.Tests.Prediction;

public sealed class DriverSumsTests
{
    [Fact]
    public void Of_KnownContributions_AreSumsByDriverHighestFirst()
    {
        var schema = WholeSchema.Create();
        var contributions = new double[schema.Features.Count];
        contributions[schema.IndexOf("fee.count.90d")] = 0.5;
        contributions[schema.IndexOf("loyaltyPenalty.last")] = 0.25;
        contributions[schema.IndexOf("gap.last")] = -0.5;
        contributions[schema.IndexOf("wait.mean.90d")] = 0.375;
        contributions[schema.IndexOf("Contract")] = 1;

        var drivers = new DriverSums(schema).Of(contributions);

        Assert.Equal(new DriverContribution(ValueDriver.Other, 1), drivers[0]);
        Assert.Equal(new DriverContribution(ValueDriver.Price, 0.75), drivers[1]);
        Assert.Equal(new DriverContribution(ValueDriver.Timeliness, -0.125), drivers[^1]);
        Assert.All(drivers[2..^1], driver => Assert.Equal(0, driver.Contribution));
        Assert.Equal(Enum.GetValues<ValueDriver>(), drivers.Select(driver => driver.Driver).Order());
    }

    [Fact]
    public void Of_SchemaWithoutSomeDrivers_LeavesThemOut()
    {
        var schema = WholeSchema.Create([], [], [new AttributeColumn("plan", FeatureKind.Number, [])]).Without(["anniversary.days", "lastPriceChange.days"]);

        Assert.Equal([ValueDriver.Other, ValueDriver.Relationship, ValueDriver.Usage], new DriverSums(schema).Drivers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_AnySample_AddUpToTheRawScore(int seed)
    {
        var schema = WholeSchema.Create();
        var columnCount = schema.Features.Count;
        var random = new Random(seed);
        var model = new BoostedTreesModel(RandomTrees.Create(random, columnCount, treeCount: 30, maxDepth: 8));
        var samples = RandomTrees.Samples(random, columnCount, sampleCount: 200);
        var (one, batch) = (new double[columnCount], new double[200 * columnCount]);
        model.Contributions(samples, batch);
        var (drivers, row) = (new DriverSums(schema), new float[columnCount]);

        for (var sample = 0; sample < 200; sample++)
        {
            samples.CopySample(sample, row);
            var baseValue = model.Contributions(row, one);
            var expected = model.RawScore(row) - baseValue;

            Assert.Equal(expected, drivers.Of(one).Sum(driver => driver.Contribution), 1e-9);
            Assert.Equal(expected, drivers.Of(batch.AsSpan(sample * columnCount, columnCount)).Sum(driver => driver.Contribution), 1e-4);
        }
    }
}
