using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Tests.Prediction.Reasons;

namespace Analytics.Tests.Prediction.Training;

public sealed class ModelDriversTests
{
    private static readonly FeatureSchema Schema = LearnSchema();

    [Fact]
    public void Of_KnownSlopes_GivesTheirSharesAndDirections()
    {
        // Each value of -1 and 1 once: contributions of 2, 1 and 0 to the raw score, whatever the sample.
        var samples = Samples([-1, -1, 1, 1], [-1, 1, -1, 1], [0, 1, 0, 1]);

        var drivers = ModelDrivers.Of(Model(2, -1, 0), samples, Schema).Features;

        Assert.Equal(
            [new FeatureImportance("first", 2 / 3.0, FeatureImportance.Raises), new FeatureImportance("second", 1 / 3.0, FeatureImportance.Lowers)],
            drivers);
    }

    [Fact]
    public void Of_MissingValues_StillHaveADirection()
    {
        var samples = Samples([-1, 1, float.NaN, float.NaN], [0, 0, 0, 0], [0, 0, 0, 0]);

        Assert.Equal(FeatureImportance.Lowers, Assert.Single(ModelDrivers.Of(Model(-3, 1, 0), samples, Schema).Features).Direction);
    }

    [Fact]
    public void Of_ModelThatSaysNothing_IsEmpty()
    {
        var drivers = ModelDrivers.Of(Model(0, 0, 0), Samples([1, 2], [3, 4], [0, 1]), Schema);

        Assert.Empty(drivers.Features);
        Assert.Empty(drivers.ValueDrivers);
    }

    [Fact]
    public void Of_FeaturesOfSeveralDrivers_GivesTheShareOfTheirSums()
    {
        // Ratings of timeliness and of expertise, of each the last, the mean and the trend; the last one counts surveys.
        var schema = WholeSchema.Create(["timeliness", "expertise"], [], []).Without(["lastSurvey.days", "tenure.days"]);
        var slopes = new double[schema.Features.Count];
        (slopes[schema.IndexOf("timeliness.last")], slopes[schema.IndexOf("timeliness.mean.365d")]) = (3, -2);
        slopes[schema.IndexOf("expertise.last")] = -2;
        slopes[schema.IndexOf("survey.count.365d")] = 1;
        float[] alike = [-1, 1, -1, 1];
        var samples = Samples([.. schema.Features.Select(_ => alike)]);

        var drivers = ModelDrivers.Of(Model(slopes), samples, schema);

        // What the two features of timeliness say of each sample is 3 - 2 = 1.
        Assert.Equal(
            [new ValueDriverImportance("expertise", 0.5), new ValueDriverImportance("timeliness", 0.25), new ValueDriverImportance("relationship", 0.25)],
            drivers.ValueDrivers);
        Assert.Equal(3 / 8.0, drivers.Features[0].Importance);
    }

    private static LogisticModel Model(params double[] slopes) => new(new LogisticContent(
        0, [.. slopes.Select(slope => new LogisticColumn(ColumnKind.Numeric, 0, 1, [], [slope], 0))], new double[slopes.Length]));

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
