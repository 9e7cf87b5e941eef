using Analytics.Evaluation;
using Analytics.Prediction.Engines;
using Xunit;

namespace Testing.Trainers;

/// <summary>What any engine must learn: the second part of <see cref="TrainerContractTests"/>.</summary>
public abstract class TrainerLearningContractTests : TrainedModelContractTests
{
    /// <summary>The share of a constant prediction's log loss that a model of real data may have.</summary>
    private const double MostOfPriorLoss = 0.8;

    /// <summary>What the engine has to reach on tables of which not every engine can make the same.</summary>
    protected abstract AccuracyFloors Floors { get; }

    /// <summary>Whether directions are honoured; <see cref="TrainedModelContractTests.CreateTrainer"/> refuses them otherwise.</summary>
    protected virtual bool HonoursDirections => true;

    [Fact]
    public void Train_EffectsThatAddUp_NearsWhatCanBeKnown()
    {
        var held = PlantedWorld.Additive(6_000, seed: 2);

        RequireNear(held, Scores(Train(PlantedWorld.Additive(4_000, seed: 1)), held.Samples), aucMargin: 0.012, lossMargin: 0.015);
    }

    [Fact]
    public void Train_Interactions_ReachesItsFloor()
    {
        var held = PlantedWorld.Interacting(6_000, seed: 4);
        var scores = Scores(Train(PlantedWorld.Interacting(4_000, seed: 3)), held.Samples);

        Assert.InRange(RankingQuality.Auc(scores, held.Labels)!.Value, Floors.Interactions, Auc(held) + 0.01);
    }

    [Fact]
    public void Train_GapsThatTell_AreLearnedFrom()
    {
        var held = PlantedWorld.TellingGaps(6_000, seed: 6);

        RequireNear(held, Scores(Train(PlantedWorld.TellingGaps(4_000, seed: 5)), held.Samples), aucMargin: 0.02, lossMargin: 0.02);
    }

    [Fact]
    public void Train_Telco_ReachesItsFloor() =>
        RequireFloor(ChurnTable.Read(SharedData.File("telco_churn.csv"), positive: "Yes", ignoredColumns: 1), samples: 7_043, Floors.Telco);

    [Fact]
    public void Train_Iranian_ReachesItsFloor() =>
        RequireFloor(ChurnTable.Read(SharedData.File("iranian_churn.csv"), positive: "1", ignoredColumns: 0), samples: 2_850, Floors.Iranian);

    [Fact]
    public void Train_WeightsOfPositives_CountAsSoManySamples()
    {
        var world = PlantedWorld.Additive(3_000, seed: 12);
        int[] repeated = [.. Enumerable.Range(0, 3_000).SelectMany(index => Enumerable.Repeat(index, world.Labels[index] == 1 ? 4 : 1))];
        var weights = world.Labels.Select(label => label == 1 ? 4f : 1f).ToArray();

        var expected = Scores(CreateTrainer().Train(world.Samples.SelectSamples(repeated), [.. repeated.Select(index => world.Labels[index])]), world.Samples);
        var found = Scores(CreateTrainer().Train(world.Samples, world.Labels, weights), world.Samples);

        // Bins, standard deviations and the smallest leaves do not know weights, so nearly. Without weights all would be ln 4 = 1.39 lower.
        Assert.InRange(expected.Zip(found, (left, right) => Math.Abs(left - right)).Average(), 0, 0.25);
    }

    [Fact]
    public void Train_WeightZero_IsTheSameAsLeavingTheSampleOut()
    {
        var world = PlantedWorld.Additive(600, seed: 13);
        // What is left out is all wrong, and would be seen.
        byte[] labels = [.. world.Labels.Select((label, index) => index % 3 == 0 ? (byte)(1 - label) : label)];
        var weights = Enumerable.Range(0, 600).Select(index => index % 3 == 0 ? 0f : 1f).ToArray();
        int[] kept = [.. Enumerable.Range(0, 600).Where(index => index % 3 != 0)];

        var expected = CreateTrainer().Train(world.Samples.SelectSamples(kept), [.. kept.Select(index => labels[index])]);
        var found = CreateTrainer().Train(world.Samples, labels, weights);

        RequireSame(Scores(expected, world.Samples), Scores(found, world.Samples));
    }

