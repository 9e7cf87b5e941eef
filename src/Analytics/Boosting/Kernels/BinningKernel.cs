using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// Finds the bin of each value of a numeric column: the number of thresholds below it. The thresholds are searched by halving, in as many
/// steps for every value, without a branch to guess wrong.
/// </summary>
internal static unsafe class BinningKernel
{
    public const int MaxThresholds = 255;

    public const int TableLength = MaxThresholds + 1;

    private const int CoarseLength = 32;

    public static bool IsSupported => Avx512F.IsSupported && Avx2.IsSupported;

    /// <param name="values">The column.</param>
    /// <param name="thresholds">Ascending, at most 255, no NaN.</param>
    /// <param name="missingBin">The bin of NaN.</param>
    /// <param name="bins">One place a value.</param>
    /// <param name="usePlainKernel">Whether to leave out instructions that not all processors have.</param>
    public static void Bin(
        ReadOnlySpan<float> values, ReadOnlySpan<float> thresholds, byte missingBin, Span<byte> bins, bool usePlainKernel)
    {
        var table = stackalloc float[TableLength];
        FillTable(new Span<float>(table, TableLength), thresholds);
        fixed (float* first = values)
        fixed (byte* places = bins)
            Bin(first, values.Length, table, thresholds.Length, missingBin, places, usePlainKernel);
    }

    /// <summary>The same with a table of <see cref="TableLength"/> numbers that <see cref="FillTable"/> has filled.</summary>
    public static void Bin(
        float* values, int count, float* table, int thresholdCount, byte missingBin, byte* bins, bool usePlainKernel)
    {
        // Fewer values than a register holds are not worth setting it up.
        var done = IsSupported && !usePlainKernel && count >= Vector512<float>.Count ? BinVectors(values, count, table, thresholdCount, missingBin, bins) : 0;
        BinPlainly(values + done, count - done, table, missingBin, bins + done);
    }

    public static void FillTable(Span<float> table, ReadOnlySpan<float> thresholds)
    {
        table.Fill(float.PositiveInfinity);
        thresholds.CopyTo(table);
    }

    /// <summary>
    /// Sixteen values at a time: five steps within two registers that hold 32 of the thresholds, evenly spaced, then what is left of the
    /// steps in the table, three at most.
    /// </summary>
    /// <returns>The values done; fewer than sixteen are left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int BinVectors(float* values, int count, float* table, int thresholdCount, byte missingBin, byte* bins)
    {
        var stride = Math.Max((int)BitOperations.RoundUpToPowerOf2((uint)thresholdCount + 1) / CoarseLength, 1);
        var spaced = stackalloc float[CoarseLength];
        for (var index = 0; index < CoarseLength; index++)
            spaced[index] = table[index * stride + stride - 1];
        var (low, high) = (Vector512.Load(spaced), Vector512.Load(spaced + 16));
        var missing = Vector512.Create((int)missingBin);
        var done = 0;
        for (; done + Vector512<float>.Count <= count; done += Vector512<float>.Count)
        {
            var value = Vector512.Load(values + done);
            var bin = Vector512<int>.Zero;
            for (var length = CoarseLength / 2; length > 0; length /= 2)
            {
                var threshold = Avx512F.PermuteVar16x32x2(low, bin + Vector512.Create(length - 1), high);
                bin += Vector512.GreaterThan(value, threshold).AsInt32() & Vector512.Create(length);
            }

            bin *= stride;
            for (var length = stride / 2; length > 0; length /= 2)
                bin = Step(value, bin, table, length);
            bin = Vector512.ConditionalSelect(Vector512.Equals(value, value).AsInt32(), bin, missing);
            Avx512F.ConvertToVector128Byte(bin).Store(bins + done);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Step(Vector512<float> value, Vector512<int> bin, float* table, int length)
    {
        var place = bin + Vector512.Create(length - 1);
        var threshold = Vector512.Create(
            Avx2.GatherVector256(table, place.GetLower(), sizeof(float)), Avx2.GatherVector256(table, place.GetUpper(), sizeof(float)));
        return bin + (Vector512.GreaterThan(value, threshold).AsInt32() & Vector512.Create(length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void BinPlainly(float* values, int count, float* table, byte missingBin, byte* bins)
    {
        for (var index = 0; index < count; index++)
        {
            var value = values[index];
            nuint bin = 0;
            for (nuint length = TableLength / 2; length > 0; length /= 2)
                bin += Unsafe.BitCast<bool, byte>(value > table[bin + length - 1]) * length;
            bins[index] = float.IsNaN(value) ? missingBin : (byte)bin;
        }
    }
}
