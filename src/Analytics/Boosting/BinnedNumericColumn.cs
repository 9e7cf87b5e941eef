namespace Analytics.Boosting;

/// <summary>A numeric column in bins of ascending values.</summary>
/// <param name="bins">The bin of each sample.</param>
/// <param name="binCount">Bins of values.</param>
/// <param name="thresholds">
/// One fewer than the bins: a value at most <c>thresholds[b]</c> lies in bin b or before it, any other after it.
/// </param>
internal sealed class BinnedNumericColumn(AlignedMemory<byte> bins, int binCount, float[] thresholds) : BinnedColumn(bins, binCount)
{
    /// <summary>The threshold that has the bins up to this one on its left; above every value for the last bin.</summary>
    public float UpperThreshold(int bin) => bin < thresholds.Length ? thresholds[bin] : float.PositiveInfinity;
}
