using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// Which turns of a tree 64 samples take. A mark has a byte a sample: 255 where the sample's value goes this way at the split and at all before
/// it on the path that ask about the same column, else 0. Mark 0 is that of no turn: every sample has it.
/// </summary>
internal static unsafe class TurnKernel
{
    /// <summary>Samples in a block.</summary>
    public const int BlockLength = 64;

    public static bool IsSupported => Avx512BW.IsSupported && Avx512Vbmi.IsSupported;

    /// <param name="steps">Splits, parents before children.</param>
    /// <param name="stepCount">How many.</param>
    /// <param name="codes">64 codes a column.</param>
    /// <param name="tables">64 bytes a table of classes.</param>
    /// <param name="marks">64 bytes a mark.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mark(ShapleyStep* steps, int stepCount, byte* codes, byte* tables, byte* marks)
    {
        for (var end = steps + stepCount; steps < end; steps++)
        {
            var code = Vector512.Load(codes + (nint)steps->Split.ColumnIndex * BlockLength);
            var isLeft = steps->Split.Table == 0
                ? Vector512.LessThanOrEqual(code + Vector512.Create(steps->Split.Shift), Vector512.Create(steps->Split.Limit))
                : Avx512Vbmi.PermuteVar64x8(Vector512.Load(tables + (nint)(steps->Split.Table - 1) * CategoryScoringCodes.MaxClasses), code);
            var earlier = Vector512.Load(marks + (nint)steps->Earlier * BlockLength);
            (earlier & isLeft).Store(marks + (nint)steps->Left * BlockLength);
            Vector512.AndNot(earlier, isLeft).Store(marks + (nint)(steps->Left + 1) * BlockLength);
        }
    }

    /// <summary>The same, sample by sample.</summary>
    /// <inheritdoc cref="Mark"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MarkPlainly(ShapleyStep* steps, int stepCount, byte* codes, byte* tables, byte* marks)
    {
        for (var end = steps + stepCount; steps < end; steps++)
        {
            var split = steps->Split;
            var column = codes + (nint)split.ColumnIndex * BlockLength;
            var table = tables + (nint)(split.Table - 1) * CategoryScoringCodes.MaxClasses;
            var (earlier, left) = ((nint)(marks + (nint)steps->Earlier * BlockLength), (nint)(marks + (nint)steps->Left * BlockLength));
            for (var sample = 0; sample < BlockLength; sample++)
            {
                var isLeft = split.Table == 0 ? (byte)(column[sample] + split.Shift) <= split.Limit : table[column[sample]] != 0;
                var mark = ((byte*)earlier)[sample];
                ((byte*)left)[sample] = isLeft ? mark : (byte)0;
                ((byte*)left)[BlockLength + sample] = isLeft ? (byte)0 : mark;
            }
        }
    }
}
