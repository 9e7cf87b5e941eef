using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>Codes of a numeric column: the number of thresholds below a value, and 255 for a missing one.</summary>
internal sealed class NumericScoringCodes : ScoringCodes
{
    private const int MaxThresholds = 254;
    private const byte Missing = 255;

    private readonly float[] _thresholds;
    private readonly AlignedMemory<float> _table = new(BinningKernel.TableLength);

    private NumericScoringCodes(float[] thresholds)
    {
        _thresholds = thresholds;
        BinningKernel.FillTable(_table.Span, thresholds);
    }

    public static NumericScoringCodes? TryCreate(IReadOnlyList<TreeNode> splits)
    {
        // No value is above infinity: as a threshold it is below no value and needs no place.
        float[] thresholds = [.. splits.Select(split => split.Threshold).Where(threshold => threshold < float.PositiveInfinity).Distinct().Order()];
        return thresholds.Length <= MaxThresholds ? new NumericScoringCodes(thresholds) : null;
    }

    public override unsafe void Encode(ReadOnlySpan<float> values, byte* codes)
    {
        fixed (float* first = values)
            BinningKernel.Bin(first, values.Length, _table.Address, _thresholds.Length, Missing, codes, usePlainKernel: false);
    }

    /// <summary>
    /// The comparison that a split becomes: left is where code + shift, in eight bits, is at most the limit. The shift makes the missing values'
    /// code the lowest of all.
    /// </summary>
    public (byte Shift, byte Limit) Comparison(TreeNode split)
    {
        var rank = split.Threshold < float.PositiveInfinity ? Array.BinarySearch(_thresholds, split.Threshold) : _thresholds.Length;
        return split.MissingGoesLeft ? ((byte)1, (byte)(rank + 1)) : ((byte)0, (byte)rank);
    }
}
