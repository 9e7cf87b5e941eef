namespace Analytics.Boosting;

/// <summary>Keeps histograms for reuse: a tree needs at most one for each of its leaves at a time, and one more.</summary>
internal sealed class HistogramPool
{
    private readonly int[] _columnStarts;
    private readonly Stack<Histogram> _free = [];

    public HistogramPool(IReadOnlyList<BinnedColumn> columns)
    {
        _columnStarts = new int[columns.Count + 1];
        for (var columnIndex = 0; columnIndex < columns.Count; columnIndex++)
            _columnStarts[columnIndex + 1] = _columnStarts[columnIndex] + columns[columnIndex].BinCount + 1;
    }

    /// <summary>A histogram with whatever its last user left in it.</summary>
    public Histogram Rent() => _free.TryPop(out var histogram) ? histogram : new Histogram(_columnStarts);

    public void Return(Histogram histogram) => _free.Push(histogram);
}
