namespace Analytics.Evaluation;

/// <summary>How pure the top of a ranking is.</summary>
public static class PrecisionRecall
{
    /// <summary>
    /// Area under the precision-recall curve as average precision: the sum over thresholds of the gain in recall times the precision there
    /// (Manning, Raghavan and Schütze 2008, 8.4), without interpolation, which would flatter. Equal scores are one threshold.
    /// </summary>
    /// <param name="scores">One score a sample; only their order matters.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns><c>null</c> without positives; the share of positives for scores that are all equal.</returns>
    public static double? AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        if (scores.Length != labels.Length) throw new ArgumentException("There must be one label a score.", nameof(labels));
        var groups = ScoreGroups.Of(scores);
        double found = 0, sum = 0;
        for (var group = groups.Ends.Length - 1; group >= 0; group--)
        {
            var positives = groups.Positives(group, labels);
            found += positives;
            sum += positives * found / (scores.Length - groups.Start(group));
        }
        return found == 0 ? null : sum / found;
    }
}
