using System.Globalization;
using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;
using Testing;

namespace Analytics.Tests.Prediction.Training;

public sealed class OutcomeTrainerTests
{
    private static readonly ChurnDefinition ByLabel = new() { Basis = ChurnBasis.Label, LabelColumn = "left" };
    // Trees that know every sample they have seen.
    private static readonly BoosterOptions Memorising = new() { MinSamplesPerLeaf = 1, MaxLeaves = 64, LearningRate = 0.3 };
    private static readonly AsOfSchedule NoHistory = AsOfSchedule.Create(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ByLabel.OutcomeDays);

    [Fact]
    public void Train_TableWithLabel_IsCrossValidatedAndFindsTheSignal()
    {
        var timelines = Table(1_000);

        var model = Train(timelines);

        Assert.Equal(ModelEvaluation.CrossValidation, model.Card.Evaluation.Method);
        Assert.InRange(model.Card.Evaluation.Auc!.Value, 0.80, 0.99);
        Assert.Equal("usage", model.Card.Drivers[0].Feature);
        Assert.Equal(1_000, model.Card.Evaluation.Samples);
        Assert.Equal(["high", "medium", "low"], model.Card.Bands.Select(band => band.Name));
    }

    [Fact]
    public void Predict_LabelledCustomer_IsScoredByTheFoldThatDidNotSeeThem()
    {
        // Every customer is unlike any other, so a model that has seen one knows the label; the fold's model cannot.
        var timelines = Table(400, signal: false);
        var model = Train(timelines, Memorising);
        var asOf = NoHistory.Scoring;

        var labels = timelines.Select(timeline => timeline.Profile!.Attributes!["left"] == "yes" ? (byte)1 : (byte)0).ToArray();
        var scores = timelines.Select(timeline => model.Predict(timeline, asOf)!.ChurnProbability).ToArray();
        var unlabelled = timelines.Select(timeline => model.Predict(WithoutLabel(timeline), asOf)!.ChurnProbability).ToArray();

        Assert.InRange(Analytics.Evaluation.RankingQuality.Auc(scores, labels)!.Value, 0.35, 0.65);
        Assert.InRange(Analytics.Evaluation.RankingQuality.Auc(unlabelled, labels)!.Value, 0.99, 1.0);
    }

    [Fact]
    public void Predict_RowThatHasChangedSinceTraining_IsStillScoredByTheFoldThatDidNotSeeIt()
    {
        var timelines = Table(400, signal: false);
        var model = Train(timelines, Memorising);

        var labels = timelines.Select(timeline => timeline.Profile!.Attributes!["left"] == "yes" ? (byte)1 : (byte)0).ToArray();
        var scores = timelines.Select(timeline => model.Predict(With(timeline, "noise", "0.5"), NoHistory.Scoring)!.ChurnProbability).ToArray();

        Assert.InRange(Analytics.Evaluation.RankingQuality.Auc(scores, labels)!.Value, 0.35, 0.65);
    }

