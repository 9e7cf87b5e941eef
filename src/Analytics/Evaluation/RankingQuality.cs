namespace Analytics.Evaluation;

/// <summary>How well scores put the positives above the negatives.</summary>
public static class RankingQuality
{
    /// <summary>
    /// Area under the ROC curve: the chance that a random positive scores above a random negative, ties counting half (Mann-Whitney U over
    /// the number of pairs, Hanley and McNeil 1982).
    /// </summary>
    /// <param name="scores">One score a sample; only their order matters.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns><c>null</c> if one of the classes is empty.</returns>
    public static double? Auc(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        if (scores.Length != labels.Length) throw new ArgumentException("There must be one label a score.", nameof(labels));
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(scores.ToArray(), order);

        long positives = 0;
        double rankSum = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && scores[order[end]] == scores[order[start]]) end++;
            // Tied scores share the mean of the ranks start+1 … end.
            var rank = (start + 1 + end) / 2.0;
            for (var i = start; i < end; i++)
            {
                if (labels[order[i]] == 0) continue;
                positives++;
                rankSum += rank;
            }
            start = end;
        }
        var negatives = scores.Length - positives;
        if (positives == 0 || negatives == 0) return null;
        return (rankSum - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }
}
