using System.Text.Json.Serialization;

namespace Analytics.Evaluation;

/// <summary>
/// Splits samples into folds by a hash, within each class: folds are stratified, samples with the same hash fall into the same one, and the fold of a sample can be told later from its hash and label alone.
/// </summary>
/// <param name="NegativeCuts">Upper hash bounds (exclusive) of all folds but the last, for negatives.</param>
/// <param name="PositiveCuts">Upper hash bounds (exclusive) of all folds but the last, for positives.</param>
public sealed record FoldPlan(IReadOnlyList<ulong> NegativeCuts, IReadOnlyList<ulong> PositiveCuts)
{
    [JsonIgnore]
    public int FoldCount => PositiveCuts.Count + 1;

    /// <summary>Cuts each class into <paramref name="foldCount"/> parts of equal size.</summary>
    /// <param name="hashes">A hash a sample, even over all values.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <param name="foldCount">Number of folds, at least two.</param>
    public static FoldPlan Create(ReadOnlySpan<ulong> hashes, ReadOnlySpan<byte> labels, int foldCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(foldCount, 2);
        if (hashes.Length != labels.Length) throw new ArgumentException("There must be one label a hash.", nameof(labels));
        var negatives = new List<ulong>();
        var positives = new List<ulong>();
        for (var i = 0; i < hashes.Length; i++) (labels[i] != 0 ? positives : negatives).Add(hashes[i]);
        return new FoldPlan(Cuts(negatives, foldCount), Cuts(positives, foldCount));
    }

    public int FoldOf(ulong hash, byte label)
    {
        var cuts = label != 0 ? PositiveCuts : NegativeCuts;
        var fold = 0;
        while (fold < cuts.Count && hash >= cuts[fold]) fold++;
        return fold;
    }

    private static ulong[] Cuts(List<ulong> hashes, int foldCount)
    {
        hashes.Sort();
        var cuts = new ulong[foldCount - 1];
        for (var fold = 1; fold < foldCount; fold++)
            cuts[fold - 1] = hashes.Count == 0 ? ulong.MaxValue : hashes[(int)((long)hashes.Count * fold / foldCount)];
        return cuts;
    }
}
