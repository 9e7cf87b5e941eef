using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Boosting.Kernels;

/// <summary>
/// Adds samples' gradients to the histograms of a block's lanes. Three quarters of training are spent here, at about
/// an addition a nanosecond's half; what counts is that a sample's bins lie together, that one addition does for gradient and hessian,
/// and that records are fetched before they are needed.
/// </summary>
internal static unsafe class HistogramKernel
{
    private const int FetchAhead = 24;
    private const int Codes = RecordLane.MaxCodes;

    /// <summary>Counts samples <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <param name="gradients">One a sample of the training set.</param>
    /// <param name="records">The block's records, one a sample.</param>
    /// <param name="start">The first sample.</param>
    /// <param name="end">The one after the last.</param>
    /// <param name="laneCount">The lanes in use, at most 16.</param>
    /// <param name="histograms">One of 256 codes a lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void CountAll(long* gradients, byte* records, int start, int end, int laneCount, long* histograms)
    {
        var sample = start;
        for (; sample + 1 < end; sample += 2)
        {
            var record = records + (nint)sample * RecordBlock.RecordLength;
            AddTwo(record, record + RecordBlock.RecordLength, gradients[sample], gradients[sample + 1], laneCount, histograms);
        }

        if (sample < end)
            AddOne(records + (nint)sample * RecordBlock.RecordLength, gradients[sample], laneCount, histograms);
    }

    /// <summary>Counts listed samples.</summary>
    /// <param name="gradients">One a sample of the training set.</param>
    /// <param name="records">The block's records, one a sample.</param>
    /// <param name="samples">The indexes, with more behind them that may be read, though not used.</param>
    /// <param name="count">How many.</param>
    /// <param name="laneCount">The lanes in use, as above.</param>
    /// <param name="histograms">One of 256 codes a lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void CountListed(long* gradients, byte* records, int* samples, int count, int laneCount, long* histograms)
    {
        var index = 0;
        for (; index + 1 < count; index += 2)
        {
            if (Sse.IsSupported)
            {
                Fetch(gradients, records, samples[index + FetchAhead]);
                Fetch(gradients, records, samples[index + FetchAhead + 1]);
            }

            nint first = samples[index], second = samples[index + 1];
            AddTwo(
                records + first * RecordBlock.RecordLength, records + second * RecordBlock.RecordLength,
                gradients[first], gradients[second], laneCount, histograms);
        }

        if (index < count)
            AddOne(records + (nint)samples[index] * RecordBlock.RecordLength, gradients[samples[index]], laneCount, histograms);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(long* gradients, byte* records, nint sample)
    {
        Sse.Prefetch0(gradients + sample);
        Sse.Prefetch0(records + sample * RecordBlock.RecordLength);
    }

    private static void AddOne(byte* record, long gradient, int laneCount, long* histograms)
    {
        for (var lane = 0; lane < laneCount; lane++)
            histograms[lane * Codes + record[lane]] += gradient;
    }

    // Two samples at a time, so that the one's additions fill the gaps that the other's leave. The branches go the same way for every sample of
    // a block, and the processor guesses them right.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTwo(byte* record, byte* second, long gradient, long secondGradient, int laneCount, long* histograms)
    {
        if (laneCount >= 4)
        {
            AddFour(record, gradient, histograms);
            AddFour(second, secondGradient, histograms);
            if (laneCount >= 8)
            {
                AddFour(record + 4, gradient, histograms + 4 * Codes);
                AddFour(second + 4, secondGradient, histograms + 4 * Codes);
                if (laneCount >= 12)
                {
                    AddFour(record + 8, gradient, histograms + 8 * Codes);
                    AddFour(second + 8, secondGradient, histograms + 8 * Codes);
                    if (laneCount >= 16)
                    {
                        AddFour(record + 12, gradient, histograms + 12 * Codes);
                        AddFour(second + 12, secondGradient, histograms + 12 * Codes);
                        return;
                    }
                }
            }
        }

        var done = laneCount & ~3;
        record += done;
        second += done;
        histograms += done * Codes;
        if ((laneCount & 2) != 0)
        {
            (histograms + (nuint)record[0])[0] += gradient;
            (histograms + (nuint)record[1])[Codes] += gradient;
            (histograms + (nuint)second[0])[0] += secondGradient;
            (histograms + (nuint)second[1])[Codes] += secondGradient;
            record += 2;
            second += 2;
            histograms += 2 * Codes;
        }

        if ((laneCount & 1) != 0)
        {
            histograms[(nuint)record[0]] += gradient;
            histograms[(nuint)second[0]] += secondGradient;
        }
    }

    // Address first, lane second: that way the lane's offset becomes part of the instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddFour(byte* codes, long gradient, long* histograms)
    {
        (histograms + (nuint)codes[0])[0] += gradient;
        (histograms + (nuint)codes[1])[Codes] += gradient;
        (histograms + (nuint)codes[2])[2 * Codes] += gradient;
        (histograms + (nuint)codes[3])[3 * Codes] += gradient;
    }
}
