using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>
/// Puts a categorical column's codes into bins: one for each category where they are few enough, else one for each of the most frequent
/// and a last one that all the rarer share.
/// </summary>
internal static class CategoryBinning
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BinnedCategoryColumn Bin(ReadOnlySpan<float> values, int categoryCount, int maxBins)
    {
        var (binOfCode, binCount) = AssignBins(CountCodes(values, categoryCount), maxBins);
        var memory = new AlignedMemory<byte>(values.Length);
        var bins = memory.Span;
        for (var sampleIndex = 0; sampleIndex < bins.Length; sampleIndex++)
        {
            var isKnown = CategoryCode.TryRead(values[sampleIndex], categoryCount, out var code);
            bins[sampleIndex] = isKnown ? binOfCode[code] : (byte)binCount;
        }

        return new BinnedCategoryColumn(memory, binCount, binOfCode);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] CountCodes(ReadOnlySpan<float> values, int categoryCount)
    {
        var counts = new int[categoryCount];
        foreach (var value in values)
        {
            if (CategoryCode.TryRead(value, categoryCount, out var code))
                counts[code]++;
        }

        return counts;
    }

    private static (byte[] BinOfCode, int BinCount) AssignBins(int[] counts, int maxBins)
    {
        var seen = Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0).ToArray();
        var binCount = Math.Min(seen.Length, maxBins);
        var binOfCode = new byte[counts.Length];
        Array.Fill(binOfCode, (byte)binCount);
        // Bins are in the order of codes where each code has one, so that ties between splits go to the lowest code.
        var byFrequency = seen.Length <= maxBins
            ? seen
            : [.. seen.OrderByDescending(code => counts[code]).ThenBy(code => code)];
        for (var rank = 0; rank < byFrequency.Length; rank++)
            binOfCode[byFrequency[rank]] = (byte)Math.Min(rank, binCount - 1);
        return (binOfCode, binCount);
    }
}
