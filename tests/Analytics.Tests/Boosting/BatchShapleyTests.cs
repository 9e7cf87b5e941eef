using Analytics.Boosting;
using Testing;

namespace Analytics.Tests.Boosting;

public sealed class BatchShapleyTests
{
    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 31)]
    [InlineData(3, 255)]
    public void Contributions_OfABatch_AreThoseOneByOne(int seed, int maxLeaves)
    {
        var samples = RandomSamples.Create(seed, sampleCount: 333);
        var model = new BoosterOptions { Rounds = 30, MaxLeaves = maxLeaves, MinSamplesPerLeaf = 2, LearningRate = 0.2 }.Train(samples);

        AssertClose(model, samples.Matrix, 2e-5);
    }

    [Fact]
    public void Contributions_RealData_AddUpToTheRawScore()
    {
        var table = ChurnTable.Read(SharedData.File("telco_churn.csv"), positive: "Yes", ignoredColumns: 1);
        var options = new BoosterOptions { Rounds = 100, MaxLeaves = 31, LearningRate = 0.1 };
        var model = new GradientBooster(options).Train(table.Samples, table.Labels);
        var contributions = new double[table.Samples.SampleCount * model.ColumnCount];

        var baseValue = new TreeShapley(model).Contributions(table.Samples, contributions);

        var rawScores = model.RawScores(table.Samples);
        for (var index = 0; index < rawScores.Length; index++)
            Assert.Equal(rawScores[index], baseValue + contributions.AsSpan(index * model.ColumnCount, model.ColumnCount).ToArray().Sum(), 1e-4);
    }

    [Theory]
    [InlineData(1, 3, 700)]
    [InlineData(5, 6, 64)]
    [InlineData(9, 12, 65)]
    [InlineData(12, 40, 520)]
    [InlineData(4, 600, 600)]
    public void Contributions_RandomTrees_AreThoseOneByOneWithAnyKernel(int maxDepth, int columnCount, int sampleCount)
    {
        var random = new Random(columnCount);
        var model = RandomTrees.Create(random, columnCount, treeCount: 4, maxDepth);

        var samples = RandomTrees.Samples(random, columnCount, sampleCount);

        AssertClose(model, samples, 2e-5);
        AssertSameBits(model, samples);
    }

    // Paths of one column less and one more than tables are made for; as many as are integrated in single precision; more than that.
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(17)]
    public void Contributions_PathsOfAnyLength_AreThoseOneByOneWithAnyKernel(int columnCount)
    {
        var model = RandomTrees.Chain(splitCount: columnCount, columnCount);
        var samples = Numbers(new Random(columnCount), columnCount, sampleCount: 200, below: columnCount + 1);

        AssertClose(model, samples, 1e-6);
        AssertSameBits(model, samples);
    }

    [Fact]
    public void Contributions_ColumnsThatBytesDoNotDoFor_AreComputedAllTheSame()
    {
        // 1,000 thresholds of three columns, and, in the other, more classes of categories than there are places for.
        var thresholds = RandomTrees.Chain(splitCount: 1_000, columnCount: 3);
        var samples = Numbers(new Random(2), columnCount: 3, sampleCount: 150, below: 1_100);

        AssertClose(thresholds, samples, 2e-5);
        AssertSameBits(thresholds, samples);
        AssertClose(RandomTrees.ManyClasses(), RandomTrees.ManyClassesSamples(), 2e-5);
        AssertSameBits(RandomTrees.ManyClasses(), RandomTrees.ManyClassesSamples());
    }

    [Fact]
    public void Contributions_TrainedModel_AreTheSameBitsWithAnyKernelAndInAnyBatch()
    {
        var samples = RandomSamples.Create(seed: 5, sampleCount: 600);
        var model = new BoosterOptions { Rounds = 20, MaxLeaves = 20, MinSamplesPerLeaf = 3 }.Train(samples);
        var all = new double[600 * model.ColumnCount];
        var shapley = new TreeShapley(model);
        shapley.Contributions(samples.Matrix, all);

        AssertSameBits(model, samples.Matrix);
        foreach (var index in (int[])[0, 63, 64, 511, 512, 599])
        {
            var one = new double[model.ColumnCount];
            shapley.Contributions(samples.Matrix.SelectSamples([index]), one);
            Assert.Equal(all.AsSpan(index * model.ColumnCount, model.ColumnCount).ToArray(), one);
        }
    }

    [Fact]
    public void Contributions_TreesOfVeryLongPaths_AreComputedAllTheSame()
    {
        AssertClose(RandomTrees.Chain(splitCount: 200, columnCount: 40), Numbers(new Random(6), columnCount: 40, sampleCount: 40, below: 300), 1e-9);
    }

    [Fact]
    public void Contributions_ManySamples_TakeNoMemoryForEach()
    {
        var samples = RandomSamples.Create(seed: 8, sampleCount: 5_000);
        var shapley = new TreeShapley(new BoosterOptions { Rounds = 5 }.Train(samples));
        var contributions = new double[5_000 * 5];
        shapley.Contributions(samples.Matrix, contributions);

        var before = GC.GetAllocatedBytesForCurrentThread();
        shapley.Contributions(samples.Matrix, contributions);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    [Fact]
    public void Contributions_ColumnsOrLengthsThatDoNotFit_AreRefused()
    {
        var samples = RandomSamples.Create(seed: 7, sampleCount: 100);
        var shapley = new TreeShapley(new BoosterOptions { Rounds = 2 }.Train(samples));

        Assert.Throws<ArgumentException>("perColumn", () => shapley.Contributions(samples.Matrix, new double[499]));
        Assert.Throws<ArgumentException>("samples", () => shapley.Contributions(new SampleMatrix(1, [new SampleColumn(new float[1])]), new double[1]));
    }

    private static SampleMatrix Numbers(Random random, int columnCount, int sampleCount, int below) =>
        new(sampleCount, [.. Enumerable.Range(0, columnCount).Select(_ => new SampleColumn(Enumerable.Range(0, sampleCount).Select(_ => (float)random.Next(below)).ToArray()))]);

    private static void AssertSameBits(BoostedTrees model, SampleMatrix samples)
    {
        var shapley = new TreeShapley(model);
        var length = samples.SampleCount * model.ColumnCount;
        var (found, plain) = (new double[length], new double[length]);

        shapley.Contributions(samples, found);
        shapley.Contributions(samples, plain, usePlainKernel: true);

        Assert.Equal(plain, found);
    }

    private static void AssertClose(BoostedTrees model, SampleMatrix samples, double tolerance)
    {
        var shapley = new TreeShapley(model);
        var found = new double[samples.SampleCount * model.ColumnCount];
        // What was there must not count.
        Array.Fill(found, 1e9);
        Assert.Equal(shapley.BaseValue, shapley.Contributions(samples, found));
        var (sample, expected) = (new float[model.ColumnCount], new double[model.ColumnCount]);
        for (var index = 0; index < samples.SampleCount; index++)
        {
            samples.CopySample(index, sample);
            shapley.Contributions(sample, expected);
            for (var column = 0; column < expected.Length; column++)
                Assert.Equal(expected[column], found[index * model.ColumnCount + column], tolerance);
        }
    }
}
