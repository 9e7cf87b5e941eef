using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class BoostedTreesTests
{
    private static readonly BoosterOptions Options = new() { Rounds = 10, MinSamplesPerLeaf = 5 };

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(200)]
    public void RawScores_OfAMatrix_AreTheRawScoresOfItsSamples(int sampleCount)
    {
        var model = Options.Train(RandomSamples.Create(seed: 51, sampleCount: 400));
        var samples = RandomSamples.Create(seed: 52, sampleCount);

        var expected = Enumerable.Range(0, sampleCount).Select(sampleIndex => model.RawScore(samples.Sample(sampleIndex)));

        Assert.Equal(expected, model.RawScores(samples.Matrix));
    }

    [Fact]
    public void RawScores_OnSeveralThreads_AreTheSame()
    {
        var samples = RandomSamples.Create(seed: 51, sampleCount: 400);
        var model = Options.Train(samples);
        var expected = model.RawScores(samples.Matrix);
        var found = new double[8][];

        Parallel.For(0, found.Length, index => found[index] = model.RawScores(samples.Matrix));

        Assert.All(found, rawScores => Assert.Equal(expected, rawScores));
    }

    [Fact]
    public void GainImportance_OfTheColumns_IsTheSumOfTheirSplitsGains()
    {
        var model = Options.Train(RandomSamples.Create(seed: 51, sampleCount: 400));

        var splits = model.Trees.SelectMany(tree => tree.Nodes.ToArray()).Where(node => !node.IsLeaf).ToLookup(node => node.ColumnIndex);

        for (var columnIndex = 0; columnIndex < model.ColumnCount; columnIndex++)
            Assert.Equal(splits[columnIndex].Sum(node => node.Gain), model.GainImportance[columnIndex], 9);
    }

    [Fact]
    public void Columns_OfTheModel_AreThoseItWasTrainedOn()
    {
        var samples = RandomSamples.Create(seed: 51, sampleCount: 100);

        Assert.Equal(samples.Matrix.Columns.Select(column => column.Shape), Options.Train(samples).Columns);
    }

    [Fact]
    public void RawScore_SamplesThatDoNotFit_AreRefused()
    {
        var samples = RandomSamples.Create(seed: 51, sampleCount: 100);
        var model = Options.Train(samples);
        var columns = samples.Matrix.Columns;
        var numericOnly = columns.Select(column => new SampleColumn(column.Values)).ToArray();

        Assert.Throws<ArgumentException>("sample", () => model.RawScore(new float[4]));
        Assert.Throws<ArgumentException>("samples", () => model.RawScores(new SampleMatrix(100, columns[..4])));
        Assert.Throws<ArgumentException>("samples", () => model.RawScores(new SampleMatrix(100, numericOnly)));
        Assert.Throws<ArgumentException>("rawScores", () => model.RawScores(samples.Matrix, new double[99]));
    }

    [Fact]
    public void RawScores_OfNoSamplesOrNoColumns_AreDefined()
    {
        var model = TestModels.SmallOptions.Train(columns: [], [1, 0, 0, 0]);

        Assert.Equal(Enumerable.Repeat(model.InitialRawScore, 3), model.RawScores(new SampleMatrix(3, [])));
        Assert.Empty(model.RawScores(new SampleMatrix(0, [])));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void Probability_ExtremeRawScore_StaysBetweenNoughtAndOne(double rawScore)
    {
        Assert.Equal(rawScore > 0 ? 1 : 0, LogisticLoss.Probability(rawScore));
    }
}
