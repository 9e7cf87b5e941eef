using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

public sealed class ExperienceStateTests
{
    private static readonly World World = new(new SimulationOptions());

    [Fact]
    public void Observe_LateUnresolvedRepeatedContact_CountsEachAspect()
    {
        var state = new ExperienceState(World, wasCustomerBefore: false);
        state.Observe(
            Row(InteractionKind.Call) with
            {
                Answered = true,
                PromisedMinutes = 4,
                WaitMinutes = 19,
                Resolved = false,
                Transfers = 2,
                Escalations = 1,
                Reopens = 1,
            },
            day: 100);

        Assert.Equal(0.5, state.Impression(RiskDriver.UnresolvedProblem, 130), 12);
        Assert.Equal(1, state.Impression(RiskDriver.BrokenPromise, 100));
        Assert.Equal(Math.Log(20.0 / 5), state.Impression(RiskDriver.WorstGap, 100), 12);
        Assert.Equal(1, state.Impression(RiskDriver.RepeatContact, 100));
        Assert.Equal(3, state.Impression(RiskDriver.Handover, 100));
        Assert.Equal(0, state.Impression(RiskDriver.Abandonment, 100));
    }

    [Fact]
    public void Observe_PromptSolvedContact_LeavesNothing()
    {
        var state = new ExperienceState(World, wasCustomerBefore: false);
        state.Observe(
            Row(InteractionKind.Chat) with
            {
                Answered = true,
                PromisedMinutes = 5,
                WaitMinutes = 5,
                Resolved = true,
                Transfers = 0,
                Escalations = 0,
                Reopens = 0,
            },
            day: 10);

        for (var driver = FadingSpeeds.First; driver <= FadingSpeeds.Last; driver++)
            Assert.Equal(0, state.Impression(driver, 11));
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(true, false, true)]
    public void Observe_Change_ExposesForNinetyDays(bool isAnnounced, bool isUnannouncedExposure, bool isAnnouncedExposure)
    {
        var state = new ExperienceState(World, wasCustomerBefore: false);
        state.Observe(Row(InteractionKind.Fee) with { Announced = isAnnounced }, day: 50);

        Assert.Equal(isUnannouncedExposure, state.IsExposedToUnannouncedChange(140));
        Assert.Equal(isAnnouncedExposure, state.IsExposedToAnnouncedChange(140));
        Assert.False(state.IsExposedToUnannouncedChange(141));
        Assert.False(state.IsExposedToAnnouncedChange(141));
    }

    [Fact]
    public void Observe_RenewalOffer_RemembersHowMuchDearerThanForNewCustomers()
    {
        var state = new ExperienceState(World, wasCustomerBefore: false);
        Assert.Null(state.LatestPenalty);

        state.Observe(Row(InteractionKind.Notice) with { Amount = 396m, NewCustomerPrice = 360m }, day: 5);
        Assert.Equal(Math.Log(1.1), state.LatestPenalty!.Value, 12);

        state.Observe(Row(InteractionKind.Notice) with { Amount = 2m }, day: 6);
        Assert.Equal(Math.Log(1.1), state.LatestPenalty!.Value, 12);

        state.Observe(Row(InteractionKind.Renewal) with { Amount = 300m, NewCustomerPrice = 360m }, day: 35);
        Assert.Equal(0, state.LatestPenalty);
    }

    [Fact]
    public void Purchases_CustomerFromBefore_StartsWithAnAverageBuyersCredit()
    {
        // 5 purchases a year, each remembered for 60 / ln 2 days on average.
        var state = new ExperienceState(World, wasCustomerBefore: true);

        Assert.Equal(5 / 365.25 * 60 / Math.Log(2), state.Impression(RiskDriver.Purchase, 0), 12);
        Assert.Equal(state.Impression(RiskDriver.Purchase, 0) / 2, state.Impression(RiskDriver.Purchase, 60), 12);
    }

    private static SimulatedInteraction Row(InteractionKind kind) => new()
    {
        CustomerId = "C000001",
        Number = 1,
        OccurredAt = DateTimeOffset.UnixEpoch,
        Kind = kind,
    };
}
