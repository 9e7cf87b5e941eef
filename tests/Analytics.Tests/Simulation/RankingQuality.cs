namespace Analytics.Tests.Simulation;

/// <summary>The area under the ROC curve by its definition: the share of pairs in the right order, ties counting half.</summary>
internal static class RankingQuality
{
    public static double Auc(IReadOnlyCollection<(double Score, bool IsPositive)> scored)
    {
        double[] negatives = [.. scored.Where(item => !item.IsPositive).Select(item => item.Score).Order()];
        var positives = scored.Where(item => item.IsPositive).ToList();
        var inOrder = positives.Sum(positive => Below(negatives, positive.Score) + (0.5 * Equal(negatives, positive.Score)));
        return inOrder / ((double)positives.Count * negatives.Length);
    }

    private static int Below(double[] sorted, double score)
    {
        var place = Array.BinarySearch(sorted, score);
        if (place < 0)
            return ~place;
        while (place > 0 && sorted[place - 1] == score)
            place--;
        return place;
    }

    private static int Equal(double[] sorted, double score)
    {
        var count = 0;
        for (var place = Below(sorted, score); place < sorted.Length && sorted[place] == score; place++)
            count++;
        return count;
    }
}
