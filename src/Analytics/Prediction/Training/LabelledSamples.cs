using Analytics.Boosting;
using Analytics.Randomness;

namespace Analytics.Prediction.Training;

/// <summary>Samples in the learner's form, with what keeps them together: any part of a training set.</summary>
/// <param name="Matrix">One column a feature.</param>
/// <param name="Labels">0 or 1 a sample.</param>
/// <param name="Groups">Samples of one group never straddle folds; one a sample, evenly spread.</param>
/// <param name="FoldLabels">The class by which samples are put into folds, the same for all of a group.</param>
internal sealed record LabelledSamples(SampleMatrix Matrix, byte[] Labels, ulong[] Groups, byte[] FoldLabels)
{
    private const double RareShare = 0.1;

    public int Count => Labels.Length;

    public static LabelledSamples Of(TrainingSet set)
    {
        byte[] labels = [.. set.Labels];
        ulong[] groups = [.. set.Hashes];
        // Whether a customer was positive at any date, or any of their copies: one class a group, or it would straddle folds.
        var ever = new HashSet<ulong>();
        for (var sample = 0; sample < labels.Length; sample++)
        {
            if (labels[sample] != 0) ever.Add(groups[sample]);
        }
        byte[] foldLabels = [.. groups.Select(group => ever.Contains(group) ? (byte)1 : (byte)0)];
        var columns = set.Features.Schema.Features.Select((feature, index) => FeatureColumn.Of(feature, set.Features.Column(index)));
        return new LabelledSamples(new SampleMatrix(labels.Length, [.. columns]), labels, groups, foldLabels);
    }

    public LabelledSamples Select(int[] samples) => new(
        Matrix.SelectSamples(samples), Pick(Labels, samples), Pick(Groups, samples), Pick(FoldLabels, samples));

    /// <summary>The same samples with some of the columns.</summary>
    public LabelledSamples WithColumns(IEnumerable<int> columns) =>
        this with { Matrix = new SampleMatrix(Count, [.. columns.Select(column => Matrix.Columns[column])]) };

    /// <summary>
    /// All of them, or, if there are more than <paramref name="most"/>, about as many: whole groups, chosen by their hash, with the classes in
    /// proportion. A tenth of them at least are of the rarer class, if there are so many: with a handful nothing could be compared.
    /// </summary>
    public LabelledSamples Limit(int most)
    {
        if (Count <= most) return this;
        var positives = FoldLabels.Count(label => label != 0);
        var rarer = positives * 2 <= Count ? (byte)1 : (byte)0;
        var (rare, common) = rarer == 1 ? (positives, Count - positives) : (Count - positives, positives);
        var rareShare = Math.Min(1, Math.Max((double)most / Count, RareShare * most / Math.Max(1, rare)));
        var commonShare = (most - (rareShare * rare)) / common;
        return Select([.. Enumerable.Range(0, Count).Where(sample => Fraction(Groups[sample]) < (FoldLabels[sample] == rarer ? rareShare : commonShare))]);
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
