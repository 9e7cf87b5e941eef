namespace Analytics.Boosting;

/// <summary>
/// Puts a numeric column's values into bins: one bin for each distinct value where they are few enough, else bins of about equal counts.
/// </summary>
internal static class NumericBinning
{
    public static BinnedNumericColumn Bin(ReadOnlySpan<float> values, int maxBins)
    {
        var (distinct, counts) = DistinctValues(values);
        var thresholds = Thresholds(distinct, counts, maxBins);
        var binCount = distinct.Length == 0 ? 0 : thresholds.Length + 1;
        var bins = new byte[values.Length];
        for (var sampleIndex = 0; sampleIndex < bins.Length; sampleIndex++)
        {
            var value = values[sampleIndex];
            bins[sampleIndex] = (byte)(float.IsNaN(value) ? binCount : BinOf(value, thresholds));
        }

        return new BinnedNumericColumn(bins, binCount, thresholds);
    }

    private static (float[] Distinct, int[] Counts) DistinctValues(ReadOnlySpan<float> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var distinct = new List<float>();
        var counts = new List<int>();
        foreach (var value in sorted)
        {
            if (float.IsNaN(value))
                continue;
            if (distinct.Count > 0 && distinct[^1] == value)
            {
                counts[^1]++;
                continue;
            }

            distinct.Add(value);
            counts.Add(1);
        }

        return ([.. distinct], [.. counts]);
    }

    /// <summary>
    /// Bins of neighbouring values such that the fullest is as small as it can be (a value is never divided, so a very frequent one has a
    /// bin of its own and does not starve the others).
    /// </summary>
    internal static float[] Thresholds(ReadOnlySpan<float> distinct, ReadOnlySpan<int> counts, int maxBins)
    {
        // A capacity below every count gives each value a bin of its own.
        var capacity = distinct.Length <= maxBins ? 0 : SmallestCapacity(counts, maxBins);
        var thresholds = new List<float>();
        var filled = 0;
        for (var index = 0; index + 1 < distinct.Length; index++)
        {
            filled += counts[index];
            if (filled + counts[index + 1] <= capacity)
                continue;
            thresholds.Add(MidPoint(distinct[index], distinct[index + 1]));
            filled = 0;
        }

        return [.. thresholds];
    }

    /// <summary>
    /// The smallest number of samples a bin may hold for filling bins in turn to need at most <paramref name="maxBins"/> of them. (Filling
    /// in turn needs the fewest for a given capacity, so that number falls as the capacity grows, and bisection finds it.)
    /// </summary>
    private static int SmallestCapacity(ReadOnlySpan<int> counts, int maxBins)
    {
        var low = 1;
        var high = 0;
        foreach (var count in counts)
            high += count;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (BinsNeeded(counts, middle) <= maxBins)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private static int BinsNeeded(ReadOnlySpan<int> counts, int capacity)
    {
        var bins = 1;
        var filled = counts[0];
        foreach (var count in counts[1..])
        {
            if (filled + count <= capacity)
            {
                filled += count;
                continue;
            }

            bins++;
            filled = count;
        }

        return bins;
    }

    /// <summary>Half-way between two values, and always such that the lower is at most it and the higher above it.</summary>
    internal static float MidPoint(float lower, float higher)
    {
        // In float64 the sum does not overflow. An infinity stands for the largest number there, so that there is a half-way to it.
        var low = Math.Max(lower, float.MinValue);
        var high = Math.Min(higher, float.MaxValue);
        var middle = (float)(((double)low + high) / 2);
        // Between neighbouring floats there is nothing, and rounding may have gone up.
        return middle >= lower && middle < higher ? middle : lower;
    }

    private static int BinOf(float value, ReadOnlySpan<float> thresholds)
    {
        var low = 0;
        var high = thresholds.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (value <= thresholds[middle])
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
