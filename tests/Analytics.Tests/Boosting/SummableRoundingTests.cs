using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class SummableRoundingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_000_000, 1)]
    [InlineData(1000, 3.7e-30)]
    [InlineData(1000, 3e38)]
    [InlineData(int.MaxValue, 1)]
    public void Round_AnyMagnitude_ErrsByLessThanOnePartIn2To50OfTheLargestSum(int count, double largest)
    {
        var rounding = new SummableRounding(count, largest);
        var random = new Random(1);

        for (var repeat = 0; repeat < 1000; repeat++)
        {
            var value = largest * (2 * random.NextDouble() - 1);
            Assert.InRange(Math.Abs(rounding.Round(value) - value), 0, largest * count * Math.ScaleB(1, -50));
        }

        Assert.Equal(0, rounding.Round(0));
    }

    [Fact]
    public void Round_SumsInAnyOrder_AreTheSameToTheLastBit()
    {
        var random = new Random(2);
        var rounding = new SummableRounding(10_000, 2.5);
        var values = new double[10_000];
        foreach (ref var value in values.AsSpan())
            value = rounding.Round(2.5 * (2 * random.NextDouble() - 1) * random.NextDouble());
        var sum = values.Sum();

        random.Shuffle(values);
        Assert.Equal(sum, values.Sum());
        Assert.Equal(sum, values[..3000].Sum() + values[3000..].Sum());
        Assert.Equal(values[3000..].Sum(), sum - values[..3000].Sum());
    }
}
