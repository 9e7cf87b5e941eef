using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

/// <summary>What is planted shows in the rows; what is set to zero does not.</summary>
public sealed class PlantedEffectTests
{
    private const int Horizon = 90;

    private static readonly SimulationOptions Options = new() { Customers = 20_000, Seed = 1 };

    private static readonly SimulatedBusiness Business = ServiceBusiness.Simulate(Options);

    /// <summary>
    /// No effect of changes, not by complaints either; no begging, and no skill that could look like it; and answers that do
    /// not depend on the experience, which would sort those who answer.
    /// </summary>
    private static readonly SimulatedBusiness WithoutEffects = ServiceBusiness.Simulate(Options with
    {
        Customers = 10_000,
        Effects = new Effects
        {
            UnannouncedChange = 0,
            AnnouncedChange = 0,
            LoyaltyPenalty = 0,
            BeggingConversion = 0,
            AgentSkillSpread = 0,
            ResponseExtremity = 0,
        },
        Operations = new Operations { ComplaintAfterUnannouncedChange = 0 },
    });

    [Fact]
    public void Cancellation_AfterUnannouncedChange_IsLikelierThanAfterAnnounced()
    {
        var planted = AfterChanges(Business);

        Assert.True(planted.First > planted.Second);
        Assert.True(planted.Z > 4, $"z = {planted.Z}");
    }

    [Fact]
    public void Cancellation_ZeroedChange_IsAsLikelyAnnouncedOrNot() =>
        Assert.InRange(AfterChanges(WithoutEffects).Z, -ShareComparison.Band99, ShareComparison.Band99);

    [Fact]
    public void Cancellation_DearRenewal_IsLikelierThanAtTheNewCustomersPrice()
    {
        var planted = AfterOffers(Business);

        Assert.True(planted.First > planted.Second);
        Assert.True(planted.Z > ShareComparison.Band99, $"z = {planted.Z}");
    }

    [Fact]
    public void Cancellation_ZeroedLoyaltyPenalty_IsAsLikelyAtEitherPrice() =>
        Assert.InRange(AfterOffers(WithoutEffects).Z, -ShareComparison.Band99, ShareComparison.Band99);

    [Fact]
    public void Cancellation_RefusedComplaint_IsLikelierThanUpheld()
    {
        // Whether a complaint is upheld is drawn for it alone, so the two groups compare.
        var complaints = Followed(Business, interaction => interaction.Kind == InteractionKind.Complaint).ToList();
        var planted = ShareComparison.Of(
            complaints.Where(item => item.Interaction.Resolved == false).Select(item => item.Leaves),
            complaints.Where(item => item.Interaction.Resolved == true).Select(item => item.Leaves));

        Assert.True(planted.Z > 4, $"z = {planted.Z}");
    }

    [Fact]
    public void TopBox_BeggingAgents_IsHigherAtTheSameFacts()
    {
        foreach (var isSolvedInTime in new[] { true, false })
        {
            var planted = TopBoxes(Business, isSolvedInTime);
            Assert.True(planted.Z > 4, $"z = {planted.Z}");

            // A share c = 0.5 of the rest becomes a five: P = π + (1 - π)c.
            Assert.InRange(planted.First, planted.Second + (0.35 * (1 - planted.Second)), planted.Second + (0.65 * (1 - planted.Second)));
        }
    }

    [Fact]
    public void TopBox_ZeroedBegging_IsTheSameAtTheSameFacts()
    {
        Assert.InRange(TopBoxes(WithoutEffects, isSolvedInTime: true).Z, -ShareComparison.Band99, ShareComparison.Band99);
        Assert.InRange(TopBoxes(WithoutEffects, isSolvedInTime: false).Z, -ShareComparison.Band99, ShareComparison.Band99);
    }

    [Fact]
    public void Satisfaction_AgainstLeaving_CorrelatesOnlyWeakly()
    {
        var pairs = Business.Histories
            .SelectMany(history => history.SurveyResponses
                .Where(response => response.Csat is not null && LeavesTimeToLook(response.RespondedAt))
                .Select(response => ((double)response.Csat!.Value, LeavesAfter(history, response.RespondedAt) ? 1.0 : 0)))
            .ToList();

        Assert.InRange(Correlation(pairs), -0.16, -0.05);
    }

    [Fact]
    public void Recommendation_AddedValueAndConvenience_DriveIt()
    {
        var answers = Business.Histories
            .SelectMany(history => history.SurveyResponses
                .Where(response => response.Nps is not null)
                .Select(response => (history.Truth.Traits, IsPromoter: response.Nps >= 9)))
            .ToList();
        ShareComparison Compare(Func<CustomerTraits, double> trait) => ShareComparison.Of(
            answers.Where(answer => trait(answer.Traits) > 0.5).Select(answer => answer.IsPromoter),
            answers.Where(answer => trait(answer.Traits) < -0.5).Select(answer => answer.IsPromoter));

        var byExpertise = Compare(traits => traits.ExpertiseFit);
        var byConvenience = Compare(traits => traits.ConvenienceFit);
        Assert.True(byConvenience.First - byConvenience.Second > 0.1);
        Assert.True(byExpertise.First - byExpertise.Second > byConvenience.First - byConvenience.Second);
    }

