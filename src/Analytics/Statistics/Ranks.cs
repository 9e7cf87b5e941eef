namespace Analytics.Statistics;

/// <summary>The places of values in their order.</summary>
internal static class Ranks
{
    /// <summary>1 for the smallest; equal values share the mean of their places.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first]) next++;
            for (var index = first; index < next; index++) ranks[order[index]] = (first + next + 1) / 2.0;
            first = next;
        }
        return ranks;
    }
}
