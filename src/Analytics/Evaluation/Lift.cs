namespace Analytics.Evaluation;

/// <summary>How much richer in positives the top of a ranking is than all samples.</summary>
public static class Lift
{
    /// <summary>Share of positives in the top tenth over their share among all.</summary>
    /// <inheritdoc cref="Top"/>
    public static double? TopTenth(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels) => Top(scores, labels, 0.1);

    /// <summary>
    /// Share of positives among the <paramref name="share"/> with the highest scores, over their share among all samples. The cut lies at
    /// exactly share × n samples: of the group of equal scores it falls into, the fraction above the cut counts, which is the mean
    /// over all orders of the group.
    /// </summary>
    /// <param name="scores">One score a sample; only their order matters.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <param name="share">Above 0, up to 1.</param>
    /// <returns><c>null</c> without positives; 1 for scores that are all equal.</returns>
    public static double? Top(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels, double share)
    {
        if (scores.Length != labels.Length) throw new ArgumentException("There must be one label a score.", nameof(labels));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var groups = ScoreGroups.Of(scores);
        var wanted = share * scores.Length;
        double left = wanted, found = 0, all = 0;
        for (var group = groups.Ends.Length - 1; group >= 0; group--)
        {
            var positives = groups.Positives(group, labels);
            var size = groups.Ends[group] - groups.Start(group);
            var taken = Math.Min(left, size);
            found += positives * taken / size;
            left -= taken;
            all += positives;
        }
        return all == 0 ? null : found / wanted / (all / scores.Length);
    }
}
