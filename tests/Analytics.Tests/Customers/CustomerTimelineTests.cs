using Analytics.Customers;

namespace Analytics.Tests.Customers;

public sealed class CustomerTimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AsOf_EventAtTheDate_IsNotSeen()
    {
        var timeline = Build(Call("a", day: 10), Call("b", day: 20));

        var snapshot = timeline.AsOf(Start.AddDays(20));

        Assert.Equal(["a"], snapshot.Interactions.Select(interaction => interaction.InteractionId));
    }

    [Fact]
    public void AsOf_VersionChangedLater_IsNotSeenYet()
    {
        var first = Rating("r", day: 5, csat: 2);
        var replaced = first with { Csat = 5, UpdatedAt = Start.AddDays(30) };
        var timeline = Build(first, replaced);

        Assert.Equal(2, timeline.AsOf(Start.AddDays(10)).Surveys.Single().Csat);
        Assert.Equal(5, timeline.AsOf(Start.AddDays(31)).Surveys.Single().Csat);
        Assert.Equal(5, timeline.Surveys.Single().Csat);
    }

    [Fact]
    public void AsOf_TicketLastChangedAfterTheDate_IsNotSeen()
    {
        // Its resolution and reopens are those of the change, which nobody knew yet.
        var ticket = Call("t", day: 5) with { Resolved = true, UpdatedAt = Start.AddDays(40) };

        Assert.Empty(Build(ticket).AsOf(Start.AddDays(10)).Interactions);
    }

    [Fact]
    public void Add_SameIdWithoutTimeOfChange_LaterRowWins()
    {
        var timeline = Build(Call("a", day: 1) with { Amount = 1 }, Call("a", day: 1) with { Amount = 2 });

        Assert.Equal(2, timeline.Interactions.Single().Amount);
    }

    [Fact]
    public void Add_OlderChangeArrivesLater_NewerChangeWins()
    {
        var timeline = Build(
            Call("a", day: 1) with { Amount = 2, UpdatedAt = Start.AddDays(9) },
            Call("a", day: 1) with { Amount = 1, UpdatedAt = Start.AddDays(8) });

        Assert.Equal(2, timeline.Interactions.Single().Amount);
    }

    [Fact]
    public void AsOf_ProfileChangedLater_OlderProfileIsSeen()
    {
        var timeline = Build(
            new Customer { CustomerId = "c", Segment = "basic" },
            new Customer { CustomerId = "c", Segment = "premium", UpdatedAt = Start.AddDays(50) });

        Assert.Equal("basic", timeline.AsOf(Start.AddDays(50)).Profile?.Segment);
        Assert.Equal("premium", timeline.AsOf(Start.AddDays(51)).Profile?.Segment);
    }

    [Fact]
    public void AsOf_ListSentAgainWithoutDates_TheLaterOneIsSeen()
    {
        var timeline = Build(new Customer { CustomerId = "c", Segment = "basic" }, new Customer { CustomerId = "c", Segment = "premium" });

        Assert.Equal("premium", timeline.AsOf(Start).Profile?.Segment);
    }

    [Fact]
    public void AsOf_OnlyProfileIsDatedLater_ItStandsForTheTimeBeforeToo()
    {
        // As with a list of today over interactions of last year.
        var timeline = Build(new Customer { CustomerId = "c", Segment = "basic", UpdatedAt = Start.AddDays(400) }, Call("a", day: 3));

        Assert.Equal("basic", timeline.AsOf(Start.AddDays(10)).Profile?.Segment);
    }

    [Fact]
    public void Since_JoinedAfterTheDate_IsTheFirstEvent()
    {
        var timeline = Build(new Customer { CustomerId = "c", JoinedAt = Start.AddDays(90) }, Call("a", day: 3));

        Assert.Equal(Start.AddDays(3), timeline.AsOf(Start.AddDays(10)).Since);
    }

    [Fact]
    public void Build_OrderOfCustomers_IsOrdinal()
    {
        var builder = new TimelineBuilder();
        foreach (var id in new[] { "b", "B", "a", "é" }) builder.Add(new Customer { CustomerId = id });

        Assert.Equal(["B", "a", "b", "é"], builder.Build().Timelines.Select(timeline => timeline.CustomerId));
    }

    [Fact]
    public void Build_AnswerWithoutCustomer_IsKeptApart()
    {
        var builder = new TimelineBuilder();
        builder.Add(Rating("x", day: 1, csat: 4) with { CustomerId = null });

        var batch = builder.Build();

        Assert.Empty(batch.Timelines);
        Assert.Equal("x", batch.AnonymousSurveys.Single().ResponseId);
    }

    private static CustomerTimeline Build(params CanonicalRecord[] records)
    {
        var builder = new TimelineBuilder();
        foreach (var record in records) builder.Add(record);
        return builder.Build().Timelines.Single();
    }

    private static Interaction Call(string id, double day) => new()
    {
        InteractionId = id,
        CustomerId = "c",
        OccurredAt = Start.AddDays(day),
        Type = InteractionType.Call,
    };

    private static SurveyResponse Rating(string id, double day, double csat) => new()
    {
        ResponseId = id,
        CustomerId = "c",
        RespondedAt = Start.AddDays(day),
        Csat = csat,
    };
}
