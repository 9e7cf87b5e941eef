using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// Derivatives of the logistic loss, eight samples at a time, in the integers of <see cref="GradientScale"/>. The exponential function is our
/// own, made of additions and multiplications that are the same one by one and in vectors, so that both give the same bits.
/// </summary>
internal static unsafe class LogisticKernel
{
    // 1.5 * 2^52. Added to a number below 2^51 it leaves the nearest whole number in the sum's lowest bits.
    private const double Rounder = 6755399441055744;
    private const double Log2E = 1.4426950408889634;

    // ln 2 in two parts: n times the first is exact for every exponent n.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    // Far beyond any raw score that makes a difference, and short of overflow.
    private const double LargestExponent = 700;

    /// <summary>What is read; <paramref name="weights"/> may be null when all are 1.</summary>
    public readonly struct Samples(double* rawScores, byte* labels, double* weights, int count)
    {
        public readonly double* RawScores = rawScores;
        public readonly byte* Labels = labels;
        public readonly double* Weights = weights;
        public readonly int Count = count;

        public Samples From(int index) =>
            new(RawScores + index, Labels + index, Weights is null ? null : Weights + index, Count - index);
    }

    public static bool IsSupported => Avx512F.IsSupported && Avx512DQ.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static HessianRange Differentiate(Samples samples, GradientScale scale, long* gradients)
    {
        var gradientScale = Vector512.Create(scale.UnitsPerGradient);
        var hessianScale = Vector512.Create(scale.UnitsPerHessian);
        var one = Vector512<double>.One;
        var rounder = Vector512.Create(Rounder);
        var lowHalf = Vector512.Create(0xFFFFFFFFL);
        var smallest = Vector512.Create((long)int.MaxValue);
        var largest = Vector512<long>.Zero;
        var index = 0;
        for (; index + Vector512<double>.Count <= samples.Count; index += Vector512<double>.Count)
        {
            var probability = one / (one + Exp(-Vector512.Load(samples.RawScores + index)));
            var bytes = Vector128.CreateScalarUnsafe(*(ulong*)(samples.Labels + index)).AsByte();
            var label = Avx512DQ.ConvertToVector512Double(Avx512F.ConvertToVector512Int64(bytes));
            var gradient = probability - label;
            var hessian = probability * (one - probability);
            if (samples.Weights is not null)
            {
                var weight = Vector512.Load(samples.Weights + index);
                gradient = weight * gradient;
                hessian = weight * hessian;
            }

            var gradientBits = (gradient * gradientScale + rounder).AsInt64();
            var hessianUnits = Vector512.Max((hessian * hessianScale + rounder).AsInt64() & lowHalf, Vector512<long>.One);
            smallest = Vector512.Min(smallest, hessianUnits);
            largest = Vector512.Max(largest, hessianUnits);
            ((gradientBits << GradientSums.GradientShift) + hessianUnits).Store(gradients + index);
        }

        var range = HessianRange.Empty;
        for (var lane = 0; lane < Vector512<long>.Count; lane++)
            range = HessianRange.Union(range, new HessianRange((int)smallest[lane], (int)largest[lane]));
        return DifferentiatePlainly(samples.From(index), scale, gradients + index, range);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static HessianRange DifferentiatePlainly(Samples samples, GradientScale scale, long* gradients, HessianRange range)
    {
        var (smallest, largest) = range;
        for (var index = 0; index < samples.Count; index++)
        {
            var probability = 1 / (1 + Exp(-samples.RawScores[index]));
            var gradient = probability - samples.Labels[index];
            var hessian = probability * (1 - probability);
            if (samples.Weights is not null)
            {
                gradient = samples.Weights[index] * gradient;
                hessian = samples.Weights[index] * hessian;
            }

            var gradientUnits = (int)BitConverter.DoubleToInt64Bits(gradient * scale.UnitsPerGradient + Rounder);
            var hessianUnits = Math.Max((int)BitConverter.DoubleToInt64Bits(hessian * scale.UnitsPerHessian + Rounder), 1);
            smallest = Math.Min(smallest, hessianUnits);
            largest = Math.Max(largest, hessianUnits);
            gradients[index] = new GradientSums(gradientUnits, hessianUnits).Word;
        }

        return new HessianRange(smallest, largest);
    }

    // e^x = 2^n · e^r with n the whole number nearest to x / ln 2 and |r| at most ln 2 / 2, where the series to degree 12 is exact to the
    // last bits.
    private static double Exp(double x)
    {
        x = Math.Min(Math.Max(x, -LargestExponent), LargestExponent);
        var shifted = x * Log2E + Rounder;
        var n = shifted - Rounder;
        var r = x - n * Ln2High - n * Ln2Low;
        var series = 1.0 / 479001600;
        series = series * r + 1.0 / 39916800;
        series = series * r + 1.0 / 3628800;
        series = series * r + 1.0 / 362880;
        series = series * r + 1.0 / 40320;
        series = series * r + 1.0 / 5040;
        series = series * r + 1.0 / 720;
        series = series * r + 1.0 / 120;
        series = series * r + 1.0 / 24;
        series = series * r + 1.0 / 6;
        series = series * r + 0.5;
        series = series * r + 1;
        series = series * r + 1;
        return series * BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(shifted) + 1023) << 52);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Exp(Vector512<double> x)
    {
        x = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(-LargestExponent)), Vector512.Create(LargestExponent));
        var rounder = Vector512.Create(Rounder);
        var shifted = x * Vector512.Create(Log2E) + rounder;
        var n = shifted - rounder;
        var r = x - n * Vector512.Create(Ln2High) - n * Vector512.Create(Ln2Low);
        var series = Vector512.Create(1.0 / 479001600);
        series = series * r + Vector512.Create(1.0 / 39916800);
        series = series * r + Vector512.Create(1.0 / 3628800);
        series = series * r + Vector512.Create(1.0 / 362880);
        series = series * r + Vector512.Create(1.0 / 40320);
        series = series * r + Vector512.Create(1.0 / 5040);
        series = series * r + Vector512.Create(1.0 / 720);
        series = series * r + Vector512.Create(1.0 / 120);
        series = series * r + Vector512.Create(1.0 / 24);
        series = series * r + Vector512.Create(1.0 / 6);
        series = series * r + Vector512.Create(0.5);
        series = series * r + Vector512<double>.One;
        series = series * r + Vector512<double>.One;
        return series * ((shifted.AsInt64() + Vector512.Create(1023L)) << 52).AsDouble();
    }
}
