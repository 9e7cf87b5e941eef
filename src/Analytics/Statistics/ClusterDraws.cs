using Analytics.Randomness;

namespace Analytics.Statistics;

/// <summary>
/// Bootstrap samples that draw whole clusters with replacement, so that several samples of one customer, which resemble each other, do not
/// count as independent (Field and Welsh 2007).
/// </summary>
internal sealed class ClusterDraws
{
    private readonly int[] _clusterOf;
    private readonly int[] _drawn;
    private readonly int[] _weights;
    private readonly RandomStream _random;

    /// <param name="clusters">The cluster of each sample, such as a hash of its customer.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public ClusterDraws(ReadOnlySpan<ulong> clusters, ulong seed)
    {
        var numbers = new Dictionary<ulong, int>();
        _clusterOf = new int[clusters.Length];
        for (var i = 0; i < clusters.Length; i++)
        {
            if (!numbers.TryGetValue(clusters[i], out var number)) numbers.Add(clusters[i], number = numbers.Count);
            _clusterOf[i] = number;
        }
        _drawn = new int[numbers.Count];
        _weights = new int[clusters.Length];
        _random = new RandomStream(seed);
    }

    /// <summary>Clusters that there are, and that are in a draw.</summary>
    public int Clusters => _drawn.Length;

    /// <summary>How often each sample is in the next draw; overwritten by the one after.</summary>
    public ReadOnlySpan<int> Next()
    {
        Array.Clear(_drawn);
        for (var i = 0; i < _drawn.Length; i++) _drawn[_random.Between(0, _drawn.Length - 1)]++;
        for (var i = 0; i < _weights.Length; i++) _weights[i] = _drawn[_clusterOf[i]];
        return _weights;
    }
}
