using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// Scores 128 samples at a time from the leaves up: each split, children before parents, picks for every sample the leaf of its left or of
/// its right branch, which is one comparison and one selection of 64 bytes. No sample walks down a tree, so nothing is fetched from
/// where the data say and no branch is guessed.
/// </summary>
internal static unsafe class SelectKernel
{
    /// <summary>Samples in a block.</summary>
    public const int BlockLength = 128;

    /// <summary>Values of a tree's leaves are padded to this many, or to its double.</summary>
    public const int ValuesInRegisters = 32;

    public static bool IsSupported => Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512Vbmi.IsSupported && Avx2.IsSupported;

    /// <summary>Runs the steps of a tree; the last one's target then holds the samples' leaves.</summary>
    /// <param name="steps">In order, children before parents.</param>
    /// <param name="stepCount">How many.</param>
    /// <param name="codes">128 codes a column.</param>
    /// <param name="tables">64 bytes a table of classes.</param>
    /// <param name="slots">128 leaf numbers a slot.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Select(SelectStep* steps, int stepCount, byte* codes, byte* tables, byte* slots)
    {
        for (var end = steps + stepCount; steps < end; steps++)
        {
            var column = codes + (nint)steps->Split.ColumnIndex * BlockLength;
            var left = slots + (nint)steps->Left * BlockLength;
            var right = slots + (nint)steps->Right * BlockLength;
            var target = slots + (nint)steps->Target * BlockLength;
            if (steps->Split.Table == 0)
            {
                var (shift, limit) = (Vector512.Create(steps->Split.Shift), Vector512.Create(steps->Split.Limit));
                var first = Vector512.LessThanOrEqual(Vector512.Load(column) + shift, limit);
                var second = Vector512.LessThanOrEqual(Vector512.Load(column + 64) + shift, limit);
                Vector512.ConditionalSelect(first, Vector512.Load(left), Vector512.Load(right)).Store(target);
                Vector512.ConditionalSelect(second, Vector512.Load(left + 64), Vector512.Load(right + 64)).Store(target + 64);
                continue;
            }

            var table = Vector512.Load(tables + (nint)(steps->Split.Table - 1) * CategoryScoringCodes.MaxClasses);
            var isLeft = Avx512Vbmi.PermuteVar64x8(table, Vector512.Load(column));
            var isLeftToo = Avx512Vbmi.PermuteVar64x8(table, Vector512.Load(column + 64));
            Vector512.ConditionalSelect(isLeft, Vector512.Load(left), Vector512.Load(right)).Store(target);
            Vector512.ConditionalSelect(isLeftToo, Vector512.Load(left + 64), Vector512.Load(right + 64)).Store(target + 64);
        }
    }

    /// <summary>Adds the values of a block's leaves to its raw scores.</summary>
    /// <param name="leaves">128 leaf numbers.</param>
    /// <param name="values">The tree's leaf values.</param>
    /// <param name="leafCount">How many.</param>
    /// <param name="rawScores">128 sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddValues(byte* leaves, double* values, int leafCount, double* rawScores)
    {
        if (leafCount > ValuesInRegisters)
        {
            for (var index = 0; index < BlockLength; index++)
                rawScores[index] += values[leaves[index]];
            return;
        }

        var (first, second, third, fourth) = (Vector512.Load(values), Vector512.Load(values + 8), Vector512.Load(values + 16), Vector512.Load(values + 24));
        var sixteen = Vector512.Create(16L);
        for (var index = 0; index < BlockLength; index += Vector512<double>.Count)
        {
            var leaf = Avx512F.ConvertToVector512Int64(Vector128.CreateScalarUnsafe(*(ulong*)(leaves + index)).AsByte());
            // Of the leaf's number the permutations see the lowest four bits, and the fifth chooses between them.
            var low = Avx512F.PermuteVar8x64x2(first, leaf, second);
            var high = Avx512F.PermuteVar8x64x2(third, leaf, fourth);
            var value = Vector512.ConditionalSelect(Vector512.LessThan(leaf, sixteen).AsDouble(), low, high);
            (Vector512.Load(rawScores + index) + value).Store(rawScores + index);
        }
    }
}
