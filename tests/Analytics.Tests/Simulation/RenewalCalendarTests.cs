using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

public sealed class RenewalCalendarTests
{
    private static readonly World World = new(new SimulationOptions { StartDate = new DateOnly(2024, 1, 1), Days = 730 });

    [Fact]
    public void OpenOffer_AnnualContract_IsOpenFromThirtyDaysBeforeToFifteenAfter()
    {
        // Joined on 2023-03-01: the first contract ends on 2024-03-01, day 60 of a leap year.
        var calendar = new RenewalCalendar(World, Joined(new DateOnly(2023, 3, 1), ContractKind.Annual));

        Assert.Equal([60, 425, 790], calendar.RenewalDays);
        Assert.Null(calendar.OpenOffer(30));
        Assert.Equal(30, calendar.OpenOffer(31));
        Assert.Equal(30, calendar.OpenOffer(75));
        Assert.Null(calendar.OpenOffer(76));
    }

    [Fact]
    public void RenewalDays_JoinedOnALeapDay_FallOnTheLastOfFebruary()
    {
        var calendar = new RenewalCalendar(World, Joined(new DateOnly(2020, 2, 29), ContractKind.Annual));

        Assert.Equal(
            [new DateOnly(2024, 2, 29), new DateOnly(2025, 2, 28), new DateOnly(2026, 2, 28)],
            calendar.RenewalDays.Select(World.DateOf));
    }

    [Fact]
    public void OpenOffer_MonthlyContract_IsNeverOpen()
    {
        var calendar = new RenewalCalendar(World, Joined(new DateOnly(2023, 3, 1), ContractKind.Monthly));

        Assert.All(Enumerable.Range(0, 730), day => Assert.Null(calendar.OpenOffer(day)));
    }

    private static SimulatedCustomer Joined(DateOnly date, ContractKind contract) => new(
        "C000001",
        new DateTimeOffset(date.ToDateTime(new TimeOnly(7, 0)), TimeSpan.Zero),
        CustomerSegment.Consumer,
        100m,
        contract,
        "north",
        "phone");
}
