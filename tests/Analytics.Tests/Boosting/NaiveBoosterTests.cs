using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>The real learner against <see cref="NaiveBooster"/>: the same trees, split for split.</summary>
public sealed class NaiveBoosterTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Train_AgainstNaive_MakesTheSameSplits(int seed) => Compare(
        new BoosterOptions { Rounds = 6, MaxLeaves = 9, MinSamplesPerLeaf = 5, LearningRate = 0.3 },
        RandomSamples.Create(seed, sampleCount: 160));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Train_SmallLeavesAgainstNaive_MakesTheSameSplits(int seed) => Compare(
        TestModels.SmallOptions with { Rounds = 5, MaxLeaves = 30, L2 = 2, CategorySmoothing = 1, MinGain = 0.05 },
        RandomSamples.Create(seed, sampleCount: 60));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Train_MonotoneAgainstNaive_MakesTheSameSplits(int seed) => Compare(
        new BoosterOptions { Rounds = 5, MaxLeaves = 16, MinSamplesPerLeaf = 3, Monotone = [1, 1, 0, -1, 0], LearningRate = 0.5 },
        RandomSamples.Create(seed, sampleCount: 120));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Train_PartOfSamplesAndColumnsAgainstNaive_MakesTheSameSplits(int seed) => Compare(
        new BoosterOptions { Rounds = 6, MaxLeaves = 8, MinSamplesPerLeaf = 4, Monotone = [1, 0, 0, 0, 0], LearningRate = 0.4, RowShare = 0.6, ColumnShare = 0.5, Seed = seed },
        RandomSamples.Create(seed, sampleCount: 200));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Train_EqualWeightsWithoutMissingAgainstNaive_MakesTheSameSplits(int seed)
    {
        // Equal weights and few distinct values make many ties between splits.
        var samples = RandomSamples.Create(seed, sampleCount: 100, missingShare: 0);
        var evenly = samples with { Weights = [.. samples.Weights.Select(_ => 1f)] };
        Compare(new BoosterOptions { Rounds = 5, MaxLeaves = 12, MinSamplesPerLeaf = 2 }, evenly);
    }

    private static void Compare(BoosterOptions options, RandomSamples samples)
    {
        var naive = new NaiveBooster(options, samples).Train();
        var real = options.Train(samples).Trees;

        Assert.Equal(naive.Count, real.Length);
        Assert.Equal(options.Rounds, real.Length);
        for (var treeIndex = 0; treeIndex < real.Length; treeIndex++)
        {
            var nodes = real[treeIndex].Nodes;
            Assert.Equal(naive[treeIndex].Count, nodes.Length);
            for (var nodeIndex = 0; nodeIndex < nodes.Length; nodeIndex++)
                Compare(naive[treeIndex][nodeIndex], nodes[nodeIndex], options.LearningRate);
        }
    }

    private static void Compare(NaiveNode expected, TreeNode node, double learningRate)
    {
        Assert.Equal(expected.Samples.Length, node.SampleCount);
        Assert.Equal(expected.Cover, node.Cover);
        if (expected.Split is not { } split)
        {
            Assert.Equal(TreeNodeKind.Leaf, node.Kind);
            Assert.Equal(learningRate * expected.Value, node.Value, 12);
            return;
        }

        Assert.Equal(split.Column, node.ColumnIndex);
        Assert.Equal(split.MissingGoesLeft, node.MissingGoesLeft);
        Assert.Equal(split.Gain, node.Gain, 12);
        if (split.LeftCodes is null)
        {
            Assert.Equal(TreeNodeKind.Threshold, node.Kind);
            Assert.Equal(split.Threshold, node.Threshold);
            return;
        }

        Assert.Equal(TreeNodeKind.Categories, node.Kind);
        Assert.Equal(split.LeftCodes, Enumerable.Range(0, node.LeftCategories!.CategoryCount).Where(node.LeftCategories.Contains));
    }
}
