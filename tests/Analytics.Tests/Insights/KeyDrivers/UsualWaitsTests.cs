using Analytics.Customers;
using Analytics.Insights.KeyDrivers;

namespace Analytics.Tests.Insights.KeyDrivers;

public sealed class UsualWaitsTests
{
    // Of 2, 4 and 19 minutes the median is 4. Against 9 promised: early by ln 2, as (4 + 1) / (9 + 1) = 1/2, and late by ln 2; the third has no promise.
    [Fact]
    public void Of_WaitsOfOneChannel_HasTheirMedianAndMeansAgainstPromises()
    {
        var usual = Of(
            Contact("a") with { WaitMinutes = 4, PromisedMinutes = 9 },
            Contact("b") with { WaitMinutes = 19, PromisedMinutes = 9 },
            Contact("c") with { WaitMinutes = 2 });

        Assert.Equal(["phone"], usual.Keys);
        Assert.Equal(4, usual["phone"].Minutes);
        Assert.Equal(Math.Log(2) / 2, usual["phone"].Late, 1e-12);
        Assert.Equal(Math.Log(2) / 2, usual["phone"].Early, 1e-12);
    }

    [Fact]
    public void Of_NoPromises_HasNothingLateOrEarly() => Assert.Equal(new UsualWait(7, 0, 0), Of(Contact("a") with { WaitMinutes = 7, Channel = null })[""]);

    [Fact]
    public void Of_AbandonedOrNoContact_IsLeftOut() => Assert.Empty(Of(
        Contact("a") with { WaitMinutes = 7, PromisedMinutes = 5, Answered = false },
        Contact("b") with { WaitMinutes = 7, Type = InteractionType.Purchase }));

    // Less what is usual, lateness and earliness cancel out over all.
    [Fact]
    public void Of_AllContacts_LatenessBeyondTheUsualSumsToZero()
    {
        Interaction[] contacts = [.. Enumerable.Range(1, 20).Select(number => Contact($"c{number}") with { WaitMinutes = number, PromisedMinutes = 8 })];
        var usual = Of(contacts)["phone"];

        var sum = contacts.Aggregate(PromisedWait.None, (wait, contact) => wait.With(PromisedWait.Overrun(contact)!.Value, usual, 0));

        Assert.Equal(0, sum.Late, 1e-12);
        Assert.Equal(0, sum.Early, 1e-12);
        Assert.Equal(20, sum.Contacts);
    }

    private static IReadOnlyDictionary<string, UsualWait> Of(params Interaction[] contacts)
    {
        var builder = new TimelineBuilder();
        foreach (var contact in contacts) builder.Add(contact);
        return UsualWaits.Of(builder.Build().Timelines);
    }

    private static Interaction Contact(string id) => new()
    {
        CustomerId = "c",
        InteractionId = id,
        OccurredAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Type = InteractionType.Call,
        Channel = "phone",
    };
}
