namespace Analytics.Statistics;

/// <summary>
/// Waits of which some were broken off: how long these would have been is only known to be more. The share that is over by a time is
/// 1 − Π (1 − ended / still waiting) over the times up to it (Kaplan and Meier 1958).
/// </summary>
internal static class KaplanMeier
{
    // Products of many factors are off by rounding, far less than one wait counts.
    private const double Rounding = 1e-9;

    /// <summary>The shortest time by which a share of the waits is over.</summary>
    /// <param name="times">Ascending.</param>
    /// <param name="ended">Whether the wait was over then; <c>false</c> where it was broken off.</param>
    /// <param name="share">Above 0, at most 1.</param>
    /// <param name="weights">How often each wait counts, or empty when all count once.</param>
    /// <returns><c>null</c> if so many waits were broken off that this is not seen.</returns>
    public static double? Quantile(ReadOnlySpan<double> times, ReadOnlySpan<bool> ended, double share, ReadOnlySpan<int> weights = default)
    {
        var left = 1.0;
        double waiting = Total(times.Length, weights);
        for (var start = 0; start < times.Length;)
        {
            var next = Step(times, ended, weights, start, ref waiting, ref left);
            if (1 - left >= share - Rounding) return times[start];
            start = next;
        }
        return null;
    }

    /// <summary>The share of waits that is over by a time, that time included.</summary>
    /// <inheritdoc cref="Quantile" path="/param"/>
    public static double Over(ReadOnlySpan<double> times, ReadOnlySpan<bool> ended, double at)
    {
        var left = 1.0;
        double waiting = times.Length;
        for (var start = 0; start < times.Length && times[start] <= at;) start = Step(times, ended, [], start, ref waiting, ref left);
        return 1 - left;
    }

    /// <summary>Goes past all waits of one time; those broken off then were still waiting when the others ended.</summary>
    private static int Step(ReadOnlySpan<double> times, ReadOnlySpan<bool> ended, ReadOnlySpan<int> weights, int start, ref double waiting, ref double left)
    {
        double over = 0, gone = 0;
        var next = start;
        for (; next < times.Length && times[next] == times[start]; next++)
        {
            var weight = weights.IsEmpty ? 1 : weights[next];
            gone += weight;
            if (ended[next]) over += weight;
        }
        if (waiting > 0) left *= 1 - (over / waiting);
        waiting -= gone;
        return next;
    }

    private static long Total(int count, ReadOnlySpan<int> weights)
    {
        if (weights.IsEmpty) return count;
        long sum = 0;
        foreach (var weight in weights) sum += weight;
        return sum;
    }
}
