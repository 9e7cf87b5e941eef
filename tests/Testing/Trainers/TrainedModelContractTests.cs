using Analytics.Boosting;
using Analytics.Prediction.Engines;
using Xunit;

namespace Testing.Trainers;

/// <summary>What the model of any engine must do: the first part of <see cref="TrainerContractTests"/>, where it is said how an engine takes part.</summary>
public abstract class TrainedModelContractTests
{
    private const int Threads = 8;

    /// <summary>The name by which a model file knows the engine.</summary>
    protected abstract string Engine { get; }

    /// <summary>How far base value and contributions, added up, may be from the raw score.</summary>
    protected virtual double ContributionTolerance => 1e-9;

    /// <param name="maxThreads">Threads that training may use.</param>
    /// <param name="directions">For each column +1, -1 or 0: which way the raw score may go as the value rises; null where all are free.</param>
    protected abstract ITrainer CreateTrainer(int maxThreads = 1, IReadOnlyList<int>? directions = null);

    protected virtual ITrainedModel Load(Stream source) => EngineCatalogue.Load(Engine, source);

    protected ITrainedModel Train(PlantedWorld world) => CreateTrainer().Train(world.Samples, world.Labels);

    protected static double[] Scores(ITrainedModel model, SampleMatrix samples)
    {
        var scores = new double[samples.SampleCount];
        model.RawScores(samples, scores);
        return scores;
    }

    /// <summary>What the model writes, through a stream that is left open.</summary>
    protected static byte[] Bytes(ITrainedModel model)
    {
        using var stream = OneWayStream.ForWriting();
        model.Save(stream);
        var length = stream.ToArray().Length;
        stream.WriteByte(0);
        return stream.ToArray()[..length];
    }

    [Fact]
    public void Model_Trained_SaysWhatItIs()
    {
        var model = Train(PlantedWorld.Additive(300, seed: 30));

        Assert.Equal(Engine, CreateTrainer().Engine);
        Assert.Equal(Engine, model.Engine);
        Assert.Equal(3, model.ColumnCount);
    }

    [Fact]
    public void RawScore_OneByOne_IsToTheBitWhatTheBatchGives()
    {
        var world = PlantedWorld.Additive(500, seed: 31);
        var model = Train(world);

        Assert.Equal(Scores(model, world.Samples), Enumerable.Range(0, 500).Select(index => model.RawScore(world.Sample(index))));
    }

    [Fact]
    public void Contributions_AddUpToTheRawScore()
    {
        var world = PlantedWorld.Additive(500, seed: 32);
        var model = Train(world);
        var contributions = new double[3];
        float[][] strange =
            [[float.NaN, float.NaN, float.NaN], [float.PositiveInfinity, float.NegativeInfinity, PlantedWorld.UnseenCode], [1e30f, -1e30f, 2], [-1e30f, 0, -1]];
        var baseValue = model.Contributions(world.Sample(0), contributions);

        foreach (var sample in strange.Concat(Enumerable.Range(0, 200).Select(world.Sample)))
        {
            contributions.AsSpan().Fill(double.NaN);
            Assert.Equal(baseValue, model.Contributions(sample, contributions));
            Assert.Equal(model.RawScore(sample), baseValue + contributions.Sum(), ContributionTolerance);
        }
    }

    [Fact]
    public void Contributions_OfABatch_AreThoseOfEachWhateverTheBatch()
    {
        var world = PlantedWorld.Additive(500, seed: 34);
        var model = Train(world);
        var (single, all, some) = (new double[3], new double[3 * 500], new double[3 * 70]);

        var baseValue = model.Contributions(world.Samples, all);

        for (var index = 0; index < 500; index++)
        {
            Assert.Equal(model.Contributions(world.Sample(index), single), baseValue);
            for (var column = 0; column < 3; column++) Assert.Equal(single[column], all[(3 * index) + column], 1e-4);
        }
        Assert.Equal(baseValue, model.Contributions(world.Samples.SelectSamples([.. Enumerable.Range(200, 70)]), some));
        Assert.Equal(all.AsSpan(600, 210).ToArray(), some);
        Assert.Throws<ArgumentException>(() => model.Contributions(world.Samples, new double[3]));
    }

    [Fact]
    public void Contributions_OfWhatMatters_AreLargerThanThoseOfNoise()
    {
        var world = PlantedWorld.Additive(2_000, seed: 33);
        var model = Train(world);
        var (contributions, sizes) = (new double[3], new double[3]);

        for (var index = 0; index < 200; index++)
        {
            model.Contributions(world.Sample(index), contributions);
            for (var column = 0; column < 3; column++) sizes[column] += Math.Abs(contributions[column]) / 200;
        }

        // The number's log-odds have a mean deviation of 1.5 · 0.9, the category's of 0.75.
        Assert.InRange(sizes[0], 0.9, 2);
        Assert.InRange(sizes[1], 0, 0.25);
        Assert.InRange(sizes[2], 0.5, 1);
    }

