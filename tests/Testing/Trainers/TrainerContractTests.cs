using Analytics.Boosting;
using Xunit;

namespace Testing.Trainers;

/// <summary>
/// What any engine must do to take part: its models, what it learns, and how it trains. A test project derives a class for its engine, says how a
/// trainer is made and which floors it has to reach, and has all these tests; it needs <see cref="SkippingTestFramework"/> for those on real data.
/// </summary>
public abstract class TrainerContractTests : TrainerLearningContractTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Train_OnAnyNumberOfThreads_GivesTheSameBytes(int threads)
    {
        var world = PlantedWorld.Additive(8_000, seed: 7);

        Assert.Equal(Bytes(Train(world)), Bytes(CreateTrainer(threads).Train(world.Samples, world.Labels)));
    }

    [Fact]
    public void Train_AgainOrSeveralAtOnce_GivesTheSameBytes()
    {
        PlantedWorld[] worlds = [.. Enumerable.Range(0, 4).Select(index => PlantedWorld.Additive(400 + (100 * index), seed: 8 + index))];
        byte[][] expected = [.. worlds.Select(world => Bytes(Train(world)))];
        var trainer = CreateTrainer();
        var found = new byte[4][];

        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, index => found[index] = Bytes(trainer.Train(worlds[index].Samples, worlds[index].Labels)));

        Assert.Equal(expected, found);
        Assert.Equal(4, expected.Select(Convert.ToBase64String).Distinct().Count());
    }

    [Fact]
    public void Train_ArraysChangedAfterwards_LeaveTheModelAlone()
    {
        var values = Enumerable.Range(0, 200).Select(index => (float)index).ToArray();
        byte[] labels = [.. values.Select(value => (byte)(value > 120 ? 1 : 0))];
        var model = CreateTrainer().Train(new SampleMatrix(200, [new SampleColumn(values)]), labels);
        var before = model.RawScore([150f]);

        Array.Clear(values);
        Array.Clear(labels);

        Assert.Equal(before, model.RawScore([150f]));
        Assert.True(before > model.RawScore([50f]));
    }

    [Fact]
    public void Train_Progress_RisesToOne()
    {
        var world = PlantedWorld.Additive(600, seed: 15);
        var progress = new ProgressRecord();

        CreateTrainer(maxThreads: 2).Train(world.Samples, world.Labels, progress: progress);

        var values = progress.Values;
        Assert.True(values.Count > 1, "Nothing was reported before the end.");
        Assert.InRange(values[0], 0, 0.999);
        Assert.Equal(values.Order(), values);
        Assert.Equal(1, values[^1]);
    }

    [Fact]
    public void Train_CancelledBefore_Stops()
    {
        var world = PlantedWorld.Additive(600, seed: 16);
        var progress = new ProgressRecord();

        Assert.ThrowsAny<OperationCanceledException>(
            () => CreateTrainer().Train(world.Samples, world.Labels, progress: progress, cancellationToken: new CancellationToken(canceled: true)));
        Assert.DoesNotContain(1, progress.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Train_CancelledMidway_StopsAndCanBeDoneAgain(int threads)
    {
        var world = PlantedWorld.Additive(2_000, seed: 17);
        var trainer = CreateTrainer(threads);
        using var source = new CancellationTokenSource();
        var progress = new ProgressRecord(_ => source.Cancel());

        Assert.ThrowsAny<OperationCanceledException>(
            () => trainer.Train(world.Samples, world.Labels, progress: progress, cancellationToken: source.Token));

        Assert.NotEmpty(progress.Values);
        Assert.DoesNotContain(1, progress.Values);
        Assert.Equal(Bytes(Train(world)), Bytes(trainer.Train(world.Samples, world.Labels)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Train_OneClassOnly_GivesAllNearlyThat(byte label)
    {
        var world = PlantedWorld.Additive(300, seed: 20);
        var progress = new ProgressRecord();

        var model = CreateTrainer().Train(world.Samples, [.. Enumerable.Repeat(label, 300)], progress: progress);

        Assert.All(Scores(model, world.Samples), score => Assert.InRange(label == 1 ? score : -score, 3, 50));
        Assert.Equal(1, progress.Values[^1]);
    }

    [Fact]
    public void Train_ColumnsThatSayNothing_GivesTheShareOfAll()
    {
        const int Count = 90;
        byte[] labels = [.. Enumerable.Range(0, Count).Select(index => (byte)(index % 3 == 0 ? 1 : 0))];
        SampleColumn Constant(float value, ColumnKind kind = ColumnKind.Numeric) =>
            new(Enumerable.Repeat(value, Count).ToArray(), kind, kind == ColumnKind.Categorical ? 3 : 0);
        SampleColumn[] columns =
        [
            Constant(0.1f), Constant(float.NaN), Constant(float.PositiveInfinity), Constant(float.MaxValue), Constant(1, ColumnKind.Categorical), Constant(float.NaN, ColumnKind.Categorical),
        ];

        var model = CreateTrainer().Train(new SampleMatrix(Count, columns), labels);
        var bare = CreateTrainer().Train(new SampleMatrix(Count, []), labels);

        Assert.Equal(Math.Log(0.5), model.RawScore([0.1f, float.NaN, float.PositiveInfinity, float.MaxValue, 1, float.NaN]), 0.01);
        Assert.Equal(Math.Log(0.5), model.RawScore([0.7f, 3, 0, float.NaN, 2, 0]), 0.01);
        Assert.Equal(Math.Log(0.5), bare.RawScore([]), 0.01);
    }

    [Fact]
    public void Train_WrongArguments_AreRefused()
    {
        var world = PlantedWorld.Additive(50, seed: 21);
        var trainer = CreateTrainer();

        Assert.ThrowsAny<ArgumentException>(() => trainer.Train(world.Samples, world.Labels.AsSpan(0, 49)));
        Assert.ThrowsAny<ArgumentException>(() => trainer.Train(world.Samples, [.. world.Labels[..49], 2]));
        Assert.ThrowsAny<ArgumentException>(() => trainer.Train(new SampleMatrix(0, []), []));
        Assert.ThrowsAny<ArgumentException>(() => trainer.Train(world.Samples, world.Labels, new float[49]));
        foreach (var weight in (float[])[-1, float.NaN, float.PositiveInfinity])
            Assert.ThrowsAny<ArgumentException>(() => trainer.Train(world.Samples, world.Labels, [.. Enumerable.Repeat(1f, 49), weight]));
        Assert.ThrowsAny<ArgumentException>(() => trainer.Train(world.Samples, world.Labels, new float[50]));
    }
}
