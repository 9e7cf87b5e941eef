using Analytics.Customers;
using Analytics.Insights.KeyDrivers;

namespace Analytics.Tests.Insights.KeyDrivers;

public sealed class ContactRecordTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, UsualWait> Usual = new() { ["phone"] = new UsualWait(4, 0.1, 0.3), ["chat"] = new UsualWait(2, 0.2, 0.4) };

    // Two runs: answered at the second attempt (1/2), and at the first (1). Promptness 4/(4+4) and 4/(4+12): mean 0.375.
    [Fact]
    public void Accessibility_AttemptsAndWaits_IsTheMeanOfReachedAndPromptness()
    {
        var record = Of(
            Contact(100) with { Answered = false, WaitMinutes = 9 },
            Contact(99) with { Answered = true, WaitMinutes = 4 },
            Contact(50) with { Answered = true, WaitMinutes = 12 });

        Assert.Equal(100 * (0.75 + 0.375) / 2, record.Accessibility, 1e-9);
    }

    [Fact]
    public void Accessibility_NeverAnsweredOrTriedAgainLater_CountsAsNotReached()
    {
        Assert.Equal(0, Of(Contact(10) with { Answered = false }).Accessibility);
        // Eight days later it is another attempt.
        Assert.Equal(50, Of(Contact(20) with { Answered = false }, Contact(12) with { Answered = true }).Accessibility);
    }

    // Kept 1 of 2; of three contacts one is a repeat; of two with reopens known one was reopened.
    [Fact]
    public void Reliability_PromisesRepeatsReopens_IsTheMeanOfTheirShares()
    {
        var record = Of(
            Contact(100) with { WaitMinutes = 5, PromisedMinutes = 10, Resolved = false, Reopens = 0 },
            Contact(95) with { WaitMinutes = 11, PromisedMinutes = 10, Resolved = true, Reopens = 1 },
            Contact(50));

        Assert.Equal(100 * (0.5 + (2.0 / 3) + 0.5) / 3, record.Reliability, 1e-9);
    }

    [Fact]
    public void Reliability_GivenUpWithinThePromise_SaysNothingOfIt()
    {
        Assert.True(double.IsNaN(Of(Contact(10) with { Answered = false, WaitMinutes = 5, PromisedMinutes = 10 }).Reliability));
        Assert.Equal(0, Of(Contact(10) with { Answered = false, WaitMinutes = 15, PromisedMinutes = 10 }).Reliability);
    }

    // First contacts: one solved, one not; the repeat does not count. Handed over: one of three.
    [Fact]
    public void Effectiveness_FirstContactsAndHandovers_IsTheMeanOfBothShares()
    {
        var record = Of(
            Contact(200) with { Resolved = true, Transfers = 0 },
            Contact(100) with { Resolved = false, Transfers = 1 },
            Contact(95) with { Resolved = true, Escalations = 0 });

        Assert.Equal(100 * (0.5 + (2.0 / 3)) / 2, record.Effectiveness, 1e-9);
    }

    // 90 days old one half, 180 days a quarter; less what is usual in each channel.
    [Fact]
    public void Wait_LateAndEarly_ArePartedAtThePromiseAndFade()
    {
        var wait = Of(
            Contact(180) with { WaitMinutes = 4, PromisedMinutes = 9, Channel = "chat" },
            Contact(90) with { WaitMinutes = 19, PromisedMinutes = 9 }).Wait!;

        Assert.Equal((0.5 * (Math.Log(2) - 0.1)) + (0.25 * (0 - 0.2)), wait.Late, 1e-12);
        Assert.Equal((0.5 * (0 - 0.3)) + (0.25 * (Math.Log(2) - 0.4)), wait.Early, 1e-12);
        Assert.Equal(0.75, wait.Contacts, 1e-12);
    }

    [Fact]
    public void Wait_Abandoned_IsLeftOut() =>
        Assert.Null(Of(Contact(10) with { Answered = false, WaitMinutes = 15, PromisedMinutes = 10 }).Wait);

    [Fact]
    public void Of_NothingWithinAYear_KnowsNothing()
    {
        var record = Of(Contact(366) with { Answered = true, WaitMinutes = 1, PromisedMinutes = 2, Resolved = true, Transfers = 0 });

        Assert.True(double.IsNaN(record.Accessibility) && double.IsNaN(record.Reliability) && double.IsNaN(record.Effectiveness));
        Assert.Null(record.Wait);
    }

    private static ContactRecord Of(params Interaction[] contacts)
    {
        var builder = new TimelineBuilder();
        foreach (var contact in contacts) builder.Add(contact);
        return ContactRecord.Of(builder.Build().Timelines.Single().AsOf(AsOf), Usual);
    }

    private static Interaction Contact(double daysBefore) => new()
    {
        CustomerId = "c",
        InteractionId = FormattableString.Invariant($"i{daysBefore}"),
        OccurredAt = AsOf.AddDays(-daysBefore),
        Type = InteractionType.Call,
        Channel = "phone",
    };
}
