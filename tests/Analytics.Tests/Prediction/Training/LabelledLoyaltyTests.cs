using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Evaluation.Calibration;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Training;
using Testing;

namespace Analytics.Tests.Prediction.Training;

public sealed class LabelledLoyaltyTests
{
    private static readonly LoyaltyDefinition Loyal = new() { Basis = LoyaltyBasis.Label, LabelColumn = "Recommends", PositiveValues = ["Surely"] };

    private static readonly Lazy<(IReadOnlyList<CustomerTimeline> Timelines, CustomerModel Model)> Trained = new(() =>
    {
        var timelines = LabelTable.Create(800, (row, random, left) => row["recommends"] = random.NextDouble() < (left ? 0.2 : 0.7) ? "surely" : "hardly");
        return (timelines, new CustomerModelTrainer(QuickTraining.Options).Train(timelines, LabelTable.ByLabel, Loyal, LabelTable.NoHistory, "v1"));
    });

    [Fact]
    public void Train_LoyaltyByLabel_NeitherLabelIsAFeatureOfEitherModel()
    {
        var model = Trained.Value.Model;

        foreach (var outcome in new[] { model.Churn, model.Loyalty! })
        {
            var names = outcome.Schema.Features.Select(feature => feature.Name).ToList();
            Assert.Contains("usage", names);
            Assert.DoesNotContain("left", names);
            Assert.DoesNotContain("recommends", names);
        }
        var rows = Trained.Value.Timelines;
        Assert.Equal(rows.Count(timeline => timeline.Profile!.Attributes!["recommends"] == "surely"), model.Loyalty!.Card.Positives);
        Assert.Equal(ModelEvaluation.CrossValidation, model.Loyalty.Card.Evaluation.Method);
    }

    [Fact]
    public void Predict_LoyaltyByLabel_GoesAgainstChurn()
    {
        var (timelines, model) = Trained.Value;
        var predictions = timelines.Select(timeline => model.Predict(timeline, LabelTable.NoHistory.Scoring)!).OrderBy(prediction => prediction.ChurnProbability).ToList();

        Assert.All(predictions, prediction => Assert.InRange(prediction.LoyaltyProbability!.Value, 0, 1));
        Assert.InRange(predictions.Take(200).Average(prediction => prediction.LoyaltyProbability!.Value), 0.55, 0.8);
        Assert.InRange(predictions.TakeLast(200).Average(prediction => prediction.LoyaltyProbability!.Value), 0.15, 0.45);
    }

    [Fact]
    public void Read_ModelWithACalibration_AppliesIt()
    {
        var (timelines, trained) = Trained.Value;
        var map = new PlattMap(0.5, -1);
        var calibrated = new CustomerModel(new OutcomeModel(trained.Churn.Schema, trained.Churn.Card, trained.Churn.Main with { Calibration = map }, null), null);
        using var file = new MemoryStream();
        ModelFile.Write(calibrated, file);
        file.Position = 0;

        var read = ModelFile.Read(file);

        Assert.Equal(map, read.Churn.Main.Calibration);
        var features = read.Churn.Schema.Of(timelines[5].AsOf(LabelTable.NoHistory.Scoring));
        var raw = LogisticLoss.Probability(trained.Churn.Main.Model.RawScore(features));
        Assert.Equal(map.Apply(raw), read.Predict(timelines[5], LabelTable.NoHistory.Scoring)!.ChurnProbability);
        Assert.NotEqual(raw, map.Apply(raw));
    }

    [Fact]
    public void Train_ManyAnswersOfFewCustomers_IsTooLittle()
    {
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var builder = new TimelineBuilder();
        for (var customer = 0; customer < 30; customer++)
        {
            for (var day = 1; day < 400; day += 15)
                builder.Add(new SurveyResponse { ResponseId = $"{customer}-{day}", CustomerId = $"c{customer}", RespondedAt = start.AddDays(day), Nps = customer < 12 ? 10 : 3 });
        }
        var churn = new ChurnDefinition { Basis = ChurnBasis.Cancellation };
        var definition = new LoyaltyDefinition();
        var set = TrainingSetBuilder.Build(builder.Build().Timelines, new LoyaltyLabeler(definition, new ChurnLabeler(churn)), AsOfSchedule.Create(start, start.AddDays(400), churn.OutcomeDays));

        var exception = Assert.Throws<TooLittleDataException>(() => new OutcomeTrainer().Train(set, definition, "v", 30));

        Assert.InRange(set.Positives, 60, 200);
        Assert.Equal((12, 18), (exception.Positives, exception.Negatives));
    }
}
