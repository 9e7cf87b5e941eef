namespace Analytics.Boosting;

/// <summary>The sums of a node's samples by column and bin.</summary>
internal sealed class Histogram
{
    private readonly GradientSums[] _bins;
    private readonly int[] _columnStarts;

    /// <param name="columnStarts">Where each column's bins start, and after the last column the number of all bins.</param>
    public Histogram(int[] columnStarts)
    {
        _columnStarts = columnStarts;
        _bins = new GradientSums[columnStarts[^1]];
    }

    /// <summary>A column's bins, that of the missing values last.</summary>
    public Span<GradientSums> Column(int columnIndex) =>
        _bins.AsSpan(_columnStarts[columnIndex].._columnStarts[columnIndex + 1]);

    /// <summary>Counts one column of a node's samples, whatever the histogram held before.</summary>
    /// <param name="columnIndex">The column.</param>
    /// <param name="bins">The bin of every sample of the training set in that column.</param>
    /// <param name="samples">The node's samples.</param>
    /// <param name="gradients">Their gradients, in the same order, so that they are read in sequence.</param>
    public void Count(int columnIndex, ReadOnlySpan<byte> bins, ReadOnlySpan<int> samples, ReadOnlySpan<GradientPair> gradients)
    {
        var histogram = Column(columnIndex);
        histogram.Clear();
        for (var index = 0; index < samples.Length; index++)
            histogram[bins[samples[index]]].Add(gradients[index]);
    }

    /// <summary>
    /// Makes of a parent's column that of one child, given the other child's. Float64 loses what cancels in such a difference, and the
    /// errors would grow from generation to generation; here nothing is lost, because the sums are exact (<see cref="SummableRounding"/>).
    /// </summary>
    public void Subtract(int columnIndex, Histogram otherChild)
    {
        var histogram = Column(columnIndex);
        var other = otherChild.Column(columnIndex);
        for (var bin = 0; bin < histogram.Length; bin++)
            histogram[bin] -= other[bin];
    }
}
