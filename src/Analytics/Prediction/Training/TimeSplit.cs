using Analytics.Features;

namespace Analytics.Prediction.Training;

/// <summary>
/// Holds out the samples of the latest date. Training keeps only dates whose outcome windows were over on that date: a later one would let
/// the model learn from the time it is tested on.
/// </summary>
internal sealed record TimeSplit(int[] Training, int[] Held)
{
    /// <summary>The split, or <c>null</c> if either side would have fewer than <paramref name="minPerClass"/> of a class.</summary>
    public static TimeSplit? TryCreate(TrainingSet set, OutcomeDefinition definition, int minPerClass)
    {
        var last = set.Dates.Count - 1;
        var split = new TimeSplit(
            Samples(set, index => set.Dates[index].AddDays(definition.OutcomeDays) <= set.Dates[last]),
            Samples(set, index => index == last));
        return Suffices(set, split.Training, minPerClass) && Suffices(set, split.Held, minPerClass) ? split : null;
    }

    private static int[] Samples(TrainingSet set, Func<int, bool> wanted) =>
        [.. Enumerable.Range(0, set.Labels.Count).Where(sample => wanted(set.DateIndices[sample]))];

    private static bool Suffices(TrainingSet set, int[] samples, int minPerClass)
    {
        var positives = samples.Count(sample => set.Labels[sample] != 0);
        return positives >= minPerClass && samples.Length - positives >= minPerClass;
    }
}
