using Analytics.Boosting;
using Testing;

namespace Analytics.Tests.Boosting;

public sealed class TreeShapleyTests
{
    [Fact]
    public void Contributions_OneSplit_IsTheLeafLessTheMean()
    {
        var model = new TreeBuilder(columnCount: 2).Split(column: 1, threshold: 5).Leaf(value: 2, cover: 30).Leaf(value: -1, cover: 10).Build();

        // Mean (30·2 - 10)/40 = 1.25.
        Assert.Equal(1.25, new TreeShapley(model).BaseValue, 12);
        AssertClose([0, 0.75], Contributions(model, [9, 5]));
        AssertClose([0, -2.25], Contributions(model, [9, 6]));
        AssertClose([0, -2.25], Contributions(model, [9, float.NaN]));
    }

    [Fact]
    public void Contributions_BothOfTwoColumns_ShareWhatTheyEarnTogether()
    {
        // 1 only where both values are small, which is a quarter of the samples.
        var model = new TreeBuilder(columnCount: 2)
            .Split(column: 0, threshold: 0).Split(column: 1, threshold: 0).Leaf(value: 1, cover: 1).Leaf(value: 0, cover: 1).Leaf(value: 0, cover: 2)
            .Build();

        AssertClose([0.375, 0.375], Contributions(model, [0, 0]));
        // Alone the first earns 0.5 - 0.25, the second 0 - 0.25; after the other they earn 0 and -0.5.
        AssertClose([0.125, -0.375], Contributions(model, [0, 1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Contributions_RandomTrees_AreThoseOfTheDefinition(int columnCount)
    {
        var random = new Random(700 + columnCount);
        var (repeats, categories, onlyMissing) = (0, 0, 0);
        for (var round = 0; round < 30; round++)
        {
            var model = RandomTrees.Create(random, columnCount, treeCount: 2, maxDepth: 7);
            repeats += model.Trees.Count(AsksTwice);
            categories += model.Trees.Sum(tree => tree.Nodes.ToArray().Count(node => node.Kind == TreeNodeKind.Categories));
            onlyMissing += model.Trees.Sum(tree => tree.Nodes.ToArray().Count(node => float.IsPositiveInfinity(node.Threshold)));
            for (var sampleIndex = 0; sampleIndex < 5; sampleIndex++)
            {
                var sample = RandomTrees.Sample(random, columnCount);
                AssertClose(NaiveShapley.Contributions(model, sample), Contributions(model, sample));
            }
        }

        Assert.True(repeats > 20);
        Assert.True(onlyMissing > 20);
        Assert.True(columnCount == 1 || categories > 20);
    }

    [Fact]
    public void Contributions_TrainedTrees_AreThoseOfTheDefinition()
    {
        var samples = RandomSamples.Create(seed: 41, sampleCount: 400);
        var model = new BoosterOptions { Rounds = 6, MaxLeaves = 16, MinSamplesPerLeaf = 4, LearningRate = 0.3 }.Train(samples);

        for (var sampleIndex = 0; sampleIndex < 40; sampleIndex++)
        {
            var sample = samples.Sample(sampleIndex);
            AssertClose(NaiveShapley.Contributions(model, sample), Contributions(model, sample));
        }
    }

    [Fact]
    public void BaseValue_IsTheMeanRawScoreOfTheTrainingSamples()
    {
        var samples = RandomSamples.Create(seed: 42, sampleCount: 500);
        var model = new BoosterOptions { Rounds = 20 }.Train(samples);

        var mean = model.RawScores(samples.Matrix).Zip(samples.Weights, (score, weight) => score * weight).Sum() / samples.Weights.Sum(weight => (double)weight);
        Assert.Equal(mean, new TreeShapley(model).BaseValue, 9);
    }

    [Theory]
    [InlineData(150, 8)]
    [InlineData(30, 255)]
    public void Contributions_ModelsOfRealSize_AddUpToTheRawScore(int rounds, int maxLeaves)
    {
        var samples = ChurnTable.Read(SharedData.File("telco_churn.csv"), positive: "Yes", ignoredColumns: 1);
        var options = new BoosterOptions { Rounds = rounds, MaxLeaves = maxLeaves, MinSamplesPerLeaf = 5 };
        var model = new GradientBooster(options).Train(samples.Samples, samples.Labels);
        var shapley = new TreeShapley(model);
        var (sample, contributions) = (new float[model.ColumnCount], new double[model.ColumnCount]);

        for (var sampleIndex = 0; sampleIndex < 300; sampleIndex++)
        {
            samples.Samples.CopySample(sampleIndex, sample);
            var baseValue = shapley.Contributions(sample, contributions);
            Assert.Equal(model.RawScore(sample), baseValue + contributions.Sum(), 1e-9);
        }
    }

    [Fact]
    public void Contributions_TreeAsDeepAsItHasLeaves_AddUpToTheRawScore()
    {
        var model = RandomTrees.Chain(splitCount: 5_000, columnCount: 40);
        var random = new Random(3);

        for (var round = 0; round < 3; round++)
        {
            float[] sample = [.. Enumerable.Range(0, 40).Select(_ => (float)random.Next(6_000))];
            Assert.Equal(model.RawScore(sample), new TreeShapley(model).BaseValue + Contributions(model, sample).Sum(), 1e-9);
        }
    }

    [Fact]
    public void Contributions_ColumnNoSplitUses_IsExactlyNone()
    {
        var model = RandomTrees.Create(new Random(8), columnCount: 12, treeCount: 3, maxDepth: 3);
        var used = model.Trees.SelectMany(tree => tree.Nodes.ToArray()).Where(node => !node.IsLeaf).Select(node => node.ColumnIndex).ToHashSet();

        var contributions = Contributions(model, RandomTrees.Sample(new Random(9), 12));

        Assert.InRange(used.Count, 1, 11);
        Assert.All(Enumerable.Range(0, 12).Where(column => !used.Contains(column)), column => Assert.Equal(0.0, contributions[column]));
        Assert.Contains(contributions, contribution => contribution != 0);
    }

    [Fact]
    public void Contributions_ColumnsThatPlayTheSamePart_AreEqual()
    {
        var model = new TreeBuilder(columnCount: 2)
            .Split(column: 0, threshold: 0)
            .Split(column: 1, threshold: 0).Leaf(value: 1, cover: 9).Leaf(value: 3, cover: 3)
            .Split(column: 1, threshold: 0).Leaf(value: 3, cover: 3).Leaf(value: 8, cover: 1)
            .Build();

        // From the mean (9 + 9 + 9 + 8)/16 to 8, in equal parts.
        AssertClose([(8 - 35 / 16.0) / 2, (8 - 35 / 16.0) / 2], Contributions(model, [1, 1]));
    }

    [Fact]
    public void Contributions_ModelWithoutTrees_AreNone()
    {
        var model = new BoostedTrees(-1.5, [new ColumnShape(ColumnKind.Numeric, 0)], []);

        Assert.Equal(-1.5, new TreeShapley(model).BaseValue);
        Assert.Equal([0.0], Contributions(model, [4]));
    }

    [Fact]
    public void Contributions_ManyThreads_GiveTheSameBits()
    {
        var random = new Random(12);
        var model = RandomTrees.Create(random, columnCount: 6, treeCount: 20, maxDepth: 6);
        var samples = Enumerable.Range(0, 200).Select(_ => RandomTrees.Sample(random, 6)).ToArray();
        var expected = samples.Select(sample => Contributions(model, sample)).ToArray();
        var (shapley, found) = (new TreeShapley(model), new double[samples.Length][]);

        Parallel.For(0, samples.Length, index => shapley.Contributions(samples[index], found[index] = new double[6]));

        Assert.Equal(expected, found);
    }

    [Fact]
    public void Contributions_WrongLengths_AreRefused()
    {
        var shapley = new TreeShapley(RandomTrees.Create(new Random(1), columnCount: 3, treeCount: 1, maxDepth: 2));

        Assert.Throws<ArgumentException>("sample", () => shapley.Contributions(new float[2], new double[3]));
        Assert.Throws<ArgumentException>("perColumn", () => shapley.Contributions(new float[3], new double[4]));
    }

    private static double[] Contributions(BoostedTrees model, float[] sample)
    {
        // Left-over values must not count.
        double[] contributions = [.. Enumerable.Repeat(1e9, model.ColumnCount)];
        new TreeShapley(model).Contributions(sample, contributions);
        return contributions;
    }

    private static void AssertClose(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], found[index], 1e-10);
    }

    private static bool AsksTwice(DecisionTree tree)
    {
        return Visit(0, []);

        bool Visit(int nodeIndex, int[] asked)
        {
            var node = tree.Nodes[nodeIndex];
            if (node.IsLeaf)
                return false;
            int[] nowAsked = [.. asked, node.ColumnIndex];
            return asked.Contains(node.ColumnIndex) || Visit(node.LeftIndex, nowAsked) || Visit(node.RightIndex, nowAsked);
        }
    }
}
