using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// Finds the leaf of one sample in a small tree without walking down: all of the tree's comparisons at once make a mask of answers, and the
/// leaf is the one whose path agrees with it.
/// </summary>
internal static unsafe class MatchKernel
{
    /// <summary>The most leaves of a tree; it has one split fewer.</summary>
    public const int MaxLeaves = 32;

    /// <summary>Columns that are looked up in registers; more are gathered.</summary>
    public const int ColumnsInRegisters = 32;

    public static bool IsSupported => Avx512F.IsSupported && Avx2.IsSupported;

    /// <summary>The answers of a tree's splits on numeric columns: bit s is set where split s sends the sample left.</summary>
    /// <param name="sample">Its values, at least 32.</param>
    /// <param name="columnCount">How many of them are columns.</param>
    /// <param name="hasMissing">Whether any of them is missing.</param>
    /// <param name="tree">The tree.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Answers(float* sample, int columnCount, bool hasMissing, MatchTree* tree)
    {
        var first = Values(sample, columnCount, Avx512F.ConvertToVector512Int32(Vector128.Load(tree->Columns)));
        var second = Values(sample, columnCount, Avx512F.ConvertToVector512Int32(Vector128.Load(tree->Columns + 16)));
        var isBelow = Bits(Vector512.LessThanOrEqual(first, Vector512.Load(tree->Thresholds)))
            | Bits(Vector512.LessThanOrEqual(second, Vector512.Load(tree->Thresholds + 16))) << 16;
        if (!hasMissing)
            return isBelow;
        var isPresent = Bits(Vector512.Equals(first, first)) | Bits(Vector512.Equals(second, second)) << 16;
        return isBelow | (tree->MissingLeft & ~isPresent);
    }

    /// <summary>The number of the leaf whose path agrees with the answers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Match(uint answers, MatchTree* tree)
    {
        var all = Vector512.Create(answers);
        var first = Vector512.Equals(all & Vector512.Load(tree->Asked), Vector512.Load(tree->Expected));
        var second = Vector512.Equals(all & Vector512.Load(tree->Asked + 16), Vector512.Load(tree->Expected + 16));
        return BitOperations.TrailingZeroCount((uint)first.ExtractMostSignificantBits() | (uint)second.ExtractMostSignificantBits() << 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Values(float* sample, int columnCount, Vector512<int> columns) => columnCount <= ColumnsInRegisters
        ? Avx512F.PermuteVar16x32x2(Vector512.Load(sample), columns, Vector512.Load(sample + 16))
        : Vector512.Create(
            Avx2.GatherVector256(sample, columns.GetLower(), sizeof(float)), Avx2.GatherVector256(sample, columns.GetUpper(), sizeof(float)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(Vector512<float> comparison) => (uint)comparison.ExtractMostSignificantBits();
}
