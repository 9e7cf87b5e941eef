namespace Analytics.Evaluation;

/// <summary>
/// Samples in bins of equal count by ascending probability. Equal probabilities stay together: their group goes into the bin its middle
/// falls into, so bins differ in size, or are fewer, where many samples share a probability, and the order of the samples does not matter.
/// </summary>
internal sealed class EqualCountBins
{
    /// <summary>What the calibration error is defined by.</summary>
    public const int UsualCount = 10;

    private EqualCountBins(int[] order, int[] ends)
    {
        Order = order;
        Ends = ends;
    }

    /// <summary>Sample indexes, ascending by probability.</summary>
    public int[] Order { get; }

    /// <summary>For each bin the end (exclusive) of its part of <see cref="Order"/>; no bin is empty.</summary>
    public int[] Ends { get; }

    public static EqualCountBins Of(ReadOnlySpan<double> probabilities, int binCount = UsualCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(binCount, 1);
        var groups = ScoreGroups.Of(probabilities);
        var ends = new List<int>();
        var current = -1L;
        for (var group = 0; group < groups.Ends.Length; group++)
        {
            var twiceMiddle = (long)groups.Start(group) + groups.Ends[group];
            var bin = twiceMiddle * binCount / (2L * probabilities.Length);
            if (bin == current) ends[^1] = groups.Ends[group];
            else ends.Add(groups.Ends[group]);
            current = bin;
        }
        return new EqualCountBins(groups.Order, [.. ends]);
    }

    public int Start(int bin) => bin == 0 ? 0 : Ends[bin - 1];
}
