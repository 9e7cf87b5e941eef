using Analytics.Reports.Html.Plots;

namespace Analytics.Tests.Reports.Html.Plots;

public sealed class PlotAxisTests
{
    [Fact]
    public void Round_Values_EndsAndTicksAreRoundNumbers()
    {
        var axis = PlotAxis.Round([3.2, 17.9], "0");

        Assert.Equal((0, 20), (axis.Low, axis.High));
        Assert.Equal(["0", "5", "10", "15", "20"], axis.Ticks.Select(tick => tick.Label));
    }

    [Fact]
    public void Round_LeastAndMost_AreNotPassed()
    {
        var axis = PlotAxis.Round([0.02, 0.97], "0 %", least: 0, most: 1);

        Assert.Equal((0, 1), (axis.Low, axis.High));
        Assert.Equal("0 %", axis.Ticks[0].Label);
        Assert.Equal("100 %", axis.Ticks[^1].Label);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 4.0 })]
    [InlineData(new[] { -1e9, -1e9 })]
    public void Round_NothingToTellApart_HasALengthAllTheSame(double[] values)
    {
        var axis = PlotAxis.Round(values, "0.0");

        Assert.True(axis.High > axis.Low);
        Assert.NotEmpty(axis.Ticks);
        Assert.All(values, value => Assert.InRange(axis.Place(value), 0, 1));
    }

    [Fact]
    public void Round_AroundZero_ZeroHasNoSign() =>
        Assert.Contains(PlotAxis.Round([-0.4, 0.7], "0.0").Ticks, tick => tick.Label == "0.0");

    [Fact]
    public void Place_BeyondTheEnds_IsAtThem()
    {
        Assert.Equal(0, PlotAxis.Shares.Place(-3));
        Assert.Equal(1, PlotAxis.Shares.Place(3));
        Assert.Equal(0.25, PlotAxis.Shares.Place(0.25));
    }
}
