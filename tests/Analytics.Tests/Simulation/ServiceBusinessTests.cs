using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

public sealed class ServiceBusinessTests
{
    private static readonly SimulationOptions Options = new() { Customers = 1_200, Seed = 3 };
    private static readonly SimulatedBusiness Business = ServiceBusiness.Simulate(Options);

    [Fact]
    public void Simulate_MoreCustomers_LeavesTheOthersAsTheyWere()
    {
        var larger = ServiceBusiness.Simulate(Options with { Customers = 1_300 });

        Assert.Equal(1_300, larger.Histories.Count);
        Assert.Equal(Business.Customers, larger.Customers.Take(1_200));
        Assert.Equal(Business.Interactions, larger.Histories.Take(1_200).SelectMany(history => history.Interactions));
        Assert.Equal(Business.SurveyResponses, larger.Histories.Take(1_200).SelectMany(history => history.SurveyResponses));
    }

    [Fact]
    public void Simulate_LongerPeriod_LeavesTheEarlierDaysAsTheyWere()
    {
        // Only those who joined before: the joining days of the others are spread over the whole period.
        var shorter = ServiceBusiness.Simulate(Options with { Days = 300 });
        var end = new DateTimeOffset(Options.StartDate.AddDays(300).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var compared = 0;
        foreach (var (before, after) in shorter.Histories.Zip(Business.Histories).Where(pair => JoinedBefore(pair.First)))
        {
            Assert.Equal(before.Interactions, after.Interactions.TakeWhile(interaction => interaction.OccurredAt < end));
            Assert.Equal(before.SurveyResponses, after.SurveyResponses.TakeWhile(response => response.RespondedAt < end));
            compared++;
        }

        Assert.InRange(compared, 600, 850);
    }

    [Fact]
    public void Simulate_AnotherSeed_GivesAnotherBusiness()
    {
        var other = ServiceBusiness.Simulate(Options with { Seed = 4 });

        Assert.NotEqual(Business.Customers, other.Customers);
        Assert.NotEqual(Business.Truth.Agents, other.Truth.Agents);
    }

    [Fact]
    public void Stream_SameOptions_GivesTheSameCustomers()
    {
        var streamed = ServiceBusiness.Stream(Options).ToList();

        Assert.Equal(Business.Customers, streamed.Select(history => history.Customer));
        Assert.Equal(Business.Interactions, streamed.SelectMany(history => history.Interactions));
        Assert.Equal(Business.SurveyResponses, streamed.SelectMany(history => history.SurveyResponses));
        Assert.Equal(Business.Truth.Agents, ServiceBusiness.Agents(Options));
    }

    [Fact]
    public void Simulate_Cancelled_NothingHappensAtOrAfterLeaving()
    {
        var left = Business.Histories.Where(history => history.Truth.CancelledOn is not null).ToList();

        Assert.NotEmpty(left);
        Assert.All(left, history =>
        {
            var leaving = Assert.Single(history.Interactions, interaction => interaction.Kind == InteractionKind.Cancellation);
            Assert.Same(leaving, history.Interactions[^1]);
            Assert.Equal(history.Truth.CancelledOn, DateOnly.FromDateTime(leaving.OccurredAt.UtcDateTime));
            Assert.All(history.Interactions.SkipLast(1), interaction => Assert.True(interaction.OccurredAt < leaving.OccurredAt));
            Assert.All(history.SurveyResponses, response => Assert.True(response.RespondedAt < leaving.OccurredAt));
        });
        Assert.All(
            Business.Histories.Except(left),
            history => Assert.DoesNotContain(history.Interactions, interaction => interaction.Kind == InteractionKind.Cancellation));
    }

    [Fact]
    public void Simulate_EveryRow_LiesInThePeriodAndAfterJoiningInTheOrderOfTime()
    {
        var start = new DateTimeOffset(Options.StartDate.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var end = start.AddDays(Options.Days);
        Assert.All(Business.Histories, history =>
        {
            DateTimeOffset[] interactions = [.. history.Interactions.Select(interaction => interaction.OccurredAt)];
            DateTimeOffset[] responses = [.. history.SurveyResponses.Select(response => response.RespondedAt)];
            Assert.Equal(interactions.Order(), interactions);
            Assert.Equal(responses.Order(), responses);
            var first = start > history.Customer.JoinedAt ? start : history.Customer.JoinedAt;
            Assert.All(interactions.Concat(responses), moment => Assert.InRange(moment, first, end.AddTicks(-1)));
        });
    }

    [Fact]
    public void Simulate_EveryRow_HasItsOwnId()
    {
        Assert.Distinct(Business.Customers.Select(customer => customer.CustomerId));
        Assert.Distinct(Business.Interactions.Select(interaction => interaction.InteractionId));
        Assert.Distinct(Business.SurveyResponses.Select(response => response.ResponseId));
        Assert.Equal("C000001", Business.Customers.First().CustomerId);
    }

    [Fact]
    public void Simulate_Answers_LieOnTheirScales()
    {
        Assert.All(Business.SurveyResponses, response =>
        {
            Assert.InRange(response.Csat ?? 1, 1, 5);
            Assert.InRange(response.Nps ?? 0, 0, 10);
            Assert.InRange(response.Ces ?? 1, 1, 7);
            Assert.InRange(response.Timeliness ?? 1, 1, 5);
            Assert.InRange(response.Convenience ?? 1, 1, 5);
            Assert.InRange(response.Expertise ?? 1, 1, 5);
            Assert.InRange(response.Expectation ?? -2, -2, 2);
            Assert.Contains(response.Language, new[] { "zh", "en" });
            Assert.Equal(response.Touchpoint == "contact", response.AgentId is not null);
        });

        // Every box is ticked by somebody, but for the lowest of eleven.
        Assert.Equal(5, Business.SurveyResponses.Select(response => response.Csat).OfType<int>().Distinct().Count());
        Assert.Equal(5, Business.SurveyResponses.Select(response => response.Expectation).OfType<int>().Distinct().Count());
        Assert.True(Business.SurveyResponses.Select(response => response.Nps).OfType<int>().Distinct().Count() >= 8);
    }

    [Fact]
    public void Simulate_Interactions_SayWhatTheirKindHasToSay()
    {
        Assert.All(Business.Interactions, interaction =>
        {
            var isContact = interaction.Kind <= InteractionKind.Ticket;
            var isChange = interaction.Kind is InteractionKind.PriceChange or InteractionKind.Fee or InteractionKind.BenefitEnd;
            Assert.Equal(isContact, interaction.PromisedMinutes > 0 && interaction.WaitMinutes > 0);
            Assert.Equal(isContact && interaction.Answered == true, interaction.Reopens is not null);
            Assert.Equal(isChange, interaction.Announced is not null);
            if (interaction.Answered == false)
                Assert.Null(interaction.Resolved);
        });
        Assert.Equal(Enum.GetValues<InteractionKind>(), Business.Interactions.Select(interaction => interaction.Kind).Distinct().Order());
    }

    [Fact]
    public void Simulate_AnnouncedChange_FollowsANoticeOfFourteenToThirtyDays()
    {
        foreach (var history in Business.Histories)
        {
            var firstDay = history.Interactions.Count == 0 ? default : history.Interactions[0].OccurredAt;
            foreach (var change in history.Interactions.Where(interaction => interaction.Announced == true))
            {
                Assert.True(change.OccurredAt > firstDay);
                Assert.Contains(history.Interactions, notice => notice.Kind == InteractionKind.Notice
                    && (change.OccurredAt.Date - notice.OccurredAt.Date).TotalDays is >= 14 and <= 30
                    && notice.Amount == change.Amount);
            }
        }
    }

    [Fact]
    public void Simulate_ReturnShareOfOne_BringsBackWhoeverHasTheTime()
    {
        var business = ServiceBusiness.Simulate(Options with { ReturnShare = 1 });
        var early = business.Histories.Where(history => history.Truth.CancelledOn < Options.StartDate.AddDays(480)).ToList();

        Assert.NotEmpty(early);
        Assert.All(early, history =>
        {
            Assert.Equal(InteractionKind.Purchase, history.Interactions[^1].Kind);
            Assert.Equal(InteractionKind.Cancellation, history.Interactions[^2].Kind);
            Assert.InRange((history.Interactions[^1].OccurredAt.Date - history.Interactions[^2].OccurredAt.Date).TotalDays, 60, 240);
        });
    }

    [Fact]
    public void Simulate_Faded_BuysNoMore()
    {
        var faded = Business.Histories.Where(history => history.Truth.FadedOn is not null).ToList();

        Assert.NotEmpty(faded);
        Assert.All(faded, history => Assert.DoesNotContain(history.Interactions, interaction =>
            interaction.Kind == InteractionKind.Purchase
            && DateOnly.FromDateTime(interaction.OccurredAt.UtcDateTime) >= history.Truth.FadedOn));
        Assert.Contains(faded, history => history.Truth.CancelledOn is null);
    }

    [Fact]
    public void Simulate_Progress_CountsUpToAll()
    {
        var reports = new List<int>();

        ServiceBusiness.Simulate(Options with { Days = 10 }, new Recorder(reports));

        Assert.Equal([1_024, 1_200], reports);
    }

    [Fact]
    public void Simulate_CancelledToken_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => ServiceBusiness.Simulate(Options, cancellationToken: source.Token));
    }