    [Fact]
    public void Model_ManyThreads_GivesEachWhatOneGets()
    {
        var world = PlantedWorld.Additive(200, seed: 34);
        var file = Bytes(Train(world));
        var expected = Everything(Reload(file), world, first: 0);

        for (var round = 0; round < 5; round++)
        {
            // Fresh from the file, so that whatever is made at its first use is made by all at once.
            var model = Reload(file);
            var found = new double[Threads][];
            Together(thread => found[thread] = Everything(model, world, first: thread * 23));
            Assert.All(found, values => Assert.Equal(expected, values));
        }
    }

    [Fact]
    public void Load_WhatWasSaved_IsTheSameModel()
    {
        var world = PlantedWorld.Additive(500, seed: 35);
        var model = Train(world);
        var file = Bytes(model);

        var loaded = Reload(file);

        Assert.Equal((Engine, 3), (loaded.Engine, loaded.ColumnCount));
        Assert.Equal(file, Bytes(model));
        Assert.Equal(file, Bytes(loaded));
        Assert.Equal(Everything(model, world, first: 0), Everything(loaded, world, first: 0));
    }

    [Fact]
    public void Load_OtherContentOrATruncatedFile_IsInvalid()
    {
        var file = Bytes(Train(PlantedWorld.Additive(300, seed: 36)));

        Assert.Throws<InvalidDataException>(() => { Reload([]); });
        Assert.Throws<InvalidDataException>(() => { Reload([.. "no model"u8]); });
        Assert.All([1, 9, file.Length / 2, file.Length - 1], length => Assert.Throws<InvalidDataException>(() => { Reload(file[..length]); }));
    }

    [Fact]
    public void RawScore_ValuesMissingInScoringOnly_IsFinite()
    {
        var world = PlantedWorld.Interacting(300, seed: 37);
        var model = Train(world);

        Assert.True(double.IsFinite(model.RawScore([float.NaN, 0.5f, 0.5f])));
        Assert.True(double.IsFinite(model.RawScore([float.NaN, float.NaN, float.NaN])));
        Assert.True(double.IsFinite(model.RawScore([float.PositiveInfinity, float.NegativeInfinity, float.MaxValue])));
    }

    [Fact]
    public void RawScore_UnseenCategory_IsOneOfWhichNothingIsKnown()
    {
        var world = PlantedWorld.Additive(2_000, seed: 38);
        var model = Train(world);
        float[] seen = [0, 1, 2, 3];

        var scores = seen.Select(code => model.RawScore([0.5f, 0.5f, code])).ToArray();

        // One of the schema that training had no sample of, one beyond the schema, and numbers that are no code at all: all the same.
        var unseen = model.RawScore([0.5f, 0.5f, PlantedWorld.UnseenCode]);
        Assert.All([5f, 99, 1e9f, -1, 1.5f], code => Assert.Equal(unseen, model.RawScore([0.5f, 0.5f, code])));
        Assert.InRange(unseen, scores.Min() - 0.3, scores.Max() + 0.3);
    }

    [Fact]
    public void Model_WrongNumberOfValues_IsRefused()
    {
        var world = PlantedWorld.Additive(300, seed: 39);
        var model = Train(world);

        Assert.ThrowsAny<ArgumentException>(() => model.RawScore([0.5f, 0.5f]));
        Assert.ThrowsAny<ArgumentException>(() => model.Contributions([0.5f, 0.5f, 1, 1], new double[4]));
        Assert.ThrowsAny<ArgumentException>(() => model.Contributions([0.5f, 0.5f, 1], new double[2]));
        Assert.ThrowsAny<ArgumentException>(() => model.RawScores(world.Samples, new double[299]));
        Assert.ThrowsAny<ArgumentException>(() => model.RawScores(PlantedWorld.TellingGaps(300, seed: 39).Samples, new double[300]));
    }

    private ITrainedModel Reload(byte[] file)
    {
        using var stream = OneWayStream.ForReading(file);
        return Load(stream);
    }

    /// <summary>Every number that the model gives for the world's samples: by batch, one by one, and explained; the samples in turn from one on.</summary>
    private static double[] Everything(ITrainedModel model, PlantedWorld world, int first)
    {
        var (count, columns) = (world.Samples.SampleCount, model.ColumnCount);
        var width = columns + 2;
        var values = new double[(count * width) + count];
        for (var step = 0; step < count; step++)
        {
            var index = (first + step) % count;
            var sample = world.Sample(index);
            var place = values.AsSpan(index * width, width);
            place[0] = model.RawScore(sample);
            place[1] = model.Contributions(sample, place[2..]);
        }
        model.RawScores(world.Samples, values.AsSpan(count * width));
        return values;
    }

    /// <summary>Lets all threads begin at the same moment. What one throws is thrown here.</summary>
    private static void Together(Action<int> body)
    {
        using var start = new Barrier(Threads);
        var errors = new Exception?[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            errors[number] = Record.Exception(() => body(number));
        }))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.All(errors, Assert.Null);
    }
}
