using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// What leaves of short paths contribute to the Shapley values of 64 samples: a table for each column of a path holds them all, by the pattern of
/// the turns that a sample takes (<see cref="LeafGame.FillTables"/>). Looking up is all there is to do.
/// </summary>
internal static unsafe class ShapleyTableKernel
{
    /// <summary>Patterns are bytes, and the tables of one column more would be twice as long.</summary>
    public const int MaxColumns = 7;

    private const int BlockLength = TurnKernel.BlockLength;

    public static bool IsSupported => Avx512BW.IsSupported;

    /// <param name="leaves">Leaves of at most <see cref="MaxColumns"/> columns.</param>
    /// <param name="leafCount">How many.</param>
    /// <param name="marks">64 bytes a mark.</param>
    /// <param name="perColumn">For each column of the model 64 sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ShapleyLeaf* leaves, int leafCount, byte* marks, float* perColumn)
    {
        for (var end = leaves + leafCount; leaves < end; leaves++)
        {
            var columnCount = leaves->ColumnCount;
            var turns = leaves->Turns;
            var patterns = Vector512<byte>.Zero;
            for (var column = 0; column < columnCount; column++)
                patterns |= Vector512.Load(marks + (nint)turns[column].Mark * BlockLength) & Vector512.Create((byte)(1 << column));
            var first = Avx512F.ConvertToVector512Int32(patterns.GetLower().GetLower());
            var second = Avx512F.ConvertToVector512Int32(patterns.GetLower().GetUpper());
            var third = Avx512F.ConvertToVector512Int32(patterns.GetUpper().GetLower());
            var fourth = Avx512F.ConvertToVector512Int32(patterns.GetUpper().GetUpper());
            var table = leaves->Numbers;
            if (columnCount <= 4)
            {
                for (var column = 0; column < columnCount; column++, table += 16)
                {
                    var values = Vector512.Load(table);
                    var sums = perColumn + (nint)turns[column].ColumnIndex * BlockLength;
                    (Vector512.Load(sums) + Avx512F.PermuteVar16x32(values, first)).Store(sums);
                    (Vector512.Load(sums + 16) + Avx512F.PermuteVar16x32(values, second)).Store(sums + 16);
                    (Vector512.Load(sums + 32) + Avx512F.PermuteVar16x32(values, third)).Store(sums + 32);
                    (Vector512.Load(sums + 48) + Avx512F.PermuteVar16x32(values, fourth)).Store(sums + 48);
                }

                continue;
            }

            var length = 1 << columnCount;
            for (var column = 0; column < columnCount; column++, table += length)
            {
                var sums = perColumn + (nint)turns[column].ColumnIndex * BlockLength;
                var (low, high) = (Vector512.Load(table), Vector512.Load(table + 16));
                var (one, two) = (Avx512F.PermuteVar16x32x2(low, first, high), Avx512F.PermuteVar16x32x2(low, second, high));
                var (three, four) = (Avx512F.PermuteVar16x32x2(low, third, high), Avx512F.PermuteVar16x32x2(low, fourth, high));
                // Of the patterns the permutations see the lowest five bits; what stands further up in the table replaces what was found there.
                for (var from = 32; from < length; from += 32)
                {
                    (low, high) = (Vector512.Load(table + from), Vector512.Load(table + from + 16));
                    var limit = Vector512.Create(from - 1);
                    one = Vector512.ConditionalSelect(Vector512.GreaterThan(first, limit).AsSingle(), Avx512F.PermuteVar16x32x2(low, first, high), one);
                    two = Vector512.ConditionalSelect(Vector512.GreaterThan(second, limit).AsSingle(), Avx512F.PermuteVar16x32x2(low, second, high), two);
                    three = Vector512.ConditionalSelect(Vector512.GreaterThan(third, limit).AsSingle(), Avx512F.PermuteVar16x32x2(low, third, high), three);
                    four = Vector512.ConditionalSelect(Vector512.GreaterThan(fourth, limit).AsSingle(), Avx512F.PermuteVar16x32x2(low, fourth, high), four);
                }

                (Vector512.Load(sums) + one).Store(sums);
                (Vector512.Load(sums + 16) + two).Store(sums + 16);
                (Vector512.Load(sums + 32) + three).Store(sums + 32);
                (Vector512.Load(sums + 48) + four).Store(sums + 48);
            }
        }
    }

    /// <summary>The same, with the instructions that every processor has.</summary>
    /// <inheritdoc cref="Add"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddPlainly(ShapleyLeaf* leaves, int leafCount, byte* marks, float* perColumn)
    {
        // Eight samples' patterns at a time, a byte each.
        const ulong LowestBits = 0x0101010101010101;
        const int Words = BlockLength / sizeof(ulong);
        var words = stackalloc ulong[Words];
        var patterns = (byte*)words;
        for (var end = leaves + leafCount; leaves < end; leaves++)
        {
            new Span<ulong>(words, Words).Clear();
            for (var column = 0; column < leaves->ColumnCount; column++)
            {
                var mark = (ulong*)(marks + (nint)leaves->Turns[column].Mark * BlockLength);
                for (var word = 0; word < Words; word++)
                    words[word] |= mark[word] & LowestBits << column;
            }

            var length = LeafGame.TableLength(leaves->ColumnCount);
            for (var column = 0; column < leaves->ColumnCount; column++)
            {
                var table = leaves->Numbers + (nint)column * length;
                var sums = perColumn + (nint)leaves->Turns[column].ColumnIndex * BlockLength;
                for (var sample = 0; sample < BlockLength; sample++)
                    sums[sample] += table[patterns[sample]];
            }
        }
    }
}
