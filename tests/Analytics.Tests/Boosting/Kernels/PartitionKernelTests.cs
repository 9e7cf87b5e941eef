using Analytics.Boosting;
using Analytics.Boosting.Kernels;

namespace Analytics.Tests.Boosting.Kernels;

public sealed unsafe class PartitionKernelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(333)]
    [InlineData(5000)]
    public void Divide_AnyList_PartsItInOrder(int count)
    {
        var random = new Random(count);
        var bins = new AlignedMemory<byte>(5000);
        random.NextBytes(bins.Span);
        int[] listed = [.. Enumerable.Range(0, 5000).Where(_ => random.Next(5000) < count + 20).Take(count)];
        foreach (var share in (double[])[0, 0.02, 0.5, 1])
        {
            var set = Sets.Of([.. Enumerable.Range(0, 256).Where(_ => random.NextDouble() < share)]);
            int[] left = [.. listed.Where(sample => set.Contains(bins.Span[sample]))];
            int[] right = [.. listed.Where(sample => !set.Contains(bins.Span[sample]))];

            Check(PartitionKernel.DividePlainly);
            if (PartitionKernel.IsSupported)
                Check(PartitionKernel.Divide);

            void Check(Kernel kernel)
            {
                var (samples, goingRight) = (new AlignedMemory<int>(listed.Length), new AlignedMemory<int>(listed.Length));
                listed.CopyTo(samples.Span);
                var leftCount = kernel(samples.Address, listed.Length, bins.Address, set, goingRight.Address);
                Assert.Equal(left, samples.Span[..leftCount]);
                Assert.Equal(right, goingRight.Span[..(listed.Length - leftCount)]);
            }
        }
    }

    private delegate int Kernel(int* samples, int count, byte* bins, BinSet goesLeft, int* goingRight);
}