    [Fact]
    public void Train_TooFewWhoLeft_SaysWhatIsMissing()
    {
        var timelines = Table(200).Where((timeline, i) => i < 15 || timeline.Profile!.Attributes!["left"] != "yes").ToList();

        var exception = Assert.Throws<TooLittleDataException>(() => Train(timelines));

        Assert.Contains("at least 20", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_UnknownLabelColumn_SaysSo()
    {
        var definition = ByLabel with { LabelColumn = "Churned?" };

        var exception = Assert.Throws<TooLittleDataException>(() => TrainingSetBuilder.Build(Table(50), new ChurnLabeler(definition), NoHistory));

        Assert.Contains("'Churned?'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_LabelColumn_IsNoFeature() => Assert.DoesNotContain("left", Train(Table(300)).Churn.Schema.Features.Select(feature => feature.Name));

    [Fact]
    public void Train_Progress_GrowsToOne()
    {
        var shares = new List<double>();
        var set = TrainingSetBuilder.Build(Table(300), new ChurnLabeler(ByLabel), NoHistory);

        new OutcomeTrainer(QuickTraining.Options).Train(set, ByLabel, "v", 300, new Listener(shares));

        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[^1], 0.95, 1.0);
    }

    [Fact]
    public void Read_WhatWasWritten_PredictsTheSame()
    {
        var timelines = Table(300);
        var model = Train(timelines);
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        using var again = new MemoryStream();
        ModelFile.Write(Train(timelines), again);
        Assert.Equal(file.ToArray(), again.ToArray());

        file.Position = 0;
        var read = ModelFile.Read(file);

        Assert.Equal(model.Card.ModelVersion, read.Card.ModelVersion);
        foreach (var timeline in timelines) Assert.Equal(model.Predict(timeline, NoHistory.Scoring), read.Predict(timeline, NoHistory.Scoring));
    }

    [Fact]
    public void Read_TruncatedAlteredOrNewer_IsInvalid()
    {
        using var stream = new MemoryStream();
        ModelFile.Write(Train(Table(300)), stream);
        var file = stream.ToArray();
        var random = new Random(1);

        for (var i = 0; i < 200; i++) AssertInvalid(file[..random.Next(file.Length)]);
        for (var i = 0; i < 200; i++)
        {
            var altered = (byte[])file.Clone();
            altered[random.Next(altered.Length)] ^= (byte)(1 << random.Next(8));
            AssertInvalid(altered);
        }
        var newer = (byte[])file.Clone();
        newer[8]++;
        Assert.Contains("version 3", AssertInvalid(newer).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_CustomersAtMostRisk_NamesTheirOwnValueOfWhatDrivesIt()
    {
        var timelines = Table(1_000);
        var model = Train(timelines);
        var atRisk = timelines.OrderByDescending(timeline => model.Predict(timeline, NoHistory.Scoring)!.ChurnProbability).Take(50).ToList();

        Assert.All(atRisk, timeline =>
        {
            var usage = float.Parse(timeline.Profile!.Attributes!["usage"], CultureInfo.InvariantCulture);
            var reason = model.Explain(timeline, NoHistory.Scoring)![0];
            Assert.Equal("attribute:usage", reason.Code);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"usage: {usage:G7}"), reason.English);
        });
        Assert.Single(model.Explain(atRisk[0], NoHistory.Scoring, count: 1)!);
    }

    [Fact]
    public void Explain_LabelledCustomer_IsExplainedByTheModelThatScoresThem()
    {
        var timelines = Table(400);
        var model = Train(timelines);
        var labelled = timelines.Select(timeline => model.Explain(timeline, NoHistory.Scoring)!.Sum(reason => reason.Contribution));
        var unlabelled = timelines.Select(timeline => model.Explain(WithoutLabel(timeline), NoHistory.Scoring)!.Sum(reason => reason.Contribution));

        Assert.NotEqual(labelled, unlabelled);
    }

    [Fact]
    public void Explain_SomebodyNotOnTheList_IsNotExplained()
    {
        var builder = new TimelineBuilder();
        builder.Add(new SurveyResponse { ResponseId = "r1", CustomerId = "stranger", RespondedAt = DateTimeOffset.UnixEpoch, Csat = 1 });

        Assert.Null(Train(Table(300)).Explain(builder.Build().Timelines.Single(), NoHistory.Scoring));
    }

    private static InvalidDataException AssertInvalid(byte[] file) => Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(file)));

    private static CustomerModel Train(IReadOnlyList<CustomerTimeline> timelines, BoosterOptions? options = null)
    {
        var set = TrainingSetBuilder.Build(timelines, new ChurnLabeler(ByLabel), NoHistory);
        var trainer = options is null ? new OutcomeTrainer(QuickTraining.Options) : new OutcomeTrainer(null, _ => [new Candidate("one", _ => new BoostingTrainer(options))]);
        return new CustomerModel(trainer.Train(set, ByLabel, "v1", timelines.Count), null);
    }

    private static IReadOnlyList<CustomerTimeline> Table(int customers, bool signal = true)
    {
        var random = new Random(11);
        var builder = new TimelineBuilder();
        for (var i = 0; i < customers; i++)
        {
            var usage = random.NextDouble();
            var left = random.NextDouble() < (signal ? 1 / (1 + Math.Exp(10 * (usage - 0.3))) : 0.5);
            builder.Add(new Customer
            {
                CustomerId = $"c{i}",
                Attributes = new Dictionary<string, string>
                {
                    ["usage"] = usage.ToString("R", CultureInfo.InvariantCulture),
                    ["noise"] = random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
                    ["left"] = left ? "yes" : "no",
                },
            });
        }
        return builder.Build().Timelines;
    }

    /// <summary>The same customer with another value of one attribute.</summary>
    private static CustomerTimeline With(CustomerTimeline timeline, string name, string value)
    {
        var builder = new TimelineBuilder();
        builder.Add(timeline.Profile! with { Attributes = new Dictionary<string, string>(timeline.Profile!.Attributes!) { [name] = value } });
        return builder.Build().Timelines.Single();
    }

    private static CustomerTimeline WithoutLabel(CustomerTimeline timeline)
    {
        var builder = new TimelineBuilder();
        var profile = timeline.Profile!;
        builder.Add(profile with { Attributes = profile.Attributes!.Where(pair => pair.Key != "left").ToDictionary() });
        return builder.Build().Timelines.Single();
    }

    private sealed class Listener(List<double> shares) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => shares.Add(value.Share);
    }
}
