using Analytics.Insights.BrokenPromises;

namespace Analytics.Tests.Insights.BrokenPromises;

public sealed class SilenceTests
{
    // Months begin on -300, -270, ... -30.
    private static readonly MonthGrid Grid = new(-300, 10);

    [Fact]
    public void Of_SilenceOfNinetyDays_BeginsWithTheMonthAfterTheLastActivity() =>
        Assert.Equal([new Absence(-270, -150)], Silence.Of(LineMaker.Line(activity: [-310, -280, -150, -100, -40, -20]), Grid, 90));

    [Fact]
    public void Of_ShorterSilence_IsNone() => Assert.Empty(Silence.Of(LineMaker.Line(activity: [-310, -260, -190, -120, -60, -20, -1]), Grid, 90));

    [Fact]
    public void Of_SilentWhenMonthsBegin_IsGoneButDoesNotLeave()
    {
        var line = LineMaker.Line(activity: [-500, -200, -150, -100, -40, -20]);
        line.Gone = Silence.Of(line, Grid, 90);

        Assert.Equal([new Absence(-410, -200, IsChurn: false)], line.Gone);
        Assert.False(line.IsCustomer(-300));
        Assert.False(line.Leaves(-1_000, 0));
        Assert.True(line.IsCustomer(-180));
    }

    // What is done between a cancellation and a purchase is no sign of a customer.
    [Fact]
    public void Of_Cancelled_IsSilentUntilThePurchase() =>
        Assert.Equal([new Absence(-240, -90)], Silence.Of(LineMaker.Line(activity: [-310, -250, -200, -90, -60, -20], gone: new Absence(-245, -90)), Grid, 90));

    [Fact]
    public void Of_NotYetJoined_IsNeitherGoneNorLeaving() => Assert.Empty(Silence.Of(LineMaker.Line(since: -50, activity: [-50, -20]), Grid, 90));
}
