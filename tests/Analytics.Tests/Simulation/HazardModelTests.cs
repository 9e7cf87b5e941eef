using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

public sealed class HazardModelTests
{
    private static readonly Effects Effects = new();
    private static readonly World World = new(new SimulationOptions());
    private static readonly LatentView Average = new(1, 1, 1, 0, 0, 0, null);

    [Fact]
    public void Evaluate_NewConsumerToWhomNothingHappened_IsTheBase()
    {
        var customer = Joining(day: 100, CustomerSegment.Consumer, ContractKind.Monthly);

        var daily = Evaluate(customer, Average, day: 100);

        Assert.Equal(Effects.BaseQuarterlyHazard, 90 * Math.Exp(daily), 12);
    }

    [Fact]
    public void Evaluate_EverythingAtOnce_IsTheSumWorkedByHand()
    {
        var customer = Joining(day: 0, CustomerSegment.Business, ContractKind.Annual);
        customer.State.Observe(
            Row(InteractionKind.Call) with
            {
                Answered = true,
                PromisedMinutes = 4,
                WaitMinutes = 9,
                Resolved = false,
                Transfers = 1,
                Escalations = 0,
                Reopens = 0,
            },
            day: 318);
        customer.State.Observe(Row(InteractionKind.PriceChange) with { Announced = false }, day: 320);
        customer.State.Observe(Row(InteractionKind.Notice) with { Amount = 1_584m, NewCustomerPrice = 1_440m }, day: 336);
        var latent = new LatentView(1.5, 0.5, 2, 1, -1, 2, OfferDay: 340);

        // Day 348: a year's contract (the first day was 2024-01-01, so it ends on day 366), 30 days after the call.
        var expected = Math.Log(Effects.BaseQuarterlyHazard / 90)
            + Effects.AnnualContract + Effects.BusinessSegment
            + (Effects.Tenure * Math.Log(1 + (348 / 365.25)))
            + Effects.RenewalWindow + (Effects.LoyaltyPenalty * 10 * Math.Log(1.1))
            + Effects.UnannouncedChange
            + (Effects.UnresolvedProblem * Math.Pow(2, -30 / Effects.UnresolvedProblemHalfLife))
            + (Effects.BrokenPromise * 1.5 * Math.Pow(2, -30 / Effects.BrokenPromiseHalfLife))
            + (Effects.WorstGap * 1.5 * Math.Log(2) * Math.Pow(2, -30 / Effects.WorstGapHalfLife))
            + (Effects.Handover * 0.5 * Math.Pow(2, -30 / Effects.HandoverHalfLife))
            + (Effects.Convenience * 1 * 0.5) + (Effects.Expertise * -1 * 2)
            + (Effects.PriceSensitivity * 2) + Effects.CompetitorOffer;

        Assert.Equal(expected, Evaluate(customer, latent, day: 348), 12);
    }

    [Fact]
    public void Evaluate_TenUnresolvedProblems_CountAsThree()
    {
        var customer = Joining(day: 0, CustomerSegment.Consumer, ContractKind.Monthly);
        for (var problem = 0; problem < 10; problem++)
            customer.State.Observe(Row(InteractionKind.Visit) with { Answered = true, Resolved = false }, day: 20);
        var parts = new double[HazardModel.Drivers];

        World.Hazard.Evaluate(customer, Average, 21, parts);

        Assert.Equal(3 * Effects.UnresolvedProblem, parts[(int)RiskDriver.UnresolvedProblem], 12);
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    [InlineData(95, true)]
    [InlineData(96, false)]
    public void Evaluate_CompetitorOffer_CountsFromTheDayAfterForFortyFiveDays(int day, bool counts)
    {
        var customer = Joining(day: 0, CustomerSegment.Consumer, ContractKind.Monthly);
        var parts = new double[HazardModel.Drivers];

        World.Hazard.Evaluate(customer, Average with { OfferDay = 50 }, day, parts);

        Assert.Equal(counts ? Effects.CompetitorOffer : 0, parts[(int)RiskDriver.CompetitorOffer]);
    }

    private static double Evaluate(CustomerExperience customer, in LatentView latent, int day) =>
        World.Hazard.Evaluate(customer, latent, day, new double[HazardModel.Drivers]);

    private static CustomerExperience Joining(int day, CustomerSegment segment, ContractKind contract) =>
        new(World, new SimulatedCustomer("C000001", World.MomentOf(day, 420), segment, 100m, contract, "north", "phone"));

    private static SimulatedInteraction Row(InteractionKind kind) => new()
    {
        CustomerId = "C000001",
        Number = 1,
        OccurredAt = DateTimeOffset.UnixEpoch,
        Kind = kind,
    };
}
