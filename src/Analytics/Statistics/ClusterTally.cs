namespace Analytics.Statistics;

/// <summary>Gathers figures cluster by cluster.</summary>
internal sealed class ClusterTally
{
    private long _count;
    private double _sum;
    private double _squares;
    private double _cubes;
    private int _clusters;
    private double _sumSquares;
    private double _sumCounts;
    private double _countSquares;

    /// <summary>Figures of the cluster that is open.</summary>
    public double OpenCount { get; private set; }

    /// <summary>Their sum.</summary>
    public double OpenSum { get; private set; }

    /// <summary>The sums, once the last cluster is closed.</summary>
    public ClusterMoments Moments => new(_count, _sum, _squares, _cubes, _clusters, _sumSquares, _sumCounts, _countSquares);

    public void Add(double figure)
    {
        var square = figure * figure;
        _count++;
        _sum += figure;
        _squares += square;
        _cubes += square * figure;
        OpenCount++;
        OpenSum += figure;
    }

    /// <summary>Ends the cluster; what is added later belongs to another.</summary>
    public void CloseCluster()
    {
        if (OpenCount == 0) return;
        _clusters++;
        _sumSquares += OpenSum * OpenSum;
        _sumCounts += OpenSum * OpenCount;
        _countSquares += OpenCount * OpenCount;
        (OpenCount, OpenSum) = (0, 0);
    }
}
