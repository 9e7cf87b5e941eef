namespace Analytics.Boosting;

/// <summary>
/// A column with every value replaced by the number of its bin. Bins 0..<see cref="BinCount"/>-1 hold values, and the bin after them, there
/// even when it is empty, holds the missing ones.
/// </summary>
internal abstract class BinnedColumn(AlignedMemory<byte> bins, int binCount)
{
    /// <summary>The bin of each sample.</summary>
    public ReadOnlySpan<byte> Bins => bins.Span;

    /// <summary>The same where kernels can read it.</summary>
    public AlignedMemory<byte> Memory => bins;

    /// <summary>Bins of values, 0 when all are missing.</summary>
    public int BinCount { get; } = binCount;

    public int MissingBin => BinCount;

    /// <summary>Whether the missing bin holds a sample.</summary>
    public bool HasMissing { get; } = bins.Span.Contains((byte)binCount);
}
