namespace Analytics.Boosting;

/// <summary>All columns of a training set in bins: what trees are grown on.</summary>
internal sealed class BinnedMatrix
{
    private BinnedMatrix(int sampleCount, BinnedColumn[] columns)
    {
        SampleCount = sampleCount;
        Columns = columns;
    }

    public int SampleCount { get; }

    public BinnedColumn[] Columns { get; }

    public static BinnedMatrix Bin(SampleMatrix samples, int maxBins, ParallelWork work, CancellationToken cancellationToken)
    {
        var columns = new BinnedColumn[samples.Columns.Length];
        work.ForEach(columns.Length, columnIndex => columns[columnIndex] = Bin(samples.Columns[columnIndex], maxBins), cancellationToken);
        return new BinnedMatrix(samples.SampleCount, columns);
    }

    private static BinnedColumn Bin(SampleColumn column, int maxBins) => column.Kind switch
    {
        ColumnKind.Categorical => CategoryBinning.Bin(column.Values.Span, column.CategoryCount, maxBins),
        _ => NumericBinning.Bin(column.Values.Span, maxBins),
    };
}
