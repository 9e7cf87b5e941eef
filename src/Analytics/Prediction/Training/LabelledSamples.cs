using Analytics.Boosting;
using Analytics.Features;
using Analytics.Randomness;

namespace Analytics.Prediction.Training;

/// <summary>Samples in the learner's form, with what keeps them together: any part of a training set.</summary>
/// <param name="Matrix">One column a feature.</param>
/// <param name="Labels">0 or 1 a sample.</param>
/// <param name="Groups">Samples of one group never straddle folds; one a sample, evenly spread.</param>
/// <param name="FoldLabels">The class by which samples are put into folds, the same for all of a group.</param>
internal sealed record LabelledSamples(SampleMatrix Matrix, byte[] Labels, ulong[] Groups, byte[] FoldLabels)
{
    public int Count => Labels.Length;

    public static LabelledSamples Of(TrainingSet set)
    {
        byte[] labels = [.. set.Labels];
        ulong[] groups = [.. set.Hashes];
        // Where a customer has samples of several dates, whether they were ever positive: one label each, or the customer would straddle folds.
        var ever = set.Dates.Count > 1 ? groups.Zip(labels).Where(sample => sample.Second != 0).Select(sample => sample.First).ToHashSet() : null;
        var foldLabels = ever is null ? labels : [.. groups.Select(group => ever.Contains(group) ? (byte)1 : (byte)0)];
        var columns = set.Features.Schema.Features.Select((feature, index) => new SampleColumn(
            set.Features.Column(index),
            feature.Kind == FeatureKind.Category ? ColumnKind.Categorical : ColumnKind.Numeric,
            feature.Categories.Count));
        return new LabelledSamples(new SampleMatrix(labels.Length, [.. columns]), labels, groups, foldLabels);
    }

    public LabelledSamples Select(int[] samples) => new(
        Matrix.SelectSamples(samples), Pick(Labels, samples), Pick(Groups, samples), Pick(FoldLabels, samples));

    /// <summary>The same samples with some of the columns.</summary>
    public LabelledSamples WithColumns(IEnumerable<int> columns) =>
        this with { Matrix = new SampleMatrix(Count, [.. columns.Select(column => Matrix.Columns[column])]) };

    /// <summary>All of them, or, if there are more than <paramref name="most"/>, about as many: whole groups, chosen by their hash.</summary>
    public LabelledSamples Limit(int most)
    {
        if (Count <= most) return this;
        var share = (double)most / Count;
        return Select([.. Enumerable.Range(0, Count).Where(sample => Fraction(Groups[sample]) < share)]);
    }

    private static double Fraction(ulong group)
    {
        // Mixed, as folds are cut by the hash itself.
        var state = group;
        return RandomStream.SplitMix(ref state) / (double)ulong.MaxValue;
    }

    private static T[] Pick<T>(T[] all, int[] samples)
    {
        var picked = new T[samples.Length];
        for (var i = 0; i < samples.Length; i++) picked[i] = all[samples[i]];
        return picked;
    }
}
