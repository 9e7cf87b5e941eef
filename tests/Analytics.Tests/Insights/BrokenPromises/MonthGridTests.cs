using Analytics.Features;
using Analytics.Insights.BrokenPromises;

namespace Analytics.Tests.Insights.BrokenPromises;

public sealed class MonthGridTests
{
    private static readonly ChurnDefinition Cancellation = new();
    private static readonly ChurnDefinition Inactivity = new() { Basis = ChurnBasis.Inactivity, InactivityDays = 90 };

    [Fact]
    public void Of_AYear_HasTheMonthsAfterTheFirstNinetyDays()
    {
        var grid = MonthGrid.Of(-364.5, -0.5, Cancellation);

        Assert.Equal(9, grid.Count);
        Assert.Equal(0, grid.KnownUntil);
        Assert.Equal(-270, grid.First);
        Assert.Equal(-240, grid.Start(1));
    }

    // Of leaving by inactivity the last 60 days more are needed to see a silence of 90.
    [Fact]
    public void Of_Inactivity_EndsEarlier() => Assert.Equal((7, -60.0), (MonthGrid.Of(-364.5, -0.5, Inactivity).Count, MonthGrid.Of(-364.5, -0.5, Inactivity).KnownUntil));

    [Fact]
    public void Of_Decades_KeepsThreeYears() => Assert.Equal(36, MonthGrid.Of(-9_000, -1, Cancellation).Count);

    [Fact]
    public void Of_AWeek_HasNone() => Assert.Equal(0, MonthGrid.Of(-7, -1, Cancellation).Count);
}
