namespace Analytics.Statistics;

/// <summary>
/// Covariance of estimates whose samples come in clusters, several of one customer: H⁻¹ (Σ s_c s_cᵀ) H⁻¹ · C/(C − 1), H the information, s_c the
/// sum of a cluster's scores, C the number of clusters (Huber 1967; Liang and Zeger 1986).
/// </summary>
internal static class ClusteredCovariance
{
    /// <param name="information">k by k, negative second derivatives of the log-likelihood; only its lower half is read.</param>
    /// <param name="scores">First derivatives of each sample's log-likelihood: k values a sample, one sample after the other.</param>
    /// <param name="clusters">The cluster of each sample, from 0 on.</param>
    /// <returns>The variances of the k estimates; <c>null</c> where the information is singular or there is a single cluster.</returns>
    public static double[]? TryVariances(double[,] information, ReadOnlySpan<double> scores, ReadOnlySpan<int> clusters)
    {
        if (SmallCholesky.TryFactor(information) is not { } factor) return null;
        var size = information.GetLength(0);
        var sums = new Dictionary<int, double[]>();
        for (var sample = 0; sample < clusters.Length; sample++)
        {
            if (!sums.TryGetValue(clusters[sample], out var sum)) sums.Add(clusters[sample], sum = new double[size]);
            for (var column = 0; column < size; column++) sum[column] += scores[(sample * size) + column];
        }
        if (sums.Count < 2) return null;
        var variances = new double[size];
        foreach (var sum in sums.Values)
        {
            var influence = factor.Solve(sum);
            for (var column = 0; column < size; column++) variances[column] += influence[column] * influence[column];
        }
        for (var column = 0; column < size; column++) variances[column] *= sums.Count / (sums.Count - 1.0);
        return variances;
    }
}
