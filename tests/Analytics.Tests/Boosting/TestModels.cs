using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>Shorthand for training and looking at small models.</summary>
internal static class TestModels
{
    /// <summary>Options under which a handful of samples is split at all.</summary>
    public static BoosterOptions SmallOptions { get; } =
        new() { Rounds = 1, MaxLeaves = 2, LearningRate = 1, MinSamplesPerLeaf = 1, L2 = 0, CategorySmoothing = 0, MaxThreads = 1 };

    public static BoostedTrees Train(this BoosterOptions options, RandomSamples samples) =>
        new GradientBooster(options).Train(samples.Matrix, samples.Labels, samples.Weights);

    public static BoostedTrees Train(this BoosterOptions options, float[] values, byte[] labels, float[]? weights = null) =>
        options.Train([new SampleColumn(values)], labels, weights);

    public static BoostedTrees Train(this BoosterOptions options, SampleColumn[] columns, byte[] labels, float[]? weights = null) =>
        new GradientBooster(options).Train(new SampleMatrix(labels.Length, columns), labels, weights);

    public static SampleColumn[] Categories(float[] codes, int categoryCount) =>
        [new SampleColumn(codes, ColumnKind.Categorical, categoryCount)];

    public static byte[] Bytes(this BoostedTrees model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    public static double[] RawScores(this BoostedTrees model, SampleMatrix samples)
    {
        var rawScores = new double[samples.SampleCount];
        model.RawScores(samples, rawScores);
        return rawScores;
    }
}
