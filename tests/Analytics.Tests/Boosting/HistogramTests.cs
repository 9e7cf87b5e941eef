using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class HistogramTests
{
    [Fact]
    public void Count_OfANode_SumsItsSamplesByBin()
    {
        var histogram = new Histogram([0, 2, 5]);
        byte[] bins = [0, 2, 1, 2, 0];

        histogram.Count(1, bins, [0, 1, 3], [new(0.5, 0.25), new(-1, 0.5), new(0.25, 0.125)]);

        Assert.Equal([new(0.5, 0.25, 1), default, new(-0.75, 0.625, 2)], histogram.Column(1));
        Assert.Equal([default, default], histogram.Column(0));
    }

    [Fact]
    public void Count_Again_ForgetsWhatWasThere()
    {
        var histogram = new Histogram([0, 2]);
        histogram.Count(0, [0, 1], [0, 1], [new(1, 1), new(2, 2)]);

        histogram.Count(0, [0, 1], [1], [new(3, 4)]);

        Assert.Equal([default, new(3, 4, 1)], histogram.Column(0));
    }

    [Fact]
    public void Subtract_OneChild_LeavesExactlyTheOther()
    {
        var random = new Random(6);
        var rounding = new SummableRounding(5000, 1);
        var bins = new byte[5000];
        random.NextBytes(bins);
        double Next() => rounding.Round(random.NextDouble() - 0.5);
        var gradients = bins.Select(_ => new GradientPair(Next(), Next())).ToArray();
        int[] all = [.. Enumerable.Range(0, 5000)];
        int[] one = [.. all.Where(sample => sample % 3 == 0 && bins[sample] != 17)];
        int[] other = [.. all.Except(one)];
        var (parent, counted, expected) = (new Histogram([0, 256]), new Histogram([0, 256]), new Histogram([0, 256]));
        parent.Count(0, bins, all, gradients);
        counted.Count(0, bins, other, [.. other.Select(sample => gradients[sample])]);
        expected.Count(0, bins, one, [.. one.Select(sample => gradients[sample])]);

        parent.Subtract(0, counted);

        Assert.Equal(expected.Column(0), parent.Column(0));
        Assert.Equal(default, parent.Column(0)[17]);
    }
}
