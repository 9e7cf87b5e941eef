using System.Text.Json;
using Analytics.Customers;
using Analytics.Prediction;
using Analytics.Prediction.Training;

namespace Analytics.Tests.Prediction.Training;

public sealed class ModelCardTests
{
    private static readonly Lazy<CustomerModel> Model = new(() => Train(LabelTable.Create(1_500, (row, random, left) => row["calls"] = LabelTable.Text(random.NextDouble() + (left ? 0.2 : 0)))));

    [Fact]
    public void Train_Table_FillsTheCard()
    {
        var card = Model.Value.Card;
        var evaluation = card.Evaluation;

        Assert.Equal(("churn", ModelEvaluation.CrossValidation), (card.Target, evaluation.Method));
        Assert.InRange(evaluation.Auc!.Value, evaluation.AucLow!.Value, evaluation.AucHigh!.Value);
        Assert.InRange(evaluation.AucHigh.Value - evaluation.AucLow.Value, 0.01, 0.08);
        Assert.InRange(evaluation.PrAuc!.Value, (double)evaluation.Positives / evaluation.Samples, 1);
        Assert.InRange(evaluation.Brier!.Value, 0, 0.25);
        Assert.InRange(evaluation.Ece!.Value, 0, evaluation.EceFloor!.Value + 0.03);
        // Of 1,500 samples the slope's standard error is about 0.08, the intercept's 0.07.
        Assert.InRange(evaluation.CalibrationSlope!.Value, 0.75, 1.3);
        Assert.InRange(evaluation.CalibrationIntercept!.Value, -0.25, 0.25);
        // Above 0 exactly where fewer were expected than there were.
        var expected = card.Reliability.Sum(bin => bin.Count * bin.Predicted);
        Assert.Equal(Math.Sign(evaluation.Positives - expected), Math.Sign(evaluation.CalibrationIntercept.Value));
        Assert.InRange(evaluation.LiftTop10!.Value, 1.5, 10);
        Assert.True(card.Grade == "A", card.GradeReason);
        Assert.Empty(card.Leakage);
        Assert.InRange(card.Tried.Count, 11, 40);
        Assert.Equal(1, card.Tried.Sum(tried => tried.Weight), 1e-12);
        Assert.All(card.Tried.Where(tried => tried.Weight > 0), tried => Assert.Contains(tried.Name, card.Choice.Description, StringComparison.Ordinal));
        Assert.InRange(card.Choice.Work, 1, card.Choice.Budget);
        Assert.Null(card.Loyalty);
    }

    [Fact]
    public void Train_Table_JudgesTheBaselinesOnTheSameSamples()
    {
        var baselines = Model.Value.Card.Baselines.ToDictionary(baseline => baseline.Name);

        Assert.Equal(["prior", "satisfaction only", "best single feature", "logistic regression"], baselines.Keys);
        Assert.Equal(0.5, baselines["prior"].Auc);
        Assert.Null(baselines["satisfaction only"].Auc);
        Assert.Equal("usage", baselines["best single feature"].Feature);
        Assert.InRange(baselines["best single feature"].Auc!.Value, 0.7, 0.9);
        Assert.InRange(baselines["logistic regression"].Auc!.Value, 0.7, 0.95);
    }

    [Fact]
    public void Train_OnlyOneFeatureTellsAnything_IsNoBetterThanIt()
    {
        // Three steps of one column: a single tree says all there is.
        var card = Train(LabelTable.Create(1_500, (row, random, _) =>
        {
            var step = random.Next(3);
            row.Clear();
            (row["step"], row["left"]) = (LabelTable.Text(step), random.NextDouble() < 0.2 * (1 + step) ? "yes" : "no");
        })).Card;

        Assert.Equal("C", card.Grade);
        Assert.Contains("best single feature", card.GradeReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_LabelsAreNoise_IsGradeC()
    {
        var card = Train(LabelTable.Create(800, (row, random, _) => row["left"] = random.Next(2) == 0 ? "yes" : "no")).Card;

        Assert.Equal("C", card.Grade);
        Assert.InRange(card.Evaluation.Auc!.Value, 0.42, 0.58);
    }

    [Fact]
    public void Train_FewPositives_IsNotGraded()
    {
        var timelines = LabelTable.Create(1_500);
        var leavers = 0;
        var card = Train([.. timelines.Where(timeline => timeline.Profile!.Attributes!["left"] != "yes" || leavers++ < 40)]).Card;

        Assert.Null(card.Grade);
        Assert.Contains("40 positives", card.GradeReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Drivers_OfAKnownWorld_HaveShareAndDirection()
    {
        var drivers = Model.Value.Card.Drivers;

        Assert.Equal(FeatureImportance.Lowers, drivers.Single(driver => driver.Feature == "usage").Direction);
        Assert.Equal(FeatureImportance.Raises, drivers.Single(driver => driver.Feature == "calls").Direction);
        Assert.Equal(drivers.OrderByDescending(driver => driver.Importance), drivers);
        Assert.Equal(1, drivers.Sum(driver => driver.Importance), 1e-9);
        // Columns of a list belong to no driver that is known.
        Assert.Equal([new ValueDriverImportance("other", 1)], Model.Value.Card.ValueDrivers);
    }

    [Fact]
    public void Predict_ValueKnown_GivesValueAtRisk()
    {
        var timelines = LabelTable.Create(1_500);
        var prediction = Model.Value.Predict(timelines[3], LabelTable.NoHistory.Scoring)!;

        Assert.Equal(prediction.ChurnProbability * timelines[3].Profile!.Value!.Value, prediction.ValueAtRisk!.Value, 1e-12);
        Assert.Null(prediction.LoyaltyProbability);
    }

    [Fact]
    public void Json_OfACard_HasTheDocumentedNames()
    {
        using var json = JsonDocument.Parse(ModelCardJson.Write(Model.Value.Card));
        var names = json.RootElement.EnumerateObject().Select(property => property.Name).ToHashSet();
        string[] documented =
        [
            "target", "engine", "modelVersion", "asOf", "rows", "positives", "evaluation", "baselines", "grade", "gradeReason", "leakage", "bands",
            "drivers", "valueDrivers", "monotone", "tried", "trainingSeconds", "loyalty",
        ];
        string[] evaluation = ["method", "auc", "aucLow", "aucHigh", "prAuc", "logLoss", "brier", "ece", "eceFloor", "calibrationSlope", "calibrationIntercept", "liftTop10"];

        Assert.Empty(documented.Except(names));
        Assert.Empty(evaluation.Except(json.RootElement.GetProperty("evaluation").EnumerateObject().Select(property => property.Name)));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("loyalty").ValueKind);
        var read = ModelCardJson.Read(ModelCardJson.Write(Model.Value.Card));
        Assert.Equal(Model.Value.Card.Evaluation, read.Evaluation);
        Assert.Equal(Model.Value.Card.ValueDrivers, read.ValueDrivers);
        Assert.Equal(LabelTable.ByLabel.LabelColumn, read.Definition.LabelColumn);
    }

    private static CustomerModel Train(IReadOnlyList<CustomerTimeline> timelines) =>
        new CustomerModelTrainer().Train(timelines, LabelTable.ByLabel, null, LabelTable.NoHistory, "v1");
}
