namespace Analytics.Tests.Boosting;

internal static class RankingQuality
{
    /// <summary>The share of pairs of a positive and a negative sample in which the positive scores higher; ties count half.</summary>
    public static double Auc(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        var sorted = scores.ToArray();
        var sortedLabels = labels.ToArray();
        Array.Sort(sorted, sortedLabels);
        double pairsWon = 0;
        long negativesBelow = 0, positives = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            long positivesHere = 0;
            for (; end < sorted.Length && sorted[end] == sorted[start]; end++)
                positivesHere += sortedLabels[end];
            var negativesHere = end - start - positivesHere;
            pairsWon += positivesHere * (negativesBelow + negativesHere / 2.0);
            negativesBelow += negativesHere;
            positives += positivesHere;
            start = end;
        }

        return pairsWon / ((double)positives * negativesBelow);
    }
}
