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

    [Fact]
    public void Contributions_PlainKernel_GiveTheSameBits()
    {
        var samples = RandomSamples.Create(seed: 5, sampleCount: 100);
        var shapley = new TreeShapley(new BoosterOptions { Rounds = 20, MaxLeaves = 20, MinSamplesPerLeaf = 3 }.Train(samples));
        var (found, plain) = (new double[500], new double[500]);

        shapley.Contributions(samples.Matrix, found);
        shapley.Contributions(samples.Matrix, plain, usePlainKernel: true);

        Assert.Equal(plain, found);
    }

    [Fact]
    public void Contributions_TreesOfVeryLongPaths_AreComputedAllTheSame()
    {
        var random = new Random(6);
        var columns = Enumerable.Range(0, 40).Select(_ => new SampleColumn(Enumerable.Range(0, 40).Select(_ => (float)random.Next(300)).ToArray()));

        AssertClose(RandomTrees.Chain(splitCount: 200, columnCount: 40), new SampleMatrix(40, [.. columns]), 1e-9);
    }

    [Fact]
    public void Contributions_ColumnsOrLengthsThatDoNotFit_AreRefused()
    {
        var samples = RandomSamples.Create(seed: 7, sampleCount: 100);
        var shapley = new TreeShapley(new BoosterOptions { Rounds = 2 }.Train(samples));

        Assert.Throws<ArgumentException>("perColumn", () => shapley.Contributions(samples.Matrix, new double[499]));
        Assert.Throws<ArgumentException>("samples", () => shapley.Contributions(new SampleMatrix(1, [new SampleColumn(new float[1])]), new double[1]));
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