    [Fact]
    public void Simulate_OptionsOutOfRange_Throws()
    {
        void AssertRefused(SimulationOptions options) =>
            Assert.ThrowsAny<ArgumentException>(() => ServiceBusiness.Simulate(options));

        AssertRefused(Options with { Customers = 0 });
        AssertRefused(Options with { Days = 0 });
        AssertRefused(Options with { Agents = -1 });
        AssertRefused(Options with { MaxThreads = 0 });
        AssertRefused(Options with { SurveyResponseRate = 1.1 });
        AssertRefused(Options with { BeggingAgentShare = double.NaN });
        AssertRefused(Options with { Effects = new Effects { GoodwillHalfLife = 0 } });
        AssertRefused(Options with { Operations = new Operations { PurchasesPerYear = -1 } });
        AssertRefused(Options with { Effects = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => ServiceBusiness.Stream(Options with { Customers = 0 }));
    }

    private static bool JoinedBefore(CustomerHistory history) =>
        DateOnly.FromDateTime(history.Customer.JoinedAt.UtcDateTime) < Options.StartDate;

    /// <summary>Reports at once and in order, which <see cref="Progress{T}"/> does not promise.</summary>
    private sealed class Recorder(List<int> reports) : IProgress<int>
    {
        public void Report(int value) => reports.Add(value);
    }
}
