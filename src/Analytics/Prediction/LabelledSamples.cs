using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Features;

namespace Analytics.Prediction;

/// <summary>A training set in the learner's form, from which parts are taken.</summary>
internal sealed class LabelledSamples
{
    private readonly byte[] _labels;
    private readonly ulong[] _hashes;

    public LabelledSamples(TrainingSet set)
    {
        _labels = [.. set.Labels];
        _hashes = [.. set.Hashes];
        var columns = set.Features.Schema.Features.Select((feature, index) => new SampleColumn(
            set.Features.Column(index),
            feature.Kind == FeatureKind.Category ? ColumnKind.Categorical : ColumnKind.Numeric,
            feature.Categories.Count)).ToList();
        All = new Part(new SampleMatrix(_labels.Length, columns), _labels);
    }

    public sealed record Part(SampleMatrix Matrix, byte[] Labels);

    public Part All { get; }

    public Part Select(int[] samples) => new(All.Matrix.SelectSamples(samples), [.. samples.Select(sample => _labels[sample])]);

    public bool[] InFold(FoldPlan folds, int fold) => [.. _labels.Select((label, sample) => folds.FoldOf(_hashes[sample], label) == fold)];

    public int[] Where(bool[] flags, bool wanted) => [.. Enumerable.Range(0, _labels.Length).Where(sample => flags[sample] == wanted)];

    public UnseenScores Score(BoostedTrees model, int[] samples)
    {
        var part = Select(samples);
        var scores = new double[samples.Length];
        model.RawScores(part.Matrix, scores);
        return new UnseenScores(scores, part.Labels);
    }
}
