using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>
/// The sums of a node's samples by lane and code, for one block. It is where samples are counted: small enough for a core's first cache, used
/// again for node after node.
/// </summary>
internal sealed class LaneHistograms
{
    private readonly AlignedMemory<GradientSums> _codes = new(RecordBlock.RecordLength * RecordLane.MaxCodes);

    // Digits not yet summed up.
    private readonly GradientSums[] _rest = new GradientSums[RecordLane.MaxCodes];

    public unsafe long* Address => (long*)_codes.Address;

    /// <summary>Moves what was counted to the columns of a node's histogram, and forgets it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MoveTo(Histogram histogram, RecordLane[] lanes)
    {
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            var (columns, radixes) = lanes[lane];
            var codes = _codes.Span.Slice(lane * RecordLane.MaxCodes, lanes[lane].CodeCount);
            if (columns.Length == 1)
                MoveLast(codes, histogram.Column(columns[0]));
            else
                SumUp(codes, columns, radixes, histogram);
            codes.Clear();
        }
    }

    /// <summary>Takes the lowest digit off, again and again: what is left has fewer codes each time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumUp(Span<GradientSums> codes, int[] columns, int[] radixes, Histogram histogram)
    {
        var rest = codes;
        for (var digit = 0; digit < columns.Length - 1; digit++)
        {
            var bins = histogram.Column(columns[digit]);
            bins.Clear();
            bins = bins[..radixes[digit]];
            var higher = _rest.AsSpan(0, rest.Length / bins.Length);
            // In place where the digits come from the same array: a higher code is written after the lower ones were read.
            for (var code = 0; code < higher.Length; code++)
            {
                var group = rest.Slice(code * bins.Length, bins.Length);
                var sums = default(GradientSums);
                for (var bin = 0; bin < bins.Length; bin++)
                {
                    bins[bin] += group[bin];
                    sums += group[bin];
                }

                higher[code] = sums;
            }

            rest = higher;
        }

        MoveLast(rest, histogram.Column(columns[^1]));
    }

    private static void MoveLast(ReadOnlySpan<GradientSums> codes, Span<GradientSums> bins)
    {
        codes.CopyTo(bins);
        // The missing bin of a column that has no missing values.
        bins[codes.Length..].Clear();
    }
}
