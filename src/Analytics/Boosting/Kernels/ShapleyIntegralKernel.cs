using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// What a leaf of a longer path contributes to the Shapley values of 64 samples, by integration in single precision (the formula stands at
/// <see cref="TreeShapley"/>). A column's factor at a point is one of two constants, as the sample takes the leaf's turns by it or not, and so is
/// its reciprocal (<see cref="LeafGame.FillConstants"/>): there is nothing to divide.
/// </summary>
internal static unsafe class ShapleyIntegralKernel
{
    private const int MaxColumns = LeafPath.MaxColumns;
    private const int MaxPoints = MaxColumns / 2;
    private const int BlockLength = TurnKernel.BlockLength;

    // Numbers in a vector.
    private const int Width = 16;

    public static bool IsSupported => Avx512F.IsSupported;

    /// <param name="leaf">The leaf.</param>
    /// <param name="marks">64 bytes a mark.</param>
    /// <param name="perColumn">For each column of the model 64 sums.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(in ShapleyLeaf leaf, byte* marks, float* perColumn)
    {
        var isTaken = stackalloc Vector512<float>[2 * MaxColumns];
        var products = stackalloc Vector512<float>[2 * MaxPoints];
        var columnCount = leaf.ColumnCount;
        var pointCount = LeafGame.PointCount(columnCount);
        var length = LeafGame.ConstantsOfColumn(pointCount);
        // Two vectors at a time: while the one waits for its product, the other goes on.
        for (var sample = 0; sample < BlockLength; sample += 2 * Width)
        {
            for (var column = 0; column < columnCount; column++)
            {
                var mark = Vector256.Load(marks + (nint)leaf.Turns[column].Mark * BlockLength + sample).AsSByte();
                isTaken[2 * column] = Avx512F.ConvertToVector512Int32(mark.GetLower()).AsSingle();
                isTaken[2 * column + 1] = Avx512F.ConvertToVector512Int32(mark.GetUpper()).AsSingle();
            }

            for (var point = 0; point < pointCount; point++)
            {
                var first = Vector512.Create(leaf.Numbers[point]);
                var second = first;
                var factors = leaf.Numbers + pointCount + 4 * point;
                for (var column = 0; column < columnCount; column++, factors += length)
                {
                    var (known, unknown) = (Vector512.Create(factors[0]), Vector512.Create(factors[1]));
                    first *= Vector512.ConditionalSelect(isTaken[2 * column], known, unknown);
                    second *= Vector512.ConditionalSelect(isTaken[2 * column + 1], known, unknown);
                }

                products[2 * point] = first;
                products[2 * point + 1] = second;
            }

            var constants = leaf.Numbers + pointCount;
            for (var column = 0; column < columnCount; column++, constants += length)
            {
                var (taken, takenToo) = (isTaken[2 * column], isTaken[2 * column + 1]);
                var (first, second) = (Vector512<float>.Zero, Vector512<float>.Zero);
                for (var point = 0; point < pointCount; point++)
                {
                    var (known, unknown) = (Vector512.Create(constants[4 * point + 2]), Vector512.Create(constants[4 * point + 3]));
                    first += products[2 * point] * Vector512.ConditionalSelect(taken, known, unknown);
                    second += products[2 * point + 1] * Vector512.ConditionalSelect(takenToo, known, unknown);
                }

                var (whenKnown, whenUnknown) = (Vector512.Create(constants[4 * pointCount]), Vector512.Create(constants[4 * pointCount + 1]));
                var sums = perColumn + (nint)leaf.Turns[column].ColumnIndex * BlockLength + sample;
                (Vector512.Load(sums) + first * Vector512.ConditionalSelect(taken, whenKnown, whenUnknown)).Store(sums);
                (Vector512.Load(sums + Width) + second * Vector512.ConditionalSelect(takenToo, whenKnown, whenUnknown)).Store(sums + Width);
            }
        }
    }

    /// <summary>The same, sample by sample.</summary>
    /// <inheritdoc cref="Add"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddPlainly(in ShapleyLeaf leaf, byte* marks, float* perColumn)
    {
        var products = stackalloc float[MaxPoints];
        var sides = stackalloc int[MaxColumns];
        var columnCount = leaf.ColumnCount;
        var pointCount = LeafGame.PointCount(columnCount);
        var length = LeafGame.ConstantsOfColumn(pointCount);
        var constants = leaf.Numbers + pointCount;
        for (var sample = 0; sample < BlockLength; sample++)
        {
            for (var column = 0; column < columnCount; column++)
                sides[column] = marks[(nint)leaf.Turns[column].Mark * BlockLength + sample] != 0 ? 0 : 1;
            for (var point = 0; point < pointCount; point++)
            {
                products[point] = leaf.Numbers[point];
                for (var column = 0; column < columnCount; column++)
                    products[point] *= constants[column * length + 4 * point + sides[column]];
            }

            for (var column = 0; column < columnCount; column++)
            {
                var ofColumn = (nint)(constants + column * length);
                var integral = 0f;
                for (var point = 0; point < pointCount; point++)
                    integral += products[point] * ((float*)ofColumn)[4 * point + 2 + sides[column]];
                perColumn[(nint)leaf.Turns[column].ColumnIndex * BlockLength + sample] += integral * ((float*)ofColumn)[4 * pointCount + sides[column]];
            }
        }
    }
}