    [Fact]
    public void Recommendation_WaitWellBelowThePromise_WinsNobody()
    {
        // One answer a customer, so that they are independent.
        var answers = Contacts(WithoutEffects)
            .Where(contact => contact.Answer.Nps is not null && contact.Facts.WaitMinutes <= contact.Facts.PromisedMinutes)
            .DistinctBy(contact => contact.Answer.CustomerId)
            .ToList();
        var compared = ShareComparison.Of(
            answers.Where(contact => Gap(contact.Facts) > 0.8).Select(contact => contact.Answer.Nps >= 9),
            answers.Where(contact => Gap(contact.Facts) < 0.4).Select(contact => contact.Answer.Nps >= 9));

        Assert.InRange(compared.Z, -ShareComparison.Band99, ShareComparison.Band99);
        Assert.True(answers.Count > 1_500);
    }

    [Fact]
    public void Repurchase_AddedValue_DrivesItAndTimelinessDoesNot()
    {
        double RateOf(Func<CustomerTraits, bool> group) => Business.Histories
            .Where(history => group(history.Truth.Traits)
                && history.Customer.JoinedAt < Moment(Options.StartDate)
                && history.Truth.IsActive(Options.StartDate.AddDays(365)))
            .Average(history => history.Interactions.Count(interaction =>
                interaction.Kind == InteractionKind.Purchase && interaction.OccurredAt < Moment(Options.StartDate.AddDays(365))));

        Assert.True(RateOf(traits => traits.ExpertiseFit > 0.5) > 1.2 * RateOf(traits => traits.ExpertiseFit < -0.5));
        Assert.InRange(RateOf(traits => traits.TimelinessNeed > 1.2) / RateOf(traits => traits.TimelinessNeed < 0.8), 0.93, 1.07);
    }

    [Fact]
    public void Expectation_Drifts_SoTheSameFactsPleaseLess()
    {
        // Four times the default drift: those who stay fit better and better, which works against it.
        var business = ServiceBusiness.Simulate(Options with
        {
            Customers = 5_000,
            Effects = new Effects { ExpectationDriftPerYear = 0.8 },
        });
        var (early, late) = (Options.StartDate.AddDays(240), Options.StartDate.AddDays(490));
        var answers = Contacts(business)
            .Where(contact => contact.Answer.Csat is not null && IsSolvedInTime(contact.Facts))
            .ToList();
        var compared = ShareComparison.Of(
            answers.Where(contact => contact.Answer.RespondedAt < Moment(early)).Select(contact => contact.Answer.Csat == 5),
            answers.Where(contact => contact.Answer.RespondedAt > Moment(late)).Select(contact => contact.Answer.Csat == 5));

        Assert.True(compared.Z > 4, $"z = {compared.Z}");
    }

    [Fact]
    public void Answers_OutOfTheOrdinaryExperience_ComeMoreOften()
    {
        var options = new SimulationOptions();
        var indifferent = options with { Effects = new Effects { ResponseExtremity = 0 } };

        Assert.True(SurveyProcess.ResponseShare(options, -3) > 1.5 * SurveyProcess.ResponseShare(options, 0.2));
        Assert.True(SurveyProcess.ResponseShare(options, 3) > 1.5 * SurveyProcess.ResponseShare(options, 0.2));
        Assert.Equal(0.30 / 0.70, SurveyProcess.ResponseShare(indifferent, -3), 12);
        Assert.All(
            Business.Histories.Where(history => history.Truth.Traits.NeverAnswers),
            history => Assert.Empty(history.SurveyResponses));
    }

    [Fact]
    public void PlantedEffects_Defaults_AreListedWithTheirSignsAndSpreads()
    {
        var effects = Business.Truth.PlantedEffects(Options.StartDate.AddDays(540));
        PlantedEffect Of(EffectOutcome outcome, RiskDriver driver) =>
            Assert.Single(effects, effect => effect.Outcome == outcome && effect.Driver == driver);

        Assert.Equal(
            Enum.GetValues<RiskDriver>(),
            effects.Where(effect => effect.Outcome == EffectOutcome.Cancellation).Select(effect => effect.Driver));
        Assert.Equal(1, Of(EffectOutcome.Cancellation, RiskDriver.UnannouncedChange).ExpectedSign);
        Assert.Equal(-1, Of(EffectOutcome.Cancellation, RiskDriver.Goodwill).ExpectedSign);
        Assert.Equal(0, Of(EffectOutcome.Repurchase, RiskDriver.BrokenPromise).ExpectedSign);
        Assert.All(effects, effect => Assert.True(effect.StandardDeviation > 0));

        // Half the customers have a contract of a year, so its spread is about a half.
        Assert.InRange(Of(EffectOutcome.Cancellation, RiskDriver.AnnualContract).StandardDeviation, 0.48, 0.5);
        var convenience = Of(EffectOutcome.Cancellation, RiskDriver.Convenience);
        Assert.False(convenience.IsObservable);
        Assert.InRange(convenience.PerStandardDeviation, -0.48, -0.36);
    }

