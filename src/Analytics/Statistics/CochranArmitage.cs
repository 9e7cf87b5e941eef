namespace Analytics.Statistics;

/// <summary>
/// Whether a share rises or falls along ordered levels: T = Σ (y − ȳ)(s − s̄) over its error (Cochran 1954, Armitage 1955). The error is taken
/// from the sums by cluster, so that samples of one customer may resemble each other; without repeats it is nearly that of the original.
/// </summary>
/// <param name="Z">Above 0 where the share rises; standard normal where it does neither.</param>
internal readonly record struct CochranArmitage(double Z)
{
    /// <summary>Two-sided.</summary>
    public double PValue => NormalTest.TwoSided(Z);

    /// <param name="levels">Score of the level of each sample.</param>
    /// <param name="outcomes">Whether it is one of those counted.</param>
    /// <param name="clusters">The cluster of each sample.</param>
    /// <returns><c>null</c> where all levels or all outcomes are the same.</returns>
    public static CochranArmitage? TryOf(ReadOnlySpan<int> levels, ReadOnlySpan<bool> outcomes, ReadOnlySpan<int> clusters)
    {
        double level = 0, outcome = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            level += levels[i];
            if (outcomes[i]) outcome++;
        }
        (level, outcome) = (level / levels.Length, outcome / levels.Length);
        var sums = new Dictionary<int, double>();
        double trend = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            var part = (levels[i] - level) * ((outcomes[i] ? 1 : 0) - outcome);
            trend += part;
            sums[clusters[i]] = sums.GetValueOrDefault(clusters[i]) + part;
        }
        var variance = sums.Values.Sum(sum => sum * sum);
        return variance > 1e-12 ? new CochranArmitage(trend / Math.Sqrt(variance)) : null;
    }
}
