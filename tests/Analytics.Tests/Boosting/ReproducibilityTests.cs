using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class ReproducibilityTests
{
    private static readonly BoosterOptions Options = new() { Rounds = 6, MaxLeaves = 20, LearningRate = 0.2, MaxThreads = 1 };

    [Fact]
    public void Train_OneTwoOrFourThreads_GivesTheSameBytes()
    {
        // More samples than one block of gradients has.
        var samples = RandomSamples.Create(seed: 41, sampleCount: 20_000);
        var expected = Options.Train(samples).Bytes();

        Assert.Equal(expected, (Options with { MaxThreads = 2 }).Train(samples).Bytes());
        Assert.Equal(expected, (Options with { MaxThreads = 4 }).Train(samples).Bytes());
        Assert.Equal(expected, Options.Train(samples).Bytes());
    }

    [Fact]
    public void Train_MoreColumnsThanARecordHolds_GivesTheSameBytesOnAnyThreads()
    {
        var random = new Random(45);
        SampleColumn[] columns = [.. Enumerable.Range(0, 40).Select(_ => new SampleColumn(Enumerable.Range(0, 1500).Select(_ => random.NextSingle()).ToArray()))];
        byte[] labels = [.. Enumerable.Range(0, 1500).Select(sample =>
            (byte)(columns[3].Values.Span[sample] + columns[20].Values.Span[sample] + columns[39].Values.Span[sample] + random.NextSingle() > 2 ? 1 : 0))];
        var model = Options.Train(columns, labels);

        Assert.Equal([3, 20, 39], model.GainImportance.Index().OrderByDescending(pair => pair.Item).Take(3).Select(pair => pair.Index).Order());
        foreach (var threads in (int[])[2, 3, 4, 16])
            Assert.Equal(model.Bytes(), (Options with { MaxThreads = threads }).Train(columns, labels).Bytes());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Train_PlainKernels_GiveTheSameBytes(int maxThreads)
    {
        var samples = RandomSamples.Create(seed: 43, sampleCount: 9001);
        var options = Options with { MaxThreads = maxThreads, RowShare = 0.7, ColumnShare = 0.8 };
        var unweighted = samples.Matrix.SelectSamples([.. Enumerable.Range(0, 8000)]);
        var unweightedLabels = samples.Labels.AsSpan(0, 8000);

        Assert.Equal(options.Train(samples).Bytes(), (options with { UsePlainKernels = true }).Train(samples).Bytes());
        Assert.Equal(
            new GradientBooster(options).Train(unweighted, unweightedLabels).Bytes(),
            new GradientBooster(options with { UsePlainKernels = true }).Train(unweighted, unweightedLabels).Bytes());
    }

    [Fact]
    public void Train_OneTwoOrFourThreadsOnPartOfSamplesAndColumns_GivesTheSameBytes()
    {
        var samples = RandomSamples.Create(seed: 44, sampleCount: 5000);
        var sampling = Options with { RowShare = 0.5, ColumnShare = 0.5, Seed = 3 };
        var expected = sampling.Train(samples).Bytes();

        Assert.Equal(expected, (sampling with { MaxThreads = 2 }).Train(samples).Bytes());
        Assert.Equal(expected, (sampling with { MaxThreads = 4 }).Train(samples).Bytes());
        Assert.NotEqual(expected, (sampling with { Seed = 4 }).Train(samples).Bytes());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_SamplesInAnotherOrder_GivesTheSameBytes(int seed)
    {
        var samples = RandomSamples.Create(seed: 42, sampleCount: 3000);
        int[] order = [.. Enumerable.Range(0, 3000)];
        new Random(seed).Shuffle(order);

        Assert.Equal(Options.Train(samples).Bytes(), Options.Train(samples.InOrder(order)).Bytes());
    }

    [Fact]
    public void Train_OneInstanceOnSeveralThreads_GivesEachItsOwnModel()
    {
        var booster = new GradientBooster(Options);
        RandomSamples[] sets = [.. Enumerable.Range(0, 4).Select(seed => RandomSamples.Create(seed, sampleCount: 500))];
        byte[][] expected = [.. sets.Select(samples => Options.Train(samples).Bytes())];
        var found = new byte[sets.Length][];

        Parallel.For(
            0, sets.Length, index => found[index] = booster.Train(sets[index].Matrix, sets[index].Labels, sets[index].Weights).Bytes());

        Assert.Equal(expected, found);
    }
}
