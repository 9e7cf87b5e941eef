namespace Analytics.Statistics;

/// <summary>
/// A share among samples of which several may be of one customer: n counts as n / deff, deff being the linearised variance by cluster over
/// that of independent samples, at least 1 (Kish 1965).
/// </summary>
/// <param name="Successes">From 0 to <paramref name="Count"/>.</param>
/// <param name="Count">At least 1.</param>
/// <param name="EffectiveCount">Independent samples that would be as telling.</param>
internal readonly record struct ClusteredShare(int Successes, int Count, double EffectiveCount)
{
    public double Value => (double)Successes / Count;

    /// <summary>95 %, by Wilson's formula.</summary>
    public Interval Range => Interval.WilsonOfShare(Value, EffectiveCount);

    /// <param name="samples">At least one; the cluster and whether it is one of those counted.</param>
    public static ClusteredShare Of(IEnumerable<(int Cluster, bool Success)> samples)
    {
        var clusters = new Dictionary<int, (int Count, int Successes)>();
        var (count, successes) = (0, 0);
        foreach (var (cluster, success) in samples)
        {
            var (many, of) = clusters.GetValueOrDefault(cluster);
            clusters[cluster] = (many + 1, of + (success ? 1 : 0));
            count++;
            if (success) successes++;
        }
        ArgumentOutOfRangeException.ThrowIfZero(count, nameof(samples));
        var share = (double)successes / count;
        var plain = count * share * (1 - share);
        if (clusters.Count < 2 || plain <= 0) return new ClusteredShare(successes, count, clusters.Count);
        var scatter = clusters.Values.Sum(cluster => Math.Pow(cluster.Successes - (share * cluster.Count), 2)) * clusters.Count / (clusters.Count - 1.0);
        return new ClusteredShare(successes, count, count / Math.Max(1, scatter / plain));
    }

    /// <summary>Two-sided p-value of two shares being equal, the variance pooled as it is where they are.</summary>
    public static double PValue(ClusteredShare first, ClusteredShare second)
    {
        var pooled = (first.Successes + second.Successes) / (double)(first.Count + second.Count);
        var variance = pooled * (1 - pooled) * ((1 / first.EffectiveCount) + (1 / second.EffectiveCount));
        return variance > 0 ? NormalTest.TwoSided((first.Value - second.Value) / Math.Sqrt(variance)) : 1;
    }
}
