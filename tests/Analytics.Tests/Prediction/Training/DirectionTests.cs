using Analytics.Benchmarks.TruthChecks;
using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;
using Analytics.Simulation;

namespace Analytics.Tests.Prediction.Training;

/// <summary>What the domain demands of the models of a simulated business, by any engine.</summary>
public sealed class DirectionTests
{
    private const int Varied = 200;

    private static readonly ChurnDefinition Churn = new() { Basis = ChurnBasis.Cancellation };
    private static readonly ChurnLabeler Labeler = new(Churn);

    private static readonly Lazy<(IReadOnlyList<CustomerTimeline> Timelines, TrainingSet Set)> Business = new(() =>
    {
        var timelines = SimulatedTimelines.Of(ServiceBusiness.Simulate(new SimulationOptions { Customers = 1_500, Seed = 3 }));
        var first = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return (timelines, TrainingSetBuilder.Build(timelines, Labeler, AsOfSchedule.Create(first, first.AddDays(729), Churn.OutcomeDays)));
    });

    [Theory]
    [InlineData(BoostedTreesModel.EngineName)]
    [InlineData(LogisticModel.EngineName)]
    public void Probability_OneFeatureVaried_NeverGoesAgainstItsDirection(string engine)
    {
        var (timelines, set) = Business.Value;
        var model = new OutcomeTrainer(null, monotone => [Only(engine, monotone)]).Train(set, Churn, "v", timelines.Count);
        var asOf = set.Dates[^1];
        var customers = timelines.Where(timeline => Labeler.Target(timeline, asOf) is not null).Take(Varied)
            .Select(timeline => model.Schema.Of(Labeler.Snapshot(timeline, asOf))).ToList();
        var directions = model.Schema.ChurnDirections;

        var moved = new HashSet<string>();
        for (var feature = 0; feature < directions.Count; feature++)
        {
            if (directions[feature] == 0) continue;
            float[] range = [.. Enumerable.Range(0, 9).Select(step => Quantile(set.Features.Column(feature).ToArray(), step / 8.0)).OfType<float>().Distinct()];
            foreach (var customer in customers)
            {
                double[] probabilities = [.. range.Select(value => Probability(model, customer, feature, value))];
                for (var step = 1; step < probabilities.Length; step++)
                {
                    var rise = (probabilities[step] - probabilities[step - 1]) * directions[feature];
                    Assert.True(rise >= 0, $"{model.Schema.Features[feature].Name} from {range[step - 1]} to {range[step]}: {rise}");
                    if (rise > 0) moved.Add(model.Schema.Features[feature].Name);
                }
            }
        }

        Assert.Equal(engine, model.Card.Engine);
        Assert.InRange(moved.Count, 5, int.MaxValue);
        Assert.Contains(new MonotoneFeature("csat.last", FeatureImportance.Lowers), model.Card.Monotone);
        Assert.Equal(directions.Count(direction => direction != 0), model.Card.Monotone.Count);
    }

    [Fact]
    public void TimeSplit_History_TrainsOnNothingWhoseOutcomeReachesPastTheHeldDate()
    {
        var (_, set) = Business.Value;

        var split = TimeSplit.TryCreate(set, Churn, OutcomeTrainer.MinPerClass)!;

        var last = set.Dates[^1];
        Assert.All(split.Held, sample => Assert.Equal(last, set.Dates[set.DateIndices[sample]]));
        Assert.Equal(set.DateIndices.Count(date => date == set.Dates.Count - 1), split.Held.Length);
        Assert.All(split.Training, sample => Assert.True(set.Dates[set.DateIndices[sample]].AddDays(Churn.OutcomeDays) <= last));
        Assert.Equal(set.DateIndices.Count(date => set.Dates[date].AddDays(Churn.OutcomeDays) <= last), split.Training.Length);
    }

    [Fact]
    public void Baselines_TwoParts_ScoreEveryHeldSampleByTheOthers()
    {
        var samples = LabelledSamples.Of(Business.Value.Set);
        var folds = SampleFolds.Inner(samples, 2);
        var baselines = new Baselines(Business.Value.Set.Features.Schema, default);

        for (var fold = 0; fold < 2; fold++) baselines.Add(samples.Select(folds.Others(fold)), samples.Select(folds.Held(fold)));

        byte[] labels = [.. folds.Held(0).Concat(folds.Held(1)).Select(sample => samples.Labels[sample])];
        double Auc(string name) => Analytics.Evaluation.RankingQuality.Auc(baselines.Scores(name)!, labels)!.Value;
        Assert.Equal(0.5, Auc(BaselineResult.Prior));
        Assert.InRange(Auc(BaselineResult.SatisfactionOnly), 0.48, 0.62);
        Assert.InRange(Auc(BaselineResult.BestSingleFeature), 0.52, 0.7);
        Assert.InRange(Auc(BaselineResult.LogisticRegression), 0.6, 0.8);
        Assert.Contains(Business.Value.Set.Features.Schema.Features, feature => feature.Name == baselines.BestFeature);
    }

    private static Candidate Only(string engine, IReadOnlyList<int> monotone) => new(
        engine,
        _ => engine == LogisticModel.EngineName ? new LogisticTrainer(monotone) : new BoostingTrainer(new BoosterOptions { Rounds = 150, Monotone = monotone }));

    private static double Probability(OutcomeModel model, float[] features, int feature, float value)
    {
        var changed = (float[])features.Clone();
        changed[feature] = value;
        return model.Main.Calibration.Apply(LogisticLoss.Probability(model.Main.Model.RawScore(changed)));
    }

    private static float? Quantile(float[] values, double share)
    {
        float[] known = [.. values.Where(float.IsFinite).Order()];
        return known.Length == 0 ? null : known[(int)(share * (known.Length - 1))];
    }
}
