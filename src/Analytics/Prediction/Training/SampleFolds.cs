using Analytics.Evaluation;
using Analytics.Randomness;

namespace Analytics.Prediction.Training;

/// <summary>Samples cut into folds that keep groups together and classes in proportion.</summary>
/// <param name="Count">Number of folds.</param>
/// <param name="FoldOf">From 0, one a sample.</param>
internal sealed record SampleFolds(int Count, int[] FoldOf)
{
    /// <summary>Folds by a plan that can be looked up later.</summary>
    public static SampleFolds By(FoldPlan plan, LabelledSamples samples) =>
        new(plan.FoldCount, [.. samples.Groups.Select((group, sample) => plan.FoldOf(group, samples.FoldLabels[sample]))]);

    /// <summary>Folds inside a part that is itself a fold's: by another hash, or they would be stretches of the outer ones.</summary>
    public static SampleFolds Inner(LabelledSamples samples, int count)
    {
        ulong[] mixed = [.. samples.Groups.Select(Mix)];
        return By(FoldPlan.Create(mixed, samples.FoldLabels, count), samples with { Groups = mixed });
    }

    public int[] Held(int fold) => Where(sample => FoldOf[sample] == fold);

    public int[] Others(int fold) => Where(sample => FoldOf[sample] != fold);

    /// <summary>Mean of the folds' AUCs, folds with one class left out; <c>null</c> if there is no other.</summary>
    /// <param name="scores">One a sample, by a model that has not seen its fold.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    public double? MeanAuc(double[] scores, byte[] labels)
    {
        var aucs = Enumerable.Range(0, Count).Select(fold => HeldAuc(scores, labels, fold)).OfType<double>().ToList();
        return aucs.Count > 0 ? aucs.Average() : null;
    }

    /// <summary>AUC of one fold's samples; <c>null</c> if they lack a class.</summary>
    public double? HeldAuc(double[] scores, byte[] labels, int fold)
    {
        var held = Held(fold);
        return RankingQuality.Auc([.. held.Select(sample => scores[sample])], [.. held.Select(sample => labels[sample])]);
    }

    private int[] Where(Func<int, bool> wanted) => [.. Enumerable.Range(0, FoldOf.Length).Where(wanted)];

    private static ulong Mix(ulong group)
    {
        var state = ~group;
        return RandomStream.SplitMix(ref state);
    }
}
