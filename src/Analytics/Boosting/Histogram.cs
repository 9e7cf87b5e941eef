
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Analytics.Boosting;

/// <summary>The sums of a node's samples by column and bin.</summary>
internal sealed class Histogram
{
    private readonly AlignedMemory<GradientSums> _bins;
    private readonly int[] _columnStarts;

    /// <param name="columnStarts">Where each column's bins start, and after the last column the number of all bins.</param>
    public Histogram(int[] columnStarts)
    {
        _columnStarts = columnStarts;
        _bins = new AlignedMemory<GradientSums>(columnStarts[^1]);
    }

    /// <summary>A column's bins, that of the missing values last.</summary>
    public Span<GradientSums> Column(int columnIndex) =>
        _bins.Span[_columnStarts[columnIndex].._columnStarts[columnIndex + 1]];

    /// <summary>
    /// Makes of a parent's column that of one child, given the other child's. Sums are integers: nothing is lost, however many generations of
    /// nodes go by.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Subtract(int columnIndex, Histogram otherChild)
    {
        var sums = MemoryMarshal.Cast<GradientSums, long>(Column(columnIndex));
        var others = MemoryMarshal.Cast<GradientSums, long>(otherChild.Column(columnIndex));
        var bin = 0;
        for (; bin + Vector<long>.Count <= sums.Length; bin += Vector<long>.Count)
            (new Vector<long>(sums[bin..]) - new Vector<long>(others[bin..])).CopyTo(sums[bin..]);
        for (; bin < sums.Length; bin++)
            sums[bin] -= others[bin];
    }
}
