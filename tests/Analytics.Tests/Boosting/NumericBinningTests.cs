using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class NumericBinningTests
{
    [Fact]
    public void Bin_FewDistinctValues_GivesEachItsOwnBin()
    {
        var column = NumericBinning.Bin([3, 1, float.NaN, 1, 2, -0f, 0f], maxBins: 4);

        Assert.Equal(4, column.BinCount);
        Assert.Equal([3, 1, 4, 1, 2, 0, 0], column.Bins.ToArray());
        Assert.Equal([0.5f, 1.5f, 2.5f, float.PositiveInfinity], Enumerable.Range(0, 4).Select(column.UpperThreshold));
    }

    [Fact]
    public void Bin_ManyDistinctValues_FillsBinsEvenly()
    {
        var values = Enumerable.Range(0, 1000).Select(index => (float)(index * 7 % 1000)).ToArray();

        var column = NumericBinning.Bin(values, maxBins: 10);

        Assert.Equal(10, column.BinCount);
        Assert.All(Enumerable.Range(0, 10), bin => Assert.Equal(100, column.Bins.ToArray().Count(found => found == bin)));
        Assert.Equal(99.5f, column.UpperThreshold(0));
    }

    [Fact]
    public void Bin_OneValueDominates_LeavesTheOtherBinsToTheRest()
    {
        float[] values = [.. Enumerable.Repeat(500f, 9000), .. Enumerable.Range(0, 1000).Select(index => (float)index)];

        var column = NumericBinning.Bin(values, maxBins: 11);

        Assert.InRange(column.BinCount, 10, 11);
        var fullest = column.Bins.ToArray().Where(bin => bin != column.Bins[0]).CountBy(bin => bin).Max(bin => bin.Value);
        Assert.InRange(fullest, 100, 112);
    }

    [Fact]
    public void Bin_AnyValue_FallsWhereTheThresholdsSay()
    {
        var random = new Random(3);
        var finite = Enumerable.Range(0, 3000).Select(_ => MathF.Exp(4 * random.NextSingle()));
        float[] values = [.. finite, float.NegativeInfinity, float.PositiveInfinity];

        var column = NumericBinning.Bin(values, maxBins: 255);

        Assert.InRange(column.BinCount, 200, 255);
        for (var index = 0; index < values.Length; index++)
        {
            int bin = column.Bins[index];
            Assert.True(values[index] <= column.UpperThreshold(bin));
            Assert.True(bin == 0 || values[index] > column.UpperThreshold(bin - 1));
        }
    }

    [Fact]
    public void Bin_VeryManyValues_FillsBinsAboutEvenlyInWhateverOrder()
    {
        var random = new Random(4);
        var values = Enumerable.Range(0, 150_000).Select(_ => MathF.Log(1 - random.NextSingle()) * 100).ToArray();

        var column = NumericBinning.Bin(values, maxBins: 255);
        var turned = NumericBinning.Bin([.. values.Reverse()], maxBins: 255);

        // Thresholds are placed by a part of the values: about 160 a bin, which leaves an error of some 8 %.
        var counts = column.Bins.ToArray().CountBy(bin => bin).Select(bin => bin.Value).ToArray();
        Assert.InRange(column.BinCount, 250, 255);
        Assert.InRange(counts.Max(), 588, 588 * 1.4);
        Assert.Equal(Enumerable.Range(0, column.BinCount).Select(column.UpperThreshold), Enumerable.Range(0, turned.BinCount).Select(turned.UpperThreshold));
    }

    [Fact]
    public void Bin_VeryManySamplesOfFewValues_TellsAllValuesApart()
    {
        var column = NumericBinning.Bin([.. Enumerable.Range(0, 150_000).Select(index => (float)(index % 200))], maxBins: 255);

        Assert.Equal(200, column.BinCount);
    }

    [Fact]
    public void Bin_NoValues_HasOnlyTheMissingBin()
    {
        var column = NumericBinning.Bin([float.NaN, float.NaN], maxBins: 255);

        Assert.Equal(0, column.BinCount);
        Assert.Equal([0, 0], column.Bins.ToArray());
    }

    [Fact]
    public void Thresholds_AgainstEveryWayToPart_HaveTheSmallestFullestBin()
    {
        var random = new Random(8);
        for (var repeat = 0; repeat < 200; repeat++)
        {
            var counts = Enumerable.Range(0, 9).Select(_ => random.Next(1, 12) * (random.Next(4) == 0 ? 5 : 1)).ToArray();
            var distinct = Enumerable.Range(0, 9).Select(index => (float)index).ToArray();
            var maxBins = random.Next(2, 8);

            var thresholds = NumericBinning.Thresholds(distinct, counts, maxBins);

            Assert.InRange(thresholds.Length + 1, 1, maxBins);
            // Each bit says whether a bin ends after that value.
            var best = Enumerable.Range(0, 1 << 8)
                .Where(ends => int.PopCount(ends) < maxBins)
                .Min(ends => FullestBin(counts, index => (ends >> index & 1) != 0));
            Assert.Equal(best, FullestBin(counts, index => thresholds.Contains(index + 0.5f)));
        }
    }

    [Theory]
    [InlineData(1f, 2f, 1.5f)]
    [InlineData(-3f, 3f, 0f)]
    [InlineData(float.MaxValue, float.PositiveInfinity, float.MaxValue)]
    [InlineData(float.NegativeInfinity, float.MinValue, float.NegativeInfinity)]
    [InlineData(float.NegativeInfinity, float.PositiveInfinity, 0f)]
    [InlineData(1e38f, 3e38f, 2e38f)]
    public void MidPoint_OfTwoValues_PartsThem(float lower, float higher, float middle)
    {
        Assert.Equal(middle, NumericBinning.MidPoint(lower, higher));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(-1f)]
    [InlineData(0f)]
    [InlineData(1e-45f)]
    [InlineData(16777215f)]
    [InlineData(-3e38f)]
    public void MidPoint_OfNeighbours_IsTheLower(float lower)
    {
        Assert.Equal(lower, NumericBinning.MidPoint(lower, MathF.BitIncrement(lower)));
    }

    /// <summary>A value that is alone in its bin cannot be helped and does not count.</summary>
    private static int FullestBin(int[] counts, Func<int, bool> endsAfter)
    {
        int fullest = 0, filled = 0, values = 0;
        for (var index = 0; index < counts.Length; index++)
        {
            filled += counts[index];
            values++;
            if (!endsAfter(index) && index + 1 < counts.Length)
                continue;
            if (values > 1)
                fullest = Math.Max(fullest, filled);
            (filled, values) = (0, 0);
        }

        return fullest;
    }
}
