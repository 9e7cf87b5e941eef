using Analytics.Features;

namespace Analytics.Tests.Features;

public sealed class EventSpanTests
{
    private static readonly DateTimeOffset Now = Day(400);

    [Fact]
    public void Of_EventsInSeveralExports_GoesFromTheFirstToTheLast()
    {
        var span = EventSpan.Of([new(false, Day(10), Day(300), Now), new(true, Day(20), Day(200), Now), new(false, null, null, Now)], Now);

        Assert.Equal(new EventSpan(Day(10), Day(300), Day(200)), span);
    }

    [Fact]
    public void Of_NoEvent_IsTheNewestExport()
    {
        Assert.Equal(new EventSpan(Day(9), Day(9), null), EventSpan.Of([new(false, null, null, Day(5)), new(false, null, null, Day(9))], Now));
    }

    [Fact]
    public void Of_EventInTheFuture_EndsNow()
    {
        Assert.Equal(Now, EventSpan.Of([new(false, Day(10), Day(900), Day(5))], Now).Last);
    }

    [Fact]
    public void Until_DateWithinTheData_KnowsNothingLater()
    {
        var schedule = new EventSpan(Day(0), Day(399), Day(390)).Until(Day(300)).Schedule(outcomeDays: 97);

        Assert.Equal(Day(300), schedule.Scoring);
        Assert.Equal(Day(300 - 97), schedule.Training[^1]);
    }

    [Fact]
    public void Until_DateAfterTheData_StillEndsOutcomesWithTheData()
    {
        var schedule = new EventSpan(Day(0), Day(300), null).Until(Day(330)).Schedule(outcomeDays: 97);

        Assert.Equal(Day(330), schedule.Scoring);
        Assert.Equal(Day(301 - 97), schedule.Training[^1]);
    }

    private static DateTimeOffset Day(int day) => new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
}
