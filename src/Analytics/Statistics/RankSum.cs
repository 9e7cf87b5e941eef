namespace Analytics.Statistics;

/// <summary>
/// Whether values of one group tend to be larger than those of another: the rank-sum test (Wilcoxon 1945, Mann and Whitney 1947), normal with the
/// variance under ties and half a step of continuity. It holds whatever the values' distribution, as counts that are mostly zero need it.
/// </summary>
internal static class RankSum
{
    /// <param name="first">At least one value.</param>
    /// <param name="second">At least one value.</param>
    /// <returns>The two-sided p-value; 1 where all values are equal.</returns>
    public static double PValue(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty || second.IsEmpty) throw new ArgumentException("A group is empty.", nameof(first));
        double[] all = [.. first, .. second];
        var ranks = Ranks.Of(all);
        double sum = 0;
        for (var i = 0; i < first.Length; i++) sum += ranks[i];
        double n = all.Length;
        Array.Sort(all);
        double ties = 0;
        for (var start = 0; start < all.Length;)
        {
            var next = start + 1;
            while (next < all.Length && all[next] == all[start]) next++;
            double length = next - start;
            ties += length * ((length * length) - 1);
            start = next;
        }
        var variance = first.Length * (double)second.Length / 12 * (n + 1 - (ties / (n * (n - 1))));
        if (!(variance > 0)) return 1;
        var distance = Math.Abs(sum - (first.Length * (n + 1) / 2)) - 0.5;
        return distance <= 0 ? 1 : NormalTest.TwoSided(distance / Math.Sqrt(variance));
    }
}
