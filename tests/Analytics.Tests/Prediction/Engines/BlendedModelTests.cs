using Analytics.Boosting;
using Analytics.Prediction.Engines;
using Testing.Trainers;

namespace Analytics.Tests.Prediction.Engines;

public sealed class BlendedModelTests
{
    private static readonly PlantedWorld World = PlantedWorld.Additive(400, seed: 3);

    [Fact]
    public void Of_BoostedTreesAlone_IsBoostedTreesThatGiveTheMean()
    {
        var (few, many) = (Trees(2), Trees(8));

        var model = Assert.IsType<BoostedTreesModel>(BlendedModel.Of([(few, 0.25), (many, 0.75)]));

        var (sample, first, second, both) = (new float[model.ColumnCount], new double[model.ColumnCount], new double[model.ColumnCount], new double[model.ColumnCount]);
        for (var index = 0; index < 50; index++)
        {
            World.Samples.CopySample(index, sample);
            Assert.Equal((0.25 * few.RawScore(sample)) + (0.75 * many.RawScore(sample)), model.RawScore(sample), 1e-12);
            var usual = (0.25 * few.Contributions(sample, first)) + (0.75 * many.Contributions(sample, second));
            Assert.Equal(usual, model.Contributions(sample, both), 1e-9);
            for (var column = 0; column < both.Length; column++) Assert.Equal((0.25 * first[column]) + (0.75 * second[column]), both[column], 1e-9);
        }
    }

    [Fact]
    public void Of_One_IsThatOne()
    {
        var model = Trees(4);

        Assert.Same(model, BlendedModel.Of([(model, 1)]));
    }

    [Fact]
    public void Of_WeightsThatDoNotAddUp_Throws()
    {
        Assert.Throws<ArgumentException>(() => BlendedModel.Of([(Trees(2), 0.5), (Trees(4), 0.6)]));
        Assert.Throws<ArgumentException>(() => BlendedModel.Of([(Trees(2), 0), (Trees(4), 1)]));
        Assert.Throws<ArgumentException>(() => BlendedModel.Of([]));
    }

    [Fact]
    public void Load_CutOffOrAlteredAnywhere_IsAnError()
    {
        using var file = new MemoryStream();
        BlendedModel.Of([(Trees(2), 0.5), (new LogisticTrainer().Train(World.Samples, World.Labels), 0.5)]).Save(file);
        var bytes = file.ToArray();

        for (var length = 0; length < bytes.Length; length += 1 + (length / 20))
            Assert.Throws<InvalidDataException>(() => BlendedModel.Load(new MemoryStream(bytes[..length])));
        foreach (var place in new[] { 0, 3, 4, 10, 31, 33 })
        {
            var altered = (byte[])bytes.Clone();
            altered[place] ^= 0x55;
            Assert.Throws<InvalidDataException>(() => BlendedModel.Load(new MemoryStream(altered)));
        }
    }

    private static ITrainedModel Trees(int leaves) => new BoostingTrainer(new BoosterOptions { MaxLeaves = leaves, Rounds = 30 }).Train(World.Samples, World.Labels);
}
