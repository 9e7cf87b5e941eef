using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;

namespace Analytics.Tests.Prediction;

/// <summary>Scoring of customers in blocks.</summary>
public sealed class CustomerModelTests
{
    private static readonly IReadOnlyList<CustomerTimeline> Timelines = LabelTable.Create((2 * CustomerModel.BlockLength) + 100);

    private static readonly Lazy<CustomerModel> Model = new(() =>
    {
        var set = TrainingSetBuilder.Build(Timelines, new ChurnLabeler(LabelTable.ByLabel), LabelTable.NoHistory);
        var trainer = new OutcomeTrainer(null, _ => [new Candidate("trees", _ => new BoostingTrainer(new BoosterOptions { Rounds = 60 }))]);
        return new CustomerModel(trainer.Train(set, LabelTable.ByLabel, "v1", Timelines.Count), null);
    });

    [Fact]
    public void PredictAndExplain_ManyCustomers_IsForEachWhatItIsAlone()
    {
        var scored = Model.Value.PredictAndExplain(Timelines, LabelTable.NoHistory.Scoring).ToList();

        Assert.Equal(Timelines.Select(timeline => timeline.CustomerId), scored.Select(customer => customer.Prediction.CustomerId));
        foreach (var index in Enumerable.Range(0, Timelines.Count).Where(index => index % 17 == 0))
        {
            Assert.Equal(Model.Value.Predict(Timelines[index], LabelTable.NoHistory.Scoring), scored[index].Prediction);
            Assert.Equal(Model.Value.Explain(Timelines[index], LabelTable.NoHistory.Scoring), scored[index].Reasons);
        }
        Assert.Contains(scored, customer => customer.Reasons.Count > 1);
    }

    [Fact]
    public void PredictAndExplain_Drivers_AddUpToTheRawScoreOfTheModelThatScores()
    {
        var churn = Model.Value.Churn;
        var contributions = new double[churn.Schema.Features.Count];

        foreach (var (timeline, customer) in Timelines.Zip(Model.Value.PredictAndExplain(Timelines, LabelTable.NoHistory.Scoring)).Take(300))
        {
            var label = timeline.Profile!.Attributes!["left"] == "yes" ? (byte)1 : (byte)0;
            var unseeing = churn.Folds!.Unseeing(timeline.CustomerId, label).Model;
            var features = churn.Schema.Of(timeline.AsOf(LabelTable.NoHistory.Scoring));
            var expected = unseeing.RawScore(features) - unseeing.Contributions(features, contributions);

            var driver = Assert.Single(customer.Drivers);
            Assert.Equal(ValueDriver.Other, driver.Driver);
            Assert.Equal(expected, driver.Contribution, 1e-4);
        }
    }

    [Fact]
    public void PredictAndExplain_SomeAreNoCustomers_LeavesThemOut()
    {
        var builder = new TimelineBuilder();
        builder.Add(new Interaction { CustomerId = "passer-by", InteractionId = "1", Type = InteractionType.Call, OccurredAt = DateTimeOffset.UnixEpoch.AddDays(-9) });

        var scored = Model.Value.PredictAndExplain([Timelines[0], .. builder.Build().Timelines, Timelines[1]], LabelTable.NoHistory.Scoring);

        Assert.Equal([Timelines[0].CustomerId, Timelines[1].CustomerId], scored.Select(customer => customer.Prediction.CustomerId));
    }

    [Fact]
    public void PredictAndExplain_FewerReasonsWanted_AreTheFirst()
    {
        var three = Model.Value.PredictAndExplain(Timelines.Take(50), LabelTable.NoHistory.Scoring).ToList();
        var one = Model.Value.PredictAndExplain(Timelines.Take(50), LabelTable.NoHistory.Scoring, count: 1).ToList();

        Assert.Equal(three.Select(customer => customer.Reasons.Take(1)), one.Select(customer => customer.Reasons.AsEnumerable()));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Model.Value.PredictAndExplain([], LabelTable.NoHistory.Scoring, -1));
    }
}
