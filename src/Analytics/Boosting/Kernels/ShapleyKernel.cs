using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// What the leaves of a tree contribute to the Shapley values of 32 samples, in single precision (the formula stands at
/// <see cref="TreeShapley"/>). A column's factor at a point is one of two constants, as the sample takes the leaf's turns there or not, and so is
/// its reciprocal: there is nothing to divide.
/// </summary>
internal static unsafe class ShapleyKernel
{
    /// <summary>Samples in a block: one bit each in a mask.</summary>
    public const int BlockLength = 32;

    /// <summary>The most points of a rule, and twice as many columns on a path.</summary>
    public const int MaxPoints = 8;

    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>Which of a block's samples a split on a numeric column sends left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SamplesGoingLeft(float* values, float threshold, bool missingGoesLeft)
    {
        var (first, second, limit) = (Vector512.Load(values), Vector512.Load(values + 16), Vector512.Create(threshold));
        var isLeft = (uint)Vector512.LessThanOrEqual(first, limit).ExtractMostSignificantBits()
            | (uint)Vector512.LessThanOrEqual(second, limit).ExtractMostSignificantBits() << 16;
        if (!missingGoesLeft)
            return isLeft;
        var isPresent = (uint)Vector512.Equals(first, first).ExtractMostSignificantBits()
            | (uint)Vector512.Equals(second, second).ExtractMostSignificantBits() << 16;
        return isLeft | ~isPresent;
    }

    /// <param name="leaf">The leaf.</param>
    /// <param name="turns">For each column of its path a bit a sample: whether the sample takes all the turns there.</param>
    /// <param name="perColumn">For each column of the model 32 sums.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddLeaf(in ShapleyLeaf leaf, uint* turns, float* perColumn)
    {
        var products = stackalloc float[MaxPoints * BlockLength];
        var bits = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        var pointCount = leaf.PointCount;
        for (var point = 0; point < pointCount; point++)
        {
            var weight = Vector512.Create(leaf.Weights[point]);
            weight.Store(products + point * BlockLength);
            weight.Store(products + point * BlockLength + 16);
        }

        var constants = leaf.Constants;
        for (var column = 0; column < leaf.ColumnCount; column++, constants += ShapleyLeaf.ConstantsOf(pointCount))
        {
            var first = Vector512.Equals(Vector512.Create((int)turns[column]) & bits, bits).AsSingle();
            var second = Vector512.Equals(Vector512.Create((int)(turns[column] >> 16)) & bits, bits).AsSingle();
            for (var point = 0; point < pointCount; point++)
            {
                var (known, unknown) = (Vector512.Create(constants[4 * point]), Vector512.Create(constants[4 * point + 1]));
                var product = products + point * BlockLength;
                (Vector512.Load(product) * Vector512.ConditionalSelect(first, known, unknown)).Store(product);
                (Vector512.Load(product + 16) * Vector512.ConditionalSelect(second, known, unknown)).Store(product + 16);
            }
        }

        constants = leaf.Constants;
        for (var column = 0; column < leaf.ColumnCount; column++, constants += ShapleyLeaf.ConstantsOf(pointCount))
        {
            var first = Vector512.Equals(Vector512.Create((int)turns[column]) & bits, bits).AsSingle();
            var second = Vector512.Equals(Vector512.Create((int)(turns[column] >> 16)) & bits, bits).AsSingle();
            var (firstIntegral, secondIntegral) = (Vector512<float>.Zero, Vector512<float>.Zero);
            for (var point = 0; point < pointCount; point++)
            {
                var (known, unknown) = (Vector512.Create(constants[4 * point + 2]), Vector512.Create(constants[4 * point + 3]));
                var product = products + point * BlockLength;
                firstIntegral += Vector512.Load(product) * Vector512.ConditionalSelect(first, known, unknown);
                secondIntegral += Vector512.Load(product + 16) * Vector512.ConditionalSelect(second, known, unknown);
            }

            var whenKnown = Vector512.Create(constants[4 * pointCount]);
            var whenUnknown = Vector512.Create(constants[4 * pointCount + 1]);
            var sums = perColumn + leaf.Columns[column] * BlockLength;
            (Vector512.Load(sums) + firstIntegral * Vector512.ConditionalSelect(first, whenKnown, whenUnknown)).Store(sums);
            (Vector512.Load(sums + 16) + secondIntegral * Vector512.ConditionalSelect(second, whenKnown, whenUnknown)).Store(sums + 16);
        }
    }

    /// <summary>The same, sample by sample.</summary>
    /// <inheritdoc cref="AddLeaf"/>
    public static void AddLeafPlainly(in ShapleyLeaf leaf, uint* turns, float* perColumn)
    {
        var products = stackalloc float[MaxPoints];
        var pointCount = leaf.PointCount;
        var length = ShapleyLeaf.ConstantsOf(pointCount);
        for (var sample = 0; sample < BlockLength; sample++)
        {
            for (var point = 0; point < pointCount; point++)
            {
                products[point] = leaf.Weights[point];
                for (var column = 0; column < leaf.ColumnCount; column++)
                    products[point] *= leaf.Constants[column * length + 4 * point + Side(turns[column], sample)];
            }

            for (var column = 0; column < leaf.ColumnCount; column++)
            {
                var (constants, side) = ((nint)(leaf.Constants + column * length), Side(turns[column], sample));
                var integral = 0f;
                for (var point = 0; point < pointCount; point++)
                    integral += products[point] * ((float*)constants)[4 * point + 2 + side];
                perColumn[leaf.Columns[column] * BlockLength + sample] += integral * ((float*)constants)[4 * pointCount + side];
            }
        }
    }

    private static int Side(uint turns, int sample) => (turns >> sample & 1) != 0 ? 0 : 1;
}
