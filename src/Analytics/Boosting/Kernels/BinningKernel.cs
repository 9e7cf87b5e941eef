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
            Bin(first, values.Length, table, missingBin, places, usePlainKernel);
    }

    /// <summary>The same with a table of <see cref="TableLength"/> numbers that <see cref="FillTable"/> has filled.</summary>
    public static void Bin(float* values, int count, float* table, byte missingBin, byte* bins, bool usePlainKernel)
    {
        var done = IsSupported && !usePlainKernel ? BinVectors(values, count, table, missingBin, bins) : 0;
        BinPlainly(values + done, count - done, table, missingBin, bins + done);
    }

    public static void FillTable(Span<float> table, ReadOnlySpan<float> thresholds)
    {
        table.Fill(float.PositiveInfinity);
        thresholds.CopyTo(table);
    }

    /// <summary>Sixteen values at a time: four steps within a register of every sixteenth threshold, four in the table.</summary>
    /// <returns>The values done; fewer than sixteen are left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int BinVectors(float* values, int count, float* table, byte missingBin, byte* bins)
    {
        var sixteenths = stackalloc float[Vector512<float>.Count];
        for (var index = 0; index < Vector512<float>.Count; index++)
            sixteenths[index] = table[index * 16 + 15];
        var coarse = Vector512.Load(sixteenths);
        var missing = Vector512.Create((int)missingBin);
        var done = 0;
        for (; done + Vector512<float>.Count <= count; done += Vector512<float>.Count)
        {
            var value = Vector512.Load(values + done);
            var bin = Vector512<int>.Zero;
            bin = StepCoarsely(value, bin, coarse, 8);
            bin = StepCoarsely(value, bin, coarse, 4);
            bin = StepCoarsely(value, bin, coarse, 2);
            bin = StepCoarsely(value, bin, coarse, 1) << 4;
            bin = Step(value, bin, table, 8);
            bin = Step(value, bin, table, 4);
            bin = Step(value, bin, table, 2);
            bin = Step(value, bin, table, 1);
            bin = Vector512.ConditionalSelect(Vector512.Equals(value, value).AsInt32(), bin, missing);
            Avx512F.ConvertToVector128Byte(bin).Store(bins + done);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> StepCoarsely(Vector512<float> value, Vector512<int> bin, Vector512<float> coarse, int length)
    {
        var threshold = Avx512F.PermuteVar16x32(coarse, bin + Vector512.Create(length - 1));
        return bin + (Vector512.GreaterThan(value, threshold).AsInt32() & Vector512.Create(length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Step(Vector512<float> value, Vector512<int> bin, float* table, int length)
    {
        var place = bin + Vector512.Create(length - 1);
        var threshold = Vector512.Create(
            Avx2.GatherVector256(table, place.GetLower(), sizeof(float)), Avx2.GatherVector256(table, place.GetUpper(), sizeof(float)));
        return bin + (Vector512.GreaterThan(value, threshold).AsInt32() & Vector512.Create(length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