    /// <summary>Consumers only: notice is given more often to the segments that leave less.</summary>
    private static ShareComparison AfterChanges(SimulatedBusiness business)
    {
        var changes = Followed(business, interaction => interaction.Announced is not null)
            .Where(item => item.Customer.Segment == CustomerSegment.Consumer)
            .ToList();
        return ShareComparison.Of(
            changes.Where(item => item.Interaction.Announced == false).Select(item => item.Leaves),
            changes.Where(item => item.Interaction.Announced == true).Select(item => item.Leaves));
    }

    /// <summary>Offers dearer against cheaper than usual after so many years: which of the two is chance alone.</summary>
    private static ShareComparison AfterOffers(SimulatedBusiness business)
    {
        var offers = Followed(business, interaction => interaction is { Kind: InteractionKind.Notice, NewCustomerPrice: not null })
            .ToList();
        return ShareComparison.Of(
            offers.Where(item => Deviation(item.Customer, item.Interaction) > 0.02).Select(item => item.Leaves),
            offers.Where(item => Deviation(item.Customer, item.Interaction) < -0.02).Select(item => item.Leaves));
    }

    private static double Deviation(SimulatedCustomer customer, SimulatedInteraction offer)
    {
        var years = Math.Round((offer.OccurredAt.AddDays(30) - customer.JoinedAt).TotalDays / 365.25);
        var usual = 0.03 + (0.03 * Math.Min(years, 4));
        return Math.Log((double)(offer.Amount!.Value / offer.NewCustomerPrice!.Value)) - usual;
    }

    private static ShareComparison TopBoxes(SimulatedBusiness business, bool isSolvedInTime)
    {
        var beggars = business.Truth.BeggingAgents.ToHashSet();
        Assert.Equal(4, beggars.Count);
        var answers = Contacts(business)
            .Where(contact => contact.Answer.Csat is not null
                && isSolvedInTime == IsSolvedInTime(contact.Facts))
            .ToLookup(contact => beggars.Contains(contact.Answer.AgentId!), contact => contact.Answer.Csat == 5);
        return ShareComparison.Of(answers[true], answers[false]);
    }

    /// <summary>Answers with the contact they are about: the customer's latest with that agent before the answer.</summary>
    private static IEnumerable<(SimulatedSurveyResponse Answer, SimulatedInteraction Facts)> Contacts(SimulatedBusiness business) =>
        from history in business.Histories
        from answer in history.SurveyResponses
        where answer.Touchpoint == "contact"
        select (answer, history.Interactions.Last(interaction => interaction.PromisedMinutes is not null
            && interaction.AgentId == answer.AgentId && interaction.OccurredAt < answer.RespondedAt));

    private static IEnumerable<(SimulatedCustomer Customer, SimulatedInteraction Interaction, bool Leaves)> Followed(
        SimulatedBusiness business, Func<SimulatedInteraction, bool> isOfInterest) =>
        from history in business.Histories
        from interaction in history.Interactions
        where isOfInterest(interaction) && LeavesTimeToLook(interaction.OccurredAt)
        select (history.Customer, interaction, LeavesAfter(history, interaction.OccurredAt));

    private static bool LeavesAfter(CustomerHistory history, DateTimeOffset moment) =>
        history.Truth.CancelledOn?.DayNumber - DateOnly.FromDateTime(moment.UtcDateTime).DayNumber <= Horizon;

    private static bool LeavesTimeToLook(DateTimeOffset moment) =>
        moment < Moment(Options.StartDate.AddDays(Options.Days - Horizon));

    private static bool IsSolvedInTime(SimulatedInteraction contact) =>
        contact.Resolved == true && contact.WaitMinutes <= contact.PromisedMinutes;

    private static double Gap(SimulatedInteraction contact) =>
        Math.Log((contact.PromisedMinutes!.Value + 1.0) / (contact.WaitMinutes!.Value + 1.0));

    private static DateTimeOffset Moment(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static double Correlation(IReadOnlyCollection<(double X, double Y)> pairs)
    {
        var meanX = pairs.Average(pair => pair.X);
        var meanY = pairs.Average(pair => pair.Y);
        return pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY))
            / Math.Sqrt(pairs.Sum(pair => (pair.X - meanX) * (pair.X - meanX)) * pairs.Sum(pair => (pair.Y - meanY) * (pair.Y - meanY)));
    }
}
