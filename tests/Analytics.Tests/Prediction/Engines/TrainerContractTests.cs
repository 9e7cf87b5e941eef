using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Prediction.Engines;

namespace Analytics.Tests.Prediction.Engines;

/// <summary>What any engine must do.</summary>
public sealed class TrainerContractTests
{
    public static TheoryData<string> Engines => [BoostedTreesModel.EngineName, LogisticModel.EngineName];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Train_PlantedSignal_IsFound(string engine)
    {
        var (training, labels) = World(3_000, seed: 1);
        var (held, heldLabels) = World(3_000, seed: 2);

        var model = Trainer(engine).Train(training, labels);

        Assert.Equal(engine, model.Engine);
        Assert.Equal(3, model.ColumnCount);
        // A tenth of the numbers being missing, the truth itself reaches no more than 0.85.
        Assert.InRange(RankingQuality.Auc(Scores(model, held), heldLabels)!.Value, 0.82, 0.87);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void RawScore_OneByOne_IsWhatTheBatchGives(string engine)
    {
        var (samples, labels) = World(500, seed: 3);
        var model = Trainer(engine).Train(samples, labels);
        var batch = Scores(model, samples);

        Parallel.For(0, samples.SampleCount, sample => Assert.Equal(batch[sample], model.RawScore(Row(samples, sample))));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Contributions_AddUpToTheRawScore(string engine)
    {
        var (samples, labels) = World(500, seed: 4);
        var model = Trainer(engine).Train(samples, labels);
        var contributions = new double[3];

        for (var sample = 0; sample < 100; sample++)
        {
            var row = Row(samples, sample);
            Assert.Equal(model.RawScore(row), model.Contributions(row, contributions) + contributions.Sum(), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Load_WhatWasSaved_IsTheSameModel(string engine)
    {
        var (samples, labels) = World(500, seed: 5);
        var model = Trainer(engine).Train(samples, labels);
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        model.Save(first);
        Trainer(engine).Train(samples, labels).Save(second);
        Assert.Equal(first.ToArray(), second.ToArray());

        first.Position = 0;
        Assert.Equal(Scores(model, samples), Scores(EngineCatalogue.Load(engine, first), samples));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void RawScore_MissingAndUnseen_IsFinite(string engine)
    {
        var (samples, labels) = World(500, seed: 6);
        var model = Trainer(engine).Train(samples, labels);

        Assert.True(double.IsFinite(model.RawScore([float.NaN, float.NaN, float.NaN])));
        Assert.True(double.IsFinite(model.RawScore([float.PositiveInfinity, float.NegativeInfinity, 99])));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Train_SamplesTwice_IsTheSameAsWeightTwo(string engine)
    {
        var (samples, labels) = World(400, seed: 7);
        int[] twice = [.. Enumerable.Range(0, 400), .. Enumerable.Range(0, 100)];
        var weights = new float[400];
        for (var i = 0; i < 400; i++) weights[i] = i < 100 ? 2 : 1;

        var repeated = Trainer(engine).Train(samples.SelectSamples(twice), [.. twice.Select(sample => labels[sample])]);
        var weighted = Trainer(engine).Train(samples, labels, weights);

        // Means and bins do not know weights, so nearly.
        Assert.InRange(Scores(repeated, samples).Zip(Scores(weighted, samples), (left, right) => Math.Abs(left - right)).Average(), 0, 0.15);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Train_Cancelled_Stops(string engine)
    {
        var (samples, labels) = World(500, seed: 8);

        Assert.ThrowsAny<OperationCanceledException>(() => Trainer(engine).Train(samples, labels, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Train_OneClassOnly_GivesAllNearlyThat(string engine)
    {
        var (samples, _) = World(200, seed: 9);

        var model = Trainer(engine).Train(samples, new byte[200]);

        Assert.All(Scores(model, samples), score => Assert.True(score < -3));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Train_WrongLabels_IsRefused(string engine)
    {
        var (samples, labels) = World(50, seed: 10);
        labels[7] = 2;

        Assert.Throws<ArgumentException>(() => Trainer(engine).Train(samples, labels));
        Assert.Throws<ArgumentException>(() => Trainer(engine).Train(samples, labels.AsSpan(0, 49)));
    }

    [Fact]
    public void Load_UnknownEngineOrNoise_IsInvalid()
    {
        Assert.Contains("'quantum'", Assert.Throws<InvalidDataException>(() => EngineCatalogue.Load("quantum", Stream.Null)).Message, StringComparison.Ordinal);
        foreach (var engine in (string[])[BoostedTreesModel.EngineName, LogisticModel.EngineName])
            Assert.Throws<InvalidDataException>(() => { EngineCatalogue.Load(engine, new MemoryStream("no model"u8.ToArray())); });
    }

    [Fact]
    public void Logistic_KnownCoefficients_AreRecovered()
    {
        var random = new Random(11);
        var values = new float[20_000];
        var labels = new byte[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)((random.NextDouble() * 4) - 2);
            labels[i] = random.NextDouble() < 1 / (1 + Math.Exp(-(0.5 + (1.5 * values[i])))) ? (byte)1 : (byte)0;
        }

        var model = (LogisticModel)new LogisticTrainer().Train(new SampleMatrix(values.Length, [new SampleColumn(values)]), labels);

        var column = Assert.Single(model.Columns);
        Assert.Equal(1.5, column.Coefficients[0] / column.Scale, 0.1);
        Assert.Equal(0.5, model.RawScore([0f]), 0.1);
    }

    [Fact]
    public void Logistic_SlopesAgainstTheirDirection_AreLeftOut()
    {
        var random = new Random(12);
        var columns = Enumerable.Range(0, 3).Select(_ => new float[4_000]).ToArray();
        var labels = new byte[4_000];
        for (var i = 0; i < labels.Length; i++)
        {
            foreach (var values in columns) values[i] = random.Next(20) == 0 ? float.NaN : (float)random.NextDouble();
            double Known(int column) => float.IsNaN(columns[column][i]) ? 0.5 : columns[column][i];
            labels[i] = random.NextDouble() < 1 / (1 + Math.Exp(-((3 * Known(0)) - (3 * Known(1)) - (2 * Known(2)) + 1))) ? (byte)1 : (byte)0;
        }
        var samples = new SampleMatrix(labels.Length, [.. columns.Select(values => new SampleColumn(values))]);

        var model = (LogisticModel)new LogisticTrainer([1, 1, 0]).Train(samples, labels);

        Assert.InRange(model.Columns[0].Coefficients[0], 0.5, 1.2);
        Assert.Empty(model.Columns[1].Coefficients);
        Assert.InRange(model.Columns[2].Coefficients[0], -1, -0.3);
        Assert.Equal(model.RawScore([0.2f, 0.1f, 0.3f]), model.RawScore([0.2f, 0.9f, 0.3f]));
        Assert.Throws<ArgumentException>(() => new LogisticTrainer([1]).Train(samples, labels));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Logistic_ColumnsThatSayNothing_LeaveTheShareOfAll(int kind)
    {
        var values = new float[60];
        for (var i = 0; i < values.Length; i++) values[i] = kind switch { 0 => 0.1f, 1 => float.NaN, 2 => float.PositiveInfinity, _ => float.MaxValue };
        var labels = new byte[60];
        labels.AsSpan(0, 20).Fill(1);

        var model = (LogisticModel)new LogisticTrainer().Train(new SampleMatrix(60, [new SampleColumn(values)]), labels);

        Assert.Empty(model.Columns[0].Coefficients);
        Assert.Equal(Math.Log(0.5), model.RawScore([values[0]]), 1e-6);
        Assert.Equal(Math.Log(0.5), model.RawScore([0.2f]), 1e-6);
    }

    private static ITrainer Trainer(string engine) =>
        engine == LogisticModel.EngineName ? new LogisticTrainer() : new BoostingTrainer(new BoosterOptions { Rounds = 60, MaxThreads = 1 });

    private static double[] Scores(ITrainedModel model, SampleMatrix samples)
    {
        var scores = new double[samples.SampleCount];
        model.RawScores(samples, scores);
        return scores;
    }

    private static float[] Row(SampleMatrix samples, int sample)
    {
        var row = new float[samples.Columns.Length];
        samples.CopySample(sample, row);
        return row;
    }

    /// <summary>A number with gaps, noise, and a category, all effects adding up.</summary>
    private static (SampleMatrix Samples, byte[] Labels) World(int count, int seed)
    {
        var random = new Random(seed);
        var (number, noise, category, labels) = (new float[count], new float[count], new float[count], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            number[i] = (float)random.NextDouble();
            noise[i] = (float)random.NextDouble();
            category[i] = random.Next(4);
            var logOdds = (6 * (number[i] - 0.5)) + (category[i] == 2 ? 1.5 : -0.5);
            labels[i] = random.NextDouble() < 1 / (1 + Math.Exp(-logOdds)) ? (byte)1 : (byte)0;
            if (random.Next(10) == 0) number[i] = float.NaN;
        }
        return (new SampleMatrix(count, [new SampleColumn(number), new SampleColumn(noise), new SampleColumn(category, ColumnKind.Categorical, 4)]), labels);
    }
}
