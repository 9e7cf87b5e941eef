using Analytics.Boosting.Kernels;

namespace Analytics.Tests.Boosting.Kernels;

public sealed class BinningKernelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(254)]
    [InlineData(255)]
    public void Bin_AnyThresholds_CountsThoseBelow(int thresholdCount)
    {
        var random = new Random(thresholdCount);
        float[] thresholds = [.. Enumerable.Range(0, thresholdCount).Select(_ => random.NextSingle() * 100 - 50).Distinct().Order()];
        float[] values =
        [
            float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, float.MaxValue, .. thresholds,
            .. Enumerable.Range(0, 777).Select(_ => random.NextSingle() * 110 - 55),
        ];
        byte[] expected = [.. values.Select(value => float.IsNaN(value) ? (byte)77 : (byte)thresholds.Count(threshold => value > threshold))];
        var (found, plain) = (new byte[values.Length], new byte[values.Length]);

        BinningKernel.Bin(values, thresholds, 77, found, usePlainKernel: false);
        BinningKernel.Bin(values, thresholds, 77, plain, usePlainKernel: true);

        Assert.Equal(expected, found);
        Assert.Equal(expected, plain);
    }
}
