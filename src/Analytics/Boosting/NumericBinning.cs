using System.Buffers;
using System.Runtime.CompilerServices;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>
/// Puts a numeric column's values into bins: one bin for each distinct value where they are few enough, else bins of about equal counts.
/// </summary>
internal static class NumericBinning
{
    /// <summary>From so many values on a part of them is enough to place thresholds by.</summary>
    private const int SmallestDrawnFrom = 100_000;

    private const int ValuesDrawn = 40_000;

    public static BinnedNumericColumn Bin(ReadOnlySpan<float> values, int maxBins, bool usePlainKernels = false)
    {
        var (distinct, counts, _) = DistinctValues(values);
        var thresholds = Thresholds(distinct, counts, maxBins);
        var binCount = distinct.Length == 0 ? 0 : thresholds.Length + 1;
        var bins = new AlignedMemory<byte>(values.Length);
        BinningKernel.Bin(values, thresholds, (byte)binCount, bins.Span, usePlainKernels);
        return new BinnedNumericColumn(bins, binCount, thresholds);
    }

    private static (float[] Distinct, int[] Counts, int Total) DistinctValues(ReadOnlySpan<float> values)
    {
        if (values.Length >= SmallestDrawnFrom)
        {
            var drawn = CountValues(values, (uint)(uint.MaxValue / (double)values.Length * ValuesDrawn));
            // Where hardly a value occurs twice, the drawn ones lie among the others as evenly as any.
            if (drawn.Distinct.Length >= ValuesDrawn / 2 && drawn.Distinct.Length >= 0.9 * drawn.Total)
                return drawn;
        }

        return CountValues(values, largestHash: uint.MaxValue);
    }

    /// <summary>
    /// The values whose hash is at most a limit, and how often each occurs. Drawn like that, by what they are and not by where they stand, they
    /// do not depend on the order of the samples.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (float[] Distinct, int[] Counts, int Total) CountValues(ReadOnlySpan<float> values, uint largestHash)
    {
        var present = ArrayPool<float>.Shared.Rent(values.Length);
        var presentCount = 0;
        foreach (var value in values)
        {
            // Written in any case, and counted if it belongs.
            present[presentCount] = value;
            presentCount += Unsafe.BitCast<bool, byte>(Hash(value) <= largestHash) & Unsafe.BitCast<bool, byte>(!float.IsNaN(value));
        }

        var sorted = present.AsSpan(0, presentCount);
        FloatSort.Sort(sorted);
        var distinctCount = 0;
        for (var index = 0; index < sorted.Length; index++)
            distinctCount += Unsafe.BitCast<bool, byte>(index == 0 || sorted[index] != sorted[index - 1]);
        var (distinct, counts) = (new float[distinctCount], new int[distinctCount]);
        var last = -1;
        foreach (var value in sorted)
        {
            if (last < 0 || distinct[last] != value)
                distinct[++last] = value;
            counts[last]++;
        }

        ArrayPool<float>.Shared.Return(present);
        return (distinct, counts, presentCount);
    }

    // Of two factors and a shift between them (Fibonacci hashing, Knuth 6.4, twice); -0 is hashed as the 0 it equals.
    private static uint Hash(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value + 0f) * 0x9E3779B9;
        return (bits ^ (bits >> 15)) * 0x85EBCA6B;
    }

    /// <summary>
    /// Bins of neighbouring values such that the fullest is as small as it can be (a value is never divided, so a very frequent one has a
    /// bin of its own and does not starve the others).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SmallestCapacity(ReadOnlySpan<int> counts, int maxBins)
    {
        // Samples up to and including each value.
        var filledAt = new int[counts.Length];
        var total = 0;
        for (var index = 0; index < counts.Length; index++)
            filledAt[index] = total += counts[index];
        var low = 1;
        var high = total;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (FitsIn(maxBins, filledAt, middle))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool FitsIn(int maxBins, ReadOnlySpan<int> filledAt, int capacity)
    {
        var (bins, start, filled) = (0, 0, 0);
        while (start < filledAt.Length)
        {
            if (bins++ == maxBins)
                return false;
            // The bin takes one value at least, and then all that fit: those up to which there are at most so many samples.
            var limit = (long)filled + capacity;
            var fitting = limit >= int.MaxValue ? filledAt.Length - start : FirstAbove(filledAt[start..], (int)limit);
            start += Math.Max(1, fitting);
            filled = filledAt[start - 1];
        }

        return true;
    }

    private static int FirstAbove(ReadOnlySpan<int> ascending, int limit)
    {
        // Bins take a small part of what is left: gallop first, then bisect.
        var high = 1;
        while (high < ascending.Length && ascending[high - 1] <= limit)
            high *= 2;
        var low = high / 2;
        high = Math.Min(high, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] <= limit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
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
}