    [Fact]
    public void Train_WeightsOfOne_AreTheSameAsNone()
    {
        var world = PlantedWorld.Additive(600, seed: 14);
        var weights = Enumerable.Repeat(1f, 600).ToArray();

        RequireSame(Scores(Train(world), world.Samples), Scores(CreateTrainer().Train(world.Samples, world.Labels, weights), world.Samples));
    }

    [Fact]
    public void Train_Directions_NoPairIsOrderedWrongly()
    {
        int[] directions = [1, -1, 0];
        if (!HonoursDirections)
        {
            Assert.Throws<NotSupportedException>(() => CreateTrainer(directions: directions));
            return;
        }
        var world = PlantedWorld.UpAndDown(3_000, seed: 18);

        var model = CreateTrainer(directions: directions).Train(world.Samples, world.Labels);

        var (wrong, spread) = Contradictions(model, world, directions);
        Assert.Equal(0, wrong);
        Assert.True(spread > 2, $"Directed columns move raw scores by {spread} only.");
    }

    [Fact]
    public void Train_DirectionsThatTheSamplesContradict_AreLeftWithoutEffect()
    {
        int[] directions = [-1, 1, 0];
        if (!HonoursDirections)
        {
            Assert.Throws<NotSupportedException>(() => CreateTrainer(directions: directions));
            return;
        }
        var world = PlantedWorld.UpAndDown(3_000, seed: 19);

        Assert.Equal(0, Contradictions(CreateTrainer(directions: directions).Train(world.Samples, world.Labels), world, directions).Wrong);
    }

    private static void RequireNear(PlantedWorld held, double[] scores, double aucMargin, double lossMargin)
    {
        Assert.InRange(RankingQuality.Auc(scores, held.Labels)!.Value, Auc(held) - aucMargin, Auc(held) + 0.01);
        Assert.InRange(LogLoss(scores, held.Labels), LogLoss(held.Knowable, held.Labels) - 0.01, LogLoss(held.Knowable, held.Labels) + lossMargin);
    }

    private void RequireFloor(ChurnTable table, int samples, double floor)
    {
        Assert.Equal(samples, table.Labels.Length);
        var folds = table.CrossValidate(CreateTrainer(maxThreads: 2), seed: 0).ToList();
        var share = table.Labels.Average(label => label);

        Assert.InRange(folds.Average(fold => RankingQuality.Auc(fold.RawScores, fold.Labels)!.Value), floor, 0.995);
        Assert.InRange(
            folds.Average(fold => LogLoss(fold.RawScores, fold.Labels)), 0.05, MostOfPriorLoss * -((share * Math.Log(share)) + ((1 - share) * Math.Log(1 - share))));
    }

    /// <summary>Takes directed columns of many samples through all their values, upwards, and counts the raw scores that go the wrong way.</summary>
    private static (int Wrong, double Spread) Contradictions(ITrainedModel model, PlantedWorld world, int[] directions)
    {
        float[] ascending = [float.NegativeInfinity, -1e9f, .. Enumerable.Range(-4, 96).Select(step => step / 4f), 1e9f, float.PositiveInfinity];
        var (wrong, spread) = (0, 0.0);
        for (var index = 0; index < 300; index++)
        {
            for (var column = 0; column < directions.Length; column++)
            {
                if (directions[column] == 0) continue;
                var sample = world.Sample(index);
                sample[column] = ascending[0];
                var (first, before) = (model.RawScore(sample), model.RawScore(sample));
                foreach (var value in ascending)
                {
                    sample[column] = value;
                    var score = model.RawScore(sample);
                    if (directions[column] * (score - before) < 0) wrong++;
                    before = score;
                }
                spread = Math.Max(spread, Math.Abs(before - first));
            }
        }
        return (wrong, spread);
    }

    private static void RequireSame(double[] expected, double[] found) =>
        Assert.InRange(expected.Zip(found, (left, right) => Math.Abs(left - right)).Max(), 0, 1e-9);

    private static double Auc(PlantedWorld world) => RankingQuality.Auc(world.Knowable, world.Labels)!.Value;

    private static double LogLoss(double[] rawScores, byte[] labels) =>
        ProbabilityQuality.LogLoss([.. rawScores.Select(PlantedWorld.Probability)], labels)!.Value;
}
