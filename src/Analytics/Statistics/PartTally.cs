namespace Analytics.Statistics;

/// <summary>Gathers a part of the figures of a whole, and what the two have in common: a cluster may have figures in the part and in the rest.</summary>
internal sealed class PartTally(ClusterTally whole)
{
    private readonly ClusterTally _part = new();
    private double _sumSums;
    private double _sumCounts;
    private double _countSums;
    private double _countCounts;
    private int _enclosed;

    public ClusterMoments Whole => whole.Moments;

    public ClusterMoments Part => _part.Moments;

    /// <summary>Whether the open cluster has figures in the part.</summary>
    public bool IsOpen => _part.OpenCount > 0;

    /// <summary>The figures of the whole that are not in the part.</summary>
    public ClusterMoments Rest
    {
        get
        {
            var (part, all) = (_part.Moments, whole.Moments);
            return new ClusterMoments(
                all.Count - part.Count, all.Sum - part.Sum, all.Squares - part.Squares, all.Cubes - part.Cubes, all.Clusters - _enclosed,
                all.SumSquares - (2 * _sumSums) + part.SumSquares,
                all.SumCounts - _sumCounts - _countSums + part.SumCounts,
                all.CountSquares - (2 * _countCounts) + part.CountSquares);
        }
    }

    /// <summary>
    /// The rest without further parts, none of which has a figure in common with this one or another. What clusters have in two of the
    /// parts is left aside in the sums over clusters.
    /// </summary>
    public ClusterMoments RestWithout(IEnumerable<PartTally> others)
    {
        var rest = Rest;
        foreach (var other in others)
        {
            var part = other.Part;
            rest = new ClusterMoments(
                rest.Count - part.Count, rest.Sum - part.Sum, rest.Squares - part.Squares, rest.Cubes - part.Cubes, rest.Clusters - other._enclosed,
                rest.SumSquares - (2 * other._sumSums) + part.SumSquares,
                rest.SumCounts - other._sumCounts - other._countSums + part.SumCounts,
                rest.CountSquares - (2 * other._countCounts) + part.CountSquares);
        }
        return rest;
    }

    /// <summary>Σ n_c·N_c over clusters, of their figures in the part and in the rest.</summary>
    public double CommonCounts => _countCounts - _part.Moments.CountSquares;

    /// <summary>Covariance of the part's mean with the rest's, by linearisation.</summary>
    public double Covariance
    {
        get
        {
            var (part, rest) = (_part.Moments, Rest);
            var products = _sumSums - part.SumSquares
                - (rest.Mean * (_sumCounts - part.SumCounts))
                - (part.Mean * (_countSums - part.SumCounts))
                + (part.Mean * rest.Mean * CommonCounts);
            return products / ((double)part.Count * rest.Count);
        }
    }

    /// <summary>Adds a figure to the part; it is added to the whole by itself.</summary>
    public void Add(double figure) => _part.Add(figure);

    /// <summary>Ends the cluster of the part; that of the whole must still be open.</summary>
    public void CloseCluster()
    {
        var (count, sum) = (_part.OpenCount, _part.OpenSum);
        _sumSums += sum * whole.OpenSum;
        _sumCounts += sum * whole.OpenCount;
        _countSums += count * whole.OpenSum;
        _countCounts += count * whole.OpenCount;
        if (count > 0 && count == whole.OpenCount) _enclosed++;
        _part.CloseCluster();
    }
}
