using Analytics.Boosting;

namespace Analytics.Prediction.Engines;

/// <summary>Boosted trees as a model; what columns contribute are exact Shapley values.</summary>
public sealed class BoostedTreesModel(BoostedTrees trees) : ITrainedModel
{
    public const string EngineName = "pipeline-boosting";

    // Models of folds are made by the dozen, and few of them are asked to explain.
    private readonly Lazy<TreeShapley> _shapley = new(() => new TreeShapley(trees));

    public string Engine => EngineName;

    public BoostedTrees Trees => trees;

    public int ColumnCount => trees.ColumnCount;

    public double RawScore(ReadOnlySpan<float> sample) => trees.RawScore(sample);

    public void RawScores(SampleMatrix samples, Span<double> rawScores) => trees.RawScores(samples, rawScores);

    public double Contributions(ReadOnlySpan<float> sample, Span<double> perColumn) => _shapley.Value.Contributions(sample, perColumn);

    public double Contributions(SampleMatrix samples, Span<double> perColumn) => _shapley.Value.Contributions(samples, perColumn);

    public void Save(Stream destination) => trees.Save(destination);

    /// <exception cref="InvalidDataException">The stream holds something else, or a damaged model.</exception>
    public static BoostedTreesModel Load(Stream source) => new(BoostedTrees.Load(source));
}
