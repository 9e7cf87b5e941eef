namespace Analytics.Boosting;

/// <summary>
/// A column with every value replaced by the number of its bin. Bins 0..<see cref="BinCount"/>-1 hold values, and the bin after them, there
/// even when it is empty, holds the missing ones.
/// </summary>
internal abstract class BinnedColumn(byte[] bins, int binCount)
{
    /// <summary>The bin of each sample.</summary>
    public byte[] Bins { get; } = bins;

    /// <summary>Bins of values, 0 when all are missing.</summary>
    public int BinCount { get; } = binCount;

    public int MissingBin => BinCount;
}
