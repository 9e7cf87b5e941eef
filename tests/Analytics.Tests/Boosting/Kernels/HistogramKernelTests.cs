using Analytics.Boosting;
using Analytics.Boosting.Kernels;

namespace Analytics.Tests.Boosting.Kernels;

public sealed unsafe class HistogramKernelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(16)]
    public void Count_AnyLanes_SumsSamplesByCode(int laneCount)
    {
        const int SampleCount = 1000;
        var random = new Random(laneCount);
        var gradients = new AlignedMemory<long>(SampleCount);
        var records = new AlignedMemory<byte>(SampleCount * RecordBlock.RecordLength);
        var samples = new AlignedMemory<int>(300);
        for (var sample = 0; sample < SampleCount; sample++)
        {
            gradients.Span[sample] = new GradientSums(random.Next(-9999, 9999), random.Next(1, 5000)).Word;
            for (var lane = 0; lane < laneCount; lane++)
                records.Span[sample * RecordBlock.RecordLength + lane] = (byte)random.Next(256);
        }

        for (var index = 0; index < samples.Length; index++)
            samples.Span[index] = random.Next(SampleCount);
        var (all, listed) = (new AlignedMemory<long>(16 * 256), new AlignedMemory<long>(16 * 256));

        HistogramKernel.CountAll(gradients.Address, records.Address, 100, 900, laneCount, all.Address);
        HistogramKernel.CountListed(gradients.Address, records.Address, samples.Address, samples.Length, laneCount, listed.Address);

        var counted = laneCount * RecordLane.MaxCodes;
        Assert.Equal(Naive([.. Enumerable.Range(100, 800)]), all.Span[..counted]);
        Assert.Equal(Naive(samples.Span.ToArray()), listed.Span[..counted]);

        long[] Naive(int[] members)
        {
            var sums = new long[counted];
            foreach (var sample in members)
            {
                for (var lane = 0; lane < laneCount; lane++)
                    sums[lane * RecordLane.MaxCodes + records.Span[sample * RecordBlock.RecordLength + lane]] += gradients.Span[sample];
            }

            return sums;
        }
    }
}
