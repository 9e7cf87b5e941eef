using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class MonthlyDesignTests
{
    [Fact]
    public void TakeOut_TwentyFourMonthsOfARhythm_LeavesNothing()
    {
        var design = new MonthlyDesign([.. Enumerable.Range(0, 24).Select(month => 1.0 + (month % 3))]);
        double[] series = [.. design.Months.Select(month => 7 + (2 * Math.Cos(2 * Math.PI * month / 12)) - Math.Sin(4 * Math.PI * month / 12))];

        design.TakeOut(series);

        Assert.True(design.HasSeason);
        Assert.Equal(5, design.Columns);
        Assert.All(series, rest => Assert.Equal(0, rest, 9));
    }

    [Fact]
    public void TakeOut_UnequalWeights_TakesTheWeightedMean()
    {
        var design = new MonthlyDesign([3, 0, 1]);
        double[] series = [2, 6];

        design.TakeOut(series);

        Assert.Equal([0, 2], design.Months);
        Assert.Equal(-1, series[0], 12);
        Assert.Equal(3, series[1], 12);
    }

    [Fact]
    public void Dispersion_DifferencesOfNeighbours_IsByHand() =>
        // 2²/(1 + 1) and 3²/(1 + 1/2).
        Assert.Equal((2 + 6) / 2.0, new MonthlyDesign([1, 1, 2]).Dispersion([0, 2, 5]), 12);
}
