using Analytics.Boosting.Kernels;

namespace Analytics.Tests.Boosting.Kernels;

public sealed class FloatSortTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5000)]
    public void Sort_AnyFloats_IsAscending(int count)
    {
        var random = new Random(count);
        float[] values =
        [
            float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, 0, -0f, float.Epsilon, -float.Epsilon,
            .. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-30, 30))),
        ];
        float[] expected = [.. values.Order()];

        FloatSort.Sort(values);

        Assert.Equal(expected, values);
    }
}
