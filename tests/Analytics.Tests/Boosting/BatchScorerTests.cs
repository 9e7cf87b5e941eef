using Analytics.Boosting;
using Testing;

namespace Analytics.Tests.Boosting;

/// <summary>Scoring in blocks and by matching paths against walking down the trees: the same bits.</summary>
public sealed class BatchScorerTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 31)]
    [InlineData(3, 32)]
    [InlineData(4, 33)]
    [InlineData(5, 200)]
    public void RawScores_TrainedModels_AreThoseOfWalkingDown(int seed, int maxLeaves)
    {
        var samples = RandomSamples.Create(seed, sampleCount: 3001);
        var model = new BoosterOptions { Rounds = 12, MaxLeaves = maxLeaves, MinSamplesPerLeaf = 2 }.Train(samples);

        Assert.Contains(model.Trees, tree => (tree.Nodes.Length + 1) / 2 == maxLeaves);
        AssertSameBits(model, samples.Matrix);
    }

    [Fact]
    public void RawScores_RealData_AreThoseOfWalkingDown()
    {
        var table = ChurnTable.Read(SharedData.File("telco_churn.csv"), positive: "Yes", ignoredColumns: 1);
        AssertSameBits(new GradientBooster(new BoosterOptions()).Train(table.Samples, table.Labels), table.Samples);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(40)]
    public void RawScores_RandomTrees_AreThoseOfWalkingDown(int columnCount)
    {
        var random = new Random(columnCount);
        for (var round = 0; round < 20; round++)
        {
            var model = RandomTrees.Create(random, columnCount, treeCount: 1 + round % 4, maxDepth: 1 + round % 8);
            AssertSameBits(model, RandomTrees.Samples(random, columnCount, sampleCount: 140 + round));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(5000)]
    public void RawScores_AnyThreads_AreTheSame(int sampleCount)
    {
        var samples = RandomSamples.Create(seed: 9, sampleCount: 5000);
        var model = new BoosterOptions { Rounds = 5 }.Train(samples);
        var part = samples.Matrix.SelectSamples([.. Enumerable.Range(0, sampleCount)]);
        var found = new double[sampleCount];

        foreach (var threads in (int[])[1, 2, 4])
        {
            Array.Fill(found, 1e9);
            model.RawScores(part, found, threads);
            Assert.Equal(model.RawScores(part), found);
        }
    }

    [Fact]
    public void RawScores_ModelsThatBytesDoNotDoFor_AreScoredAllTheSame()
    {
        // 5,000 thresholds and leaves, and, in the other, more classes of categories than there are places for.
        var random = new Random(1);
        var numbers = Enumerable.Range(0, 3).Select(_ => new SampleColumn(Enumerable.Range(0, 50).Select(_ => (float)random.Next(6_000)).ToArray()));
        AssertSameBits(RandomTrees.Chain(splitCount: 5_000, columnCount: 3), new SampleMatrix(50, [.. numbers]));
        AssertSameBits(RandomTrees.ManyClasses(), RandomTrees.ManyClassesSamples());
    }

    [Fact]
    public void RawScore_OfOneSample_AllocatesNothing()
    {
        var samples = RandomSamples.Create(seed: 10, sampleCount: 500);
        var model = new BoosterOptions { Rounds = 5 }.Train(samples);
        var sample = samples.Sample(3);
        model.RawScore(sample);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var repeat = 0; repeat < 1000; repeat++)
            model.RawScore(sample);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 999);
    }

    private static void AssertSameBits(BoostedTrees model, SampleMatrix samples)
    {
        var sample = new float[model.ColumnCount];
        var expected = new double[samples.SampleCount];
        for (var index = 0; index < expected.Length; index++)
        {
            samples.CopySample(index, sample);
            expected[index] = model.InitialRawScore;
            foreach (var tree in model.Trees)
                expected[index] += tree.ValueOf(sample);
            Assert.Equal(expected[index], model.RawScore(sample));
        }

        Assert.Equal(expected, model.RawScores(samples));
    }
}
