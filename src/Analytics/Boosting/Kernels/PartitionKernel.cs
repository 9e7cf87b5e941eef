using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>Divides a list of samples by a set of bins, keeping their order, without a branch that depends on the data.</summary>
internal static unsafe class PartitionKernel
{
    public static bool IsSupported => Avx512F.IsSupported && Avx2.IsSupported;

    /// <summary>Sixteen samples at a time: gather their bins, look them up in the set, and compress each side.</summary>
    /// <param name="samples">The indexes; afterwards those that go left come first, and what follows them is undefined.</param>
    /// <param name="count">How many.</param>
    /// <param name="bins">The bin of every sample of the training set; four bytes are read at each.</param>
    /// <param name="goesLeft">The bins whose samples go left.</param>
    /// <param name="goingRight">Receives the indexes that go right.</param>
    /// <returns>The number that go left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Divide(int* samples, int count, byte* bins, BinSet goesLeft, int* goingRight)
    {
        var words = Vector256.Load((int*)&goesLeft);
        var set = Vector512.Create(words, words);
        var wordOfBin = Vector512.Create(7);
        var bitOfBin = Vector512.Create(31);
        var one = Vector512<int>.One;
        int left = 0, right = 0, index = 0;
        for (; index + Vector512<int>.Count <= count; index += Vector512<int>.Count)
        {
            var listed = Vector512.Load(samples + index);
            var low = Avx2.GatherVector256((int*)bins, listed.GetLower(), 1);
            var high = Avx2.GatherVector256((int*)bins, listed.GetUpper(), 1);
            // Only the lowest of the four bytes is the sample's bin; what the others add to the word's number is masked away.
            var bin = Vector512.Create(low, high);
            var word = Avx512F.PermuteVar16x32(set, (bin >>> 5) & wordOfBin);
            var bit = Avx512F.ShiftRightLogicalVariable(word, (bin & bitOfBin).AsUInt32()) & one;
            var isLeft = Vector512.Equals(bit, one);
            var leftCount = BitOperations.PopCount((uint)isLeft.ExtractMostSignificantBits());
            // Reading is never behind writing, so whole vectors may be written over what has been read.
            Avx512F.Compress(Vector512<int>.Zero, isLeft, listed).Store(samples + left);
            Avx512F.Compress(Vector512<int>.Zero, ~isLeft, listed).Store(goingRight + right);
            left += leftCount;
            right += Vector512<int>.Count - leftCount;
        }

        return DivideRest(samples, index, count, bins, goesLeft, goingRight, left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int DividePlainly(int* samples, int count, byte* bins, BinSet goesLeft, int* goingRight) =>
        DivideRest(samples, 0, count, bins, goesLeft, goingRight, left: 0, right: 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int DivideRest(int* samples, int index, int count, byte* bins, BinSet goesLeft, int* goingRight, int left, int right)
    {
        var set = (uint*)&goesLeft;
        for (; index < count; index++)
        {
            var sample = samples[index];
            int bin = bins[sample];
            var isLeft = (int)(set[bin >> 5] >> (bin & 31) & 1);
            // Both are written, and one of them counts.
            samples[left] = sample;
            goingRight[right] = sample;
            left += isLeft;
            right += 1 - isLeft;
        }

        return left;
    }
}
