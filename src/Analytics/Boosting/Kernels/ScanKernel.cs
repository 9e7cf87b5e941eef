using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// Finds the best division of a numeric column that is free (no monotone constraint, no bounds), eight bins at a time: running sums by
/// shifting and adding, gains with one division each. <see cref="SplitScan"/> is the same with all rules.
/// </summary>
internal static unsafe class ScanKernel
{
    public static bool IsSupported => Avx512F.IsSupported && Avx512DQ.IsSupported;

    /// <param name="rules">What is allowed and what it is worth.</param>
    /// <param name="node">The node to divide.</param>
    /// <param name="histogram">Its bins in the column, that of the missing values last.</param>
    /// <param name="usePlainKernel">Whether to leave out instructions that not all processors have.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static SplitCandidate? Find(
        SplitRules rules, GrowingNode node, ReadOnlySpan<GradientSums> histogram, bool usePlainKernel)
    {
        var bins = histogram[..^1];
        var missing = histogram[^1];
        var best = Scan(rules, node, bins, default, usePlainKernel);
        var candidate = best.Position < 0 ? (SplitCandidate?)null : new SplitCandidate(
            best.Gain, best.Position, false, !missing.IsEmpty && node.Sums - best.Left == missing, best.Left);
        if (missing.IsEmpty)
            return candidate;

        var withMissing = Scan(rules, node, bins, missing, usePlainKernel);
        // At the same position the missing values go right first.
        if (withMissing.Position < 0 || (best.Position >= 0
            && (withMissing.Gain < best.Gain || (withMissing.Gain == best.Gain && withMissing.Position >= best.Position))))
            return candidate;
        return new SplitCandidate(withMissing.Gain, withMissing.Position, true, false, withMissing.Left);
    }

    private static (double Gain, int Position, GradientSums Left) Scan(
        SplitRules rules, GrowingNode node, ReadOnlySpan<GradientSums> bins, GradientSums start, bool usePlainKernel)
    {
        var terms = new Terms(rules, node, start);
        // A vector's worth of bins is the least that pays.
        return IsSupported && !usePlainKernel && bins.Length >= Vector512<long>.Count
            ? ScanVectors(terms, bins)
            : ScanPlainly(terms, bins, 0, default, (terms.GainToExceed, -1, default));
    }

    /// <summary>What a scan needs to know of rules and node, gains in units of gradient² / hessian.</summary>
    private readonly struct Terms(SplitRules rules, GrowingNode node, GradientSums start)
    {
        public readonly GradientSums Total = node.Sums;

        /// <summary>What stands on the left from the beginning.</summary>
        public readonly GradientSums Start = start;
        public readonly double L2 = rules.L2Units;
        public readonly double MinHessian = rules.MinHessian;
        public readonly double NodeLossDecrease = rules.FreeLossDecrease(node.Sums);
        public readonly double GainOfUnit = rules.GainOfUnit;
        public readonly double GainToExceed = rules.GainToExceed(node);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static (double Gain, int Position, GradientSums Left) ScanVectors(in Terms terms, ReadOnlySpan<GradientSums> bins)
    {
        var zero = Vector512<long>.Zero;
        var last = Vector512.Create(7L);
        var lowHalf = Vector512.Create(0xFFFFFFFFL);
        var start = Vector512.Create(terms.Start.Word);
        var total = Vector512.Create(terms.Total.Word);
        var l2 = Vector512.Create(terms.L2);
        var minHessian = Vector512.Create(terms.MinHessian);
        var nodeLossDecrease = Vector512.Create(terms.NodeLossDecrease);
        var gainOfUnit = Vector512.Create(terms.GainOfUnit);
        var bestGain = Vector512.Create(terms.GainToExceed);
        var bestPosition = Vector512.Create(-1L);
        var bestLeft = zero;
        var position = Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7);
        var running = zero;
        ref var first = ref Unsafe.As<GradientSums, long>(ref MemoryMarshal.GetReference(bins));
        var index = 0;
        for (; index + Vector512<long>.Count <= bins.Length; index += Vector512<long>.Count)
        {
            var sums = Vector512.LoadUnsafe(ref first, (nuint)index);
            sums += Avx512F.AlignRight64(sums, zero, 7);
            sums += Avx512F.AlignRight64(sums, zero, 6);
            sums += Avx512F.AlignRight64(sums, zero, 4);
            sums += running;
            running = Avx512F.PermuteVar8x64(sums, last);

            var left = sums + start;
            var right = total - left;
            var leftGradient = Avx512DQ.ConvertToVector512Double(left >> GradientSums.GradientShift);
            var leftHessian = Avx512DQ.ConvertToVector512Double(left & lowHalf);
            var rightGradient = Avx512DQ.ConvertToVector512Double(right >> GradientSums.GradientShift);
            var rightHessian = Avx512DQ.ConvertToVector512Double(right & lowHalf);
            var isAllowed = Vector512.GreaterThanOrEqual(leftHessian, minHessian) & Vector512.GreaterThanOrEqual(rightHessian, minHessian);
            leftHessian += l2;
            rightHessian += l2;
            var lossDecrease = (leftGradient * leftGradient * rightHessian + rightGradient * rightGradient * leftHessian)
                / (leftHessian * rightHessian);
            var gain = gainOfUnit * (lossDecrease - nodeLossDecrease);
            // With nothing but what stood there from the beginning on the left, nothing has been moved.
            var isBetter = (Vector512.GreaterThan(gain, bestGain) & isAllowed).AsInt64() & ~Vector512.Equals(sums, zero);
            bestGain = Vector512.ConditionalSelect(isBetter.AsDouble(), gain, bestGain);
            bestPosition = Vector512.ConditionalSelect(isBetter, position, bestPosition);
            bestLeft = Vector512.ConditionalSelect(isBetter, left, bestLeft);
            position += Vector512.Create(8L);
        }

        var best = (Gain: terms.GainToExceed, Position: -1, Left: default(GradientSums));
        for (var lane = 0; lane < Vector512<long>.Count; lane++)
        {
            var (gain, place) = (bestGain[lane], (int)bestPosition[lane]);
            if (place >= 0 && (best.Position < 0 || gain > best.Gain || (gain == best.Gain && place < best.Position)))
                best = (gain, place, new GradientSums(bestLeft[lane]));
        }

        return ScanPlainly(terms, bins, index, new GradientSums(running[0]), best);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static (double Gain, int Position, GradientSums Left) ScanPlainly(
        in Terms terms, ReadOnlySpan<GradientSums> bins, int index, GradientSums running, (double Gain, int Position, GradientSums Left) best)
    {
        for (; index < bins.Length; index++)
        {
            running += bins[index];
            var left = running + terms.Start;
            var right = terms.Total - left;
            if (left.Hessian < terms.MinHessian || right.Hessian < terms.MinHessian || running.IsEmpty)
                continue;
            var (leftGradient, leftHessian) = ((double)left.Gradient, left.Hessian + terms.L2);
            var (rightGradient, rightHessian) = ((double)right.Gradient, right.Hessian + terms.L2);
            var lossDecrease = (leftGradient * leftGradient * rightHessian + rightGradient * rightGradient * leftHessian)
                / (leftHessian * rightHessian);
            var gain = terms.GainOfUnit * (lossDecrease - terms.NodeLossDecrease);
            if (gain > best.Gain)
                best = (gain, index, left);
        }

        return best;
    }
}
