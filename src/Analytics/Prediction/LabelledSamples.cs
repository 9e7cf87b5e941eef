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
        // Where a customer has samples of several dates, whether they ever left: one label each, or the customer would straddle folds.
        var ever = set.Dates.Count > 1 ? _hashes.Zip(_labels).Where(sample => sample.Second != 0).Select(sample => sample.First).ToHashSet() : null;
        FoldLabels = ever is null ? _labels : [.. _hashes.Select(hash => ever.Contains(hash) ? (byte)1 : (byte)0)];
        var columns = set.Features.Schema.Features.Select((feature, index) => new SampleColumn(
            set.Features.Column(index),
            feature.Kind == FeatureKind.Category ? ColumnKind.Categorical : ColumnKind.Numeric,
            feature.Categories.Count)).ToList();
        All = new Part(new SampleMatrix(_labels.Length, columns), _labels);
    }

    public sealed record Part(SampleMatrix Matrix, byte[] Labels);

    public Part All { get; }

    public Part Select(int[] samples) => new(All.Matrix.SelectSamples(samples), [.. samples.Select(sample => _labels[sample])]);

    /// <summary>The class by which samples are put into folds.</summary>
    public byte[] FoldLabels { get; }

    public bool[] InFold(FoldPlan folds, int fold) => [.. FoldLabels.Select((label, sample) => folds.FoldOf(_hashes[sample], label) == fold)];

    public int[] Where(bool[] flags, bool wanted) => [.. Enumerable.Range(0, _labels.Length).Where(sample => flags[sample] == wanted)];

    public UnseenScores Score(BoostedTrees model, int[] samples)
    {
        var part = Select(samples);
        var scores = new double[samples.Length];
        model.RawScores(part.Matrix, scores);
        return new UnseenScores(scores, part.Labels);
    }
}
