using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class EarlyStoppingTests
{
    private static readonly BoosterOptions Options =
        new() { Rounds = 120, MaxLeaves = 31, LearningRate = 0.3, MinSamplesPerLeaf = 2, EarlyStoppingRounds = 8 };

    [Fact]
    public void Train_WithValidation_KeepsTheTreesUpToTheSmallestLoss()
    {
        var samples = RandomSamples.Create(seed: 61, sampleCount: 1500);
        var held = RandomSamples.Create(seed: 62, sampleCount: 700);
        var validation = new ValidationSamples(held.Matrix, held.Labels, held.Weights);
        var told = 0;

        var stopped = new GradientBooster(Options)
            .Train(samples.Matrix, samples.Labels, samples.Weights, validation, new LastReport(rounds => told = rounds));

        var losses = LossesByTrees(Options.Train(samples), held);
        var best = Array.IndexOf(losses, losses.Min());
        Assert.InRange(best, 1, 60);
        Assert.Equal(best, stopped.Trees.Length);
        Assert.Equal(best + Options.EarlyStoppingRounds, told);
        Assert.Equal((Options with { Rounds = best }).Train(samples).Bytes(), stopped.Bytes());
    }

    [Fact]
    public void Train_ValidationThatTreesDoNotHelp_HasNone()
    {
        var samples = RandomSamples.Create(seed: 63, sampleCount: 600);
        // Labels turned around: every tree makes it worse.
        var validation = new ValidationSamples(samples.Matrix, [.. samples.Labels.Select(label => (byte)(1 - label))]);

        Assert.Empty(new GradientBooster(Options).Train(samples.Matrix, samples.Labels, [], validation).Trees);
    }

    [Fact]
    public void Train_ValidationThatDoesNotFit_IsRefused()
    {
        var samples = RandomSamples.Create(seed: 64, sampleCount: 50);
        var booster = new GradientBooster(Options);
        var oneColumn = new SampleMatrix(2, [new SampleColumn(new float[] { 1, 2 })]);
        var otherKinds = new SampleMatrix(50, [.. samples.Matrix.Columns.Reverse()]);

        Assert.Throws<ArgumentException>("labels", () => new ValidationSamples(oneColumn, [1]));
        Assert.Throws<ArgumentException>("weights", () => new ValidationSamples(oneColumn, [1, 0], [0, 0]));
        Assert.Throws<ArgumentException>(
            "validation", () => booster.Train(samples.Matrix, samples.Labels, [], new ValidationSamples(oneColumn, [1, 0])));
        Assert.Throws<ArgumentException>(
            "validation", () => booster.Train(samples.Matrix, samples.Labels, [], new ValidationSamples(otherKinds, samples.Labels)));
    }

    private static double[] LossesByTrees(BoostedTrees model, RandomSamples held)
    {
        var losses = new double[model.Trees.Length + 1];
        for (var sampleIndex = 0; sampleIndex < held.Labels.Length; sampleIndex++)
        {
            var sample = held.Sample(sampleIndex);
            var rawScore = model.InitialRawScore;
            for (var trees = 0; trees < losses.Length; trees++)
            {
                var probability = 1 / (1 + Math.Exp(-rawScore));
                losses[trees] -= held.Weights[sampleIndex] * Math.Log(held.Labels[sampleIndex] == 1 ? probability : 1 - probability);
                if (trees < model.Trees.Length)
                    rawScore += model.Trees[trees].ValueOf(sample);
            }
        }

        return losses;
    }

    private sealed class LastReport(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
