using System.Numerics;
using System.Runtime.CompilerServices;

namespace Analytics.Boosting.Kernels;

/// <summary>The small loops that go over all samples of a shard once a tree.</summary>
internal static unsafe class ShardKernel
{
    /// <summary>Lists <paramref name="count"/> samples from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void List(int* samples, int first, int count)
    {
        var index = 0;
        var listed = Vector<int>.Indices + new Vector<int>(first);
        for (; index + Vector<int>.Count <= count; index += Vector<int>.Count)
        {
            listed.Store(samples + index);
            listed += new Vector<int>(Vector<int>.Count);
        }

        for (; index < count; index++)
            samples[index] = first + index;
    }

    /// <summary>Adds a leaf's value to the raw scores of its samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddValue(double* rawScores, int* samples, int count, double value)
    {
        for (var index = 0; index < count; index++)
            rawScores[samples[index]] += value;
    }

    /// <summary>Adds up the gradients of samples that stand one after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static GradientSums SumAll(long* gradients, int count)
    {
        var index = 0;
        var sums = Vector<long>.Zero;
        for (; index + Vector<long>.Count <= count; index += Vector<long>.Count)
            sums += Vector.Load(gradients + index);
        var sum = Vector.Sum(sums);
        for (; index < count; index++)
            sum += gradients[index];
        return new GradientSums(sum);
    }

    /// <summary>Adds up the gradients of listed samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static GradientSums Sum(long* gradients, int* samples, int count)
    {
        var sum = 0L;
        for (var index = 0; index < count; index++)
            sum += gradients[samples[index]];
        return new GradientSums(sum);
    }

    /// <summary>Counts listed samples by bin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Count(byte* bins, int* samples, int count, int* counts)
    {
        for (var index = 0; index < count; index++)
            counts[bins[samples[index]]]++;
    }
}
