using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;

namespace Analytics.Tests.Prediction.Training;

public sealed class ModelDriversTests
{
    private static readonly FeatureSchema Schema = LearnSchema();

    [Fact]
    public void Of_KnownSlopes_GivesTheirSharesAndDirections()
    {
        // Each value of -1 and 1 once: contributions of 2, 1 and 0 to the raw score, whatever the sample.
        var samples = Samples([-1, -1, 1, 1], [-1, 1, -1, 1], [0, 1, 0, 1]);

        var drivers = ModelDrivers.Of(Model(2, -1, 0), samples, Schema);

        Assert.Equal(
            [new FeatureImportance("first", 2 / 3.0, FeatureImportance.Raises), new FeatureImportance("second", 1 / 3.0, FeatureImportance.Lowers)],
            drivers);
    }

    [Fact]
    public void Of_MissingValues_StillHaveADirection()
    {
        var samples = Samples([-1, 1, float.NaN, float.NaN], [0, 0, 0, 0], [0, 0, 0, 0]);

        Assert.Equal(FeatureImportance.Lowers, Assert.Single(ModelDrivers.Of(Model(-3, 1, 0), samples, Schema)).Direction);
    }

    [Fact]
    public void Of_ModelThatSaysNothing_IsEmpty() => Assert.Empty(ModelDrivers.Of(Model(0, 0, 0), Samples([1, 2], [3, 4], [0, 1]), Schema));

    private static LogisticModel Model(params double[] slopes) => new(new LogisticContent(
        0, [.. slopes.Select(slope => new LogisticColumn(ColumnKind.Numeric, 0, 1, [], [slope], 0))], [0, 0, 0]));

    private static SampleMatrix Samples(params float[][] columns) => new(columns[0].Length, [.. columns.Select(column => new SampleColumn(column))]);

    private static FeatureSchema LearnSchema()
    {
        var learner = new FeatureSchemaLearner([]);
        for (var i = 0; i < 10; i++)
        {
            var builder = new TimelineBuilder();
            var number = LabelTable.Text(i % 4);
            builder.Add(new Customer { CustomerId = $"c{i}", Attributes = new Dictionary<string, string> { ["first"] = number, ["second"] = number, ["third"] = number } });
            learner.Observe(builder.Build().Timelines.Single().AsOf(DateTimeOffset.UnixEpoch));
        }
        return learner.Learn();
    }
}
