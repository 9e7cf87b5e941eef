using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

public sealed class CustomerTruthTests
{
    private static readonly SimulationOptions Options = new() { Customers = 1_500, Seed = 21 };
    private static readonly SimulatedBusiness Business = ServiceBusiness.Simulate(Options);
    private static readonly DateOnly AsOf = Options.StartDate.AddDays(500);

    [Fact]
    public void Risks_HistoryThatEndsAtTheDate_AreTheSame()
    {
        // What happens on the date or later must not be seen: a world that ends there gives the same figures.
        var ended = ServiceBusiness.Simulate(Options with { Days = 500 });
        var compared = 0;
        foreach (var history in ended.Histories.Where(history => history.Customer.JoinedAt.Year < 2024 && history.Truth.IsActive(AsOf)))
        {
            var truth = Business.Truth.Customer(history.Customer.CustomerId);
            Assert.Equal(history.Truth.BreakdownAt(AsOf).Parts, truth.BreakdownAt(AsOf).Parts);
            Assert.Equal(history.Truth.ObservableRisk(AsOf), truth.ObservableRisk(AsOf));
            Assert.Equal(history.Truth.FullRisk(AsOf), truth.FullRisk(AsOf));
            compared++;
        }

        Assert.InRange(compared, 300, 900);
    }

    [Fact]
    public void BreakdownAt_TermsFromRowsAlone_AreObservableAsTheyAre()
    {
        var active = Business.Histories.Where(history => history.Truth.IsActive(AsOf)).ToList();
        RiskDriver[] exact =
        [
            RiskDriver.AnnualContract, RiskDriver.Tenure, RiskDriver.RenewalWindow, RiskDriver.LoyaltyPenalty,
            RiskDriver.UnannouncedChange, RiskDriver.UnresolvedProblem, RiskDriver.RefusedComplaint, RiskDriver.Goodwill,
            RiskDriver.Purchase,
        ];

        Assert.All(active, history =>
        {
            var breakdown = history.Truth.BreakdownAt(AsOf);
            Assert.All(exact, driver => Assert.Equal(breakdown[driver].Full, breakdown[driver].Observable));
            Assert.Equal(0, breakdown[RiskDriver.PriceSensitivity].Observable);
            Assert.Equal(0, breakdown[RiskDriver.CompetitorOffer].Observable);
            Assert.Equal(
                breakdown[RiskDriver.BrokenPromise].Full,
                breakdown[RiskDriver.BrokenPromise].Observable * history.Truth.Traits.TimelinessNeed,
                12);
        });
        Assert.Contains(active, history => history.Truth.BreakdownAt(AsOf)[RiskDriver.LoyaltyPenalty].Full > 0);
        Assert.Contains(active, history => history.Truth.BreakdownAt(AsOf)[RiskDriver.BrokenPromise].Full > 0);
    }

    [Fact]
    public void BreakdownAt_ConvenienceFromAnswers_IsACalibratedEstimate()
    {
        var points = Business.Histories
            .Where(history => history.Truth.IsActive(AsOf))
            .Select(history => history.Truth.BreakdownAt(AsOf)[RiskDriver.Convenience])
            .ToList();
        var answered = points.Where(point => point.Observable != 0).ToList();

        // Regressing the truth on a best prediction gives slope 1.
        var meanEstimate = answered.Average(point => point.Observable);
        var slope = answered.Sum(point => (point.Observable - meanEstimate) * point.Full)
            / answered.Sum(point => (point.Observable - meanEstimate) * (point.Observable - meanEstimate));
        Assert.InRange(slope, 0.85, 1.20);
        Assert.InRange(answered.Count, points.Count / 4, points.Count * 3 / 4);
    }

    [Fact]
    public void FullRisk_OneDayAhead_IsTheOddsOfThatDay()
    {
        var truth = Business.Histories.First(history => history.Truth.IsActive(AsOf)).Truth;
        var chance = 1 - Math.Exp(-Math.Exp(truth.BreakdownAt(AsOf).LinearPredictor));

        Assert.Equal(Math.Log(chance / (1 - chance)), truth.FullRisk(AsOf, horizonDays: 1), 9);
    }

    [Fact]
    public void FullRisk_ImpressionsFade_GrowsLessThanTheHorizon()
    {
        // Someone with fresh trouble and no renewal to come: the second half of the horizon is safer than the first.
        var troubled = Business.Histories.Where(history => history.Truth.IsActive(AsOf)
            && history.Customer.Contract == ContractKind.Monthly
            && history.Truth.BreakdownAt(AsOf)[RiskDriver.UnresolvedProblem].Full > 1
            && history.Truth.BreakdownAt(AsOf)[RiskDriver.Purchase].Full > -0.2).ToList();

        Assert.NotEmpty(troubled);
        Assert.All(troubled, history => Assert.True(
            Cumulative(history.Truth.FullRisk(AsOf, 90)) < 2 * Cumulative(history.Truth.FullRisk(AsOf, 45))));
    }

    [Fact]
    public void ObservableRisk_DateOrHorizonOutside_Throws()
    {
        var truth = Business.Truth.Customer("C000001");

        Assert.Throws<ArgumentOutOfRangeException>(() => truth.ObservableRisk(Options.StartDate.AddDays(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => truth.ObservableRisk(Options.StartDate.AddDays(731)));
        Assert.Throws<ArgumentOutOfRangeException>(() => truth.ObservableRisk(AsOf, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => truth.ObservableRisk(AsOf, 366));
        Assert.True(double.IsFinite(truth.ObservableRisk(Options.StartDate.AddDays(730), 365)));
        Assert.Throws<KeyNotFoundException>(() => Business.Truth.Customer("nobody"));
    }

    [Fact]
    public void CancelsWithin_DayOfLeaving_IsInsideItsHorizonOnly()
    {
        var truth = Business.Histories.First(history => history.Truth.CancelledOn > Options.StartDate.AddDays(100)).Truth;
        var day = truth.CancelledOn!.Value;

        Assert.True(truth.CancelsWithin(day));
        Assert.True(truth.CancelsWithin(day.AddDays(-89)));
        Assert.False(truth.CancelsWithin(day.AddDays(-90)));
        Assert.False(truth.CancelsWithin(day.AddDays(1)));
        Assert.True(truth.IsActive(day));
        Assert.False(truth.IsActive(day.AddDays(1)));
    }

    [Fact]
    public void LeftSatisfied_Customers_HadAnOfferAndNothingToComplainAbout()
    {
        Assert.NotEmpty(Business.Truth.SatisfiedButLeaving);
        Assert.All(Business.Truth.SatisfiedButLeaving, customerId =>
        {
            var truth = Business.Truth.Customer(customerId);
            Assert.True(truth.Traits.IsRestless);
            Assert.Contains(truth.CompetitorOffers, offer => truth.CancelledOn!.Value.DayNumber - offer.DayNumber is >= 1 and <= 45);
            Assert.False(truth.BreakdownAt(truth.CancelledOn!.Value)[RiskDriver.UnannouncedChange].Full > 0);
        });
    }

    private static double Cumulative(double logOdds) => Math.Log(1 + Math.Exp(logOdds));
}
