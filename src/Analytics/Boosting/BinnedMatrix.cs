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

    public static BinnedMatrix Bin(SampleMatrix samples, BoosterOptions options, WorkTeam team, CancellationToken cancellationToken)
    {
        var columns = new BinnedColumn[samples.Columns.Length];
        team.Run(columns.Length, columnIndex => columns[columnIndex] = Bin(samples.Columns[columnIndex], options), cancellationToken);
        return new BinnedMatrix(samples.SampleCount, columns);
    }

    private static BinnedColumn Bin(SampleColumn column, BoosterOptions options) => column.Kind switch
    {
        ColumnKind.Categorical => CategoryBinning.Bin(column.Values.Span, column.CategoryCount, options.MaxBins),
        _ => NumericBinning.Bin(column.Values.Span, options.MaxBins, options.UsePlainKernels),
    };
}
