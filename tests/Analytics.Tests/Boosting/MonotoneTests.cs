using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class MonotoneTests
{
    private static readonly BoosterOptions Options =
        new() { Rounds = 20, MaxLeaves = 12, MinSamplesPerLeaf = 3, LearningRate = 0.3, Monotone = [1, 1, 0, -1, 0] };

    [Fact]
    public void RawScore_RandomPairsThatDifferInAConstrainedColumn_NeverContradictsIt()
    {
        var samples = RandomSamples.Create(seed: 21, sampleCount: 600);
        var model = Options.Train(samples);

        Assert.Equal(0, CountContradictions(model, samples));
        Assert.All(new[] { 0, 1, 3 }, columnIndex => Assert.True(model.GainImportance[columnIndex] > 0));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(60)]
    public void RawScore_AllPairsThatDifferInAConstrainedColumn_AreOrderedRightly(int maxLeaves)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var samples = RandomSamples.Create(seed, sampleCount: 400);
            var options = Options with { MaxLeaves = maxLeaves, RowShare = seed % 2 == 0 ? 1 : 0.7, ColumnShare = seed % 3 == 0 ? 1 : 0.8, Seed = seed, L2 = seed % 4 };

            Assert.Equal(0, CountSteps(options.Train(samples), samples, against: true));
            Assert.True(CountSteps(options.Train(samples), samples, against: false) > 500);
            Assert.True(CountSteps((options with { Monotone = [] }).Train(samples), samples, against: true) > 100);
        }
    }

    [Fact]
    public void RawScore_WithoutConstraints_DoesContradictThem()
    {
        var samples = RandomSamples.Create(seed: 21, sampleCount: 600);

        Assert.True(CountContradictions((Options with { Monotone = [] }).Train(samples), samples) > 100);
    }

    [Fact]
    public void Train_OnlyTheWrongDirectionGains_DoesNotSplit()
    {
        byte[] labels = [1, 1, 0, 0];

        Assert.Empty((TestModels.SmallOptions with { Monotone = [1] }).Train([1, 2, 3, 4], labels).Trees);
        Assert.NotEmpty((TestModels.SmallOptions with { Monotone = [-1] }).Train([1, 2, 3, 4], labels).Trees);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    [InlineData(-1, 0)]
    public void Train_MissingValues_AreFreeToStandOnEitherSide(int direction, byte labelOfMissing)
    {
        var other = (byte)(1 - labelOfMissing);

        var model = (TestModels.SmallOptions with { Monotone = [direction] })
            .Train([1, 2, float.NaN, float.NaN], [other, other, labelOfMissing, labelOfMissing]);

        Assert.Equal(labelOfMissing == 1, model.RawScore([float.NaN]) > model.RawScore([1]));
        Assert.Equal(model.RawScore([1]), model.RawScore([2]));
    }

    [Fact]
    public void Split_OfBounds_PartsThemAtTheMidPoint()
    {
        var bounds = new ValueBounds(-1, 3);

        Assert.Equal((new ValueBounds(-1, 1), new ValueBounds(1, 3)), bounds.Split(1, leftValue: 0, rightValue: 2));
        Assert.Equal((new ValueBounds(1, 3), new ValueBounds(-1, 1)), bounds.Split(-1, leftValue: 2, rightValue: 0));
        Assert.Equal((bounds, bounds), bounds.Split(0, leftValue: 0, rightValue: 2));
    }

    /// <summary>
    /// Takes 150 samples through all the values of each constrained column between which the model sees any difference, upwards, and counts the
    /// steps of the raw score with or against the constraint. Without a step against it no pair of values is ordered wrongly.
    /// </summary>
    private static int CountSteps(BoostedTrees model, RandomSamples samples, bool against)
    {
        var count = 0;
        foreach (var columnIndex in (int[])[0, 1, 3])
        {
            float[] values = [.. model.Trees.SelectMany(tree => tree.Nodes.ToArray())
                .Where(node => node.Kind == TreeNodeKind.Threshold && node.ColumnIndex == columnIndex)
                .Select(node => node.Threshold).Append(float.PositiveInfinity).Distinct().Order()];
            for (var sampleIndex = 0; sampleIndex < 150; sampleIndex++)
            {
                var sample = samples.Sample(sampleIndex);
                var before = double.NaN;
                foreach (var value in values)
                {
                    sample[columnIndex] = value;
                    var rawScore = model.RawScore(sample);
                    var step = Options.Monotone[columnIndex] * (rawScore - before);
                    count += (against ? step < 0 : step > 0) ? 1 : 0;
                    before = rawScore;
                }
            }
        }

        return count;
    }

    /// <summary>Changes one constrained value of a random sample at a time and counts the raw scores that move the wrong way.</summary>
    private static int CountContradictions(BoostedTrees model, RandomSamples samples)
    {
        var random = new Random(5);
        var contradictions = 0;
        for (var repeat = 0; repeat < 20_000; repeat++)
        {
            var sample = samples.Sample(random.Next(samples.Labels.Length));
            var columnIndex = random.GetItems([0, 1, 3], 1)[0];
            sample[columnIndex] = random.NextSingle() * 45 - 4;
            var before = model.RawScore(sample);
            sample[columnIndex] += random.NextSingle() * 10;
            contradictions += Options.Monotone[columnIndex] * (model.RawScore(sample) - before) < 0 ? 1 : 0;
        }

        return contradictions;
    }
}
