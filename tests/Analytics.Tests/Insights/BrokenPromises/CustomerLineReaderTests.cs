using Analytics.Customers;
using Analytics.Insights.BrokenPromises;

namespace Analytics.Tests.Insights.BrokenPromises;

public sealed class CustomerLineReaderTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static int _number;

    [Fact]
    public void Read_Changes_AreToldApartByNotice()
    {
        var line = Read(
            true,
            On(-200, InteractionType.PriceChange) with { Amount = 5, Announced = false },
            On(-190, InteractionType.PriceChange) with { Amount = -5, Announced = false },
            On(-180, InteractionType.Fee) with { Announced = true },
            On(-100, InteractionType.Notice),
            On(-60, InteractionType.BenefitEnd),
            On(-20, InteractionType.BenefitEnd));

        Assert.Equal([-200], Days(line, ExposureKind.PriceRise, ChangeNotice.Unannounced));
        Assert.Equal([-180], Days(line, ExposureKind.Fee, ChangeNotice.Announced));
        // 40 days after a notice, and 80 days after it.
        Assert.Equal([-60], Days(line, ExposureKind.BenefitEnd, ChangeNotice.Announced));
        Assert.Equal([-20], Days(line, ExposureKind.BenefitEnd, ChangeNotice.Unannounced));
        Assert.Equal([-200, -20], Days(line, ExposureKind.AnyChange, ChangeNotice.Unannounced));
    }

    [Fact]
    public void Read_ChangeOfWhichNothingIsSaid_IsUnknownWithoutNotices() =>
        Assert.Equal([-60], Days(Read(false, On(-60, InteractionType.Fee)), ExposureKind.Fee, ChangeNotice.Unknown));

    [Fact]
    public void Read_Contacts_AreRepeatsWithinFourteenDaysOfAnUnsolvedOne()
    {
        var line = Read(
            false,
            On(-100, InteractionType.Call) with { Resolved = false },
            On(-90, InteractionType.Call) with { Resolved = false, Escalations = 1 },
            On(-80, InteractionType.Chat) with { Resolved = true },
            On(-70, InteractionType.Chat),
            On(-60, InteractionType.Complaint) with { Resolved = false },
            On(-40, InteractionType.Call) with { PromisedMinutes = 5, WaitMinutes = 6, Answered = false },
            On(-30, InteractionType.Call) with { PromisedMinutes = 5, WaitMinutes = 5 });

        Assert.Equal([-90, -80], Days(line, ExposureKind.RepeatContact));
        Assert.Equal([-90], Days(line, ExposureKind.ApprovalWait));
        Assert.Equal([-60], Days(line, ExposureKind.RefusedComplaint));
        Assert.Equal([-40], Days(line, ExposureKind.BrokenPromise));
        Assert.Equal([-100, -70, -60, -40, -30], line.Problems);
        Assert.Equal([-100, -60], line.Unsolved);
    }

    [Fact]
    public void Read_Offers_AreDearerByStepsOfTenPercent()
    {
        var line = Read(
            false,
            On(-90, InteractionType.Notice) with { Amount = 125, NewCustomerPrice = 100 },
            On(-60, InteractionType.Renewal) with { Amount = 90, NewCustomerPrice = 100 },
            On(-30, InteractionType.Renewal) with { Amount = 1200, NewCustomerPrice = 100 },
            On(-20, InteractionType.Renewal) with { Amount = 100 });

        Assert.Equal([-90, -60, -30], line.Offers.Select(offer => offer.Day));
        Assert.Equal([2.5, 0, 10], line.Offers.Select(offer => offer.Steps));
        Assert.Equal([-90, -30], Days(line, ExposureKind.LoyaltyPenalty));
    }

    [Fact]
    public void Read_Cancellation_LastsUntilAPurchase()
    {
        var line = Read(false, On(-100, InteractionType.Purchase), On(-80, InteractionType.Cancellation), On(-50, InteractionType.Call), On(-40, InteractionType.Purchase));

        Assert.Equal([new Absence(-80, -40)], line.Gone);
        Assert.False(line.IsCustomer(-100));
        Assert.True(line.IsCustomer(-99));
        // Who leaves on a month's first day was at risk when it began.
        Assert.True(line.IsCustomer(-80));
        Assert.True(line.Leaves(-80, -50));
        Assert.False(line.IsCustomer(-79));
        Assert.False(line.Leaves(-79, -50));
        Assert.True(line.IsCustomer(-39));
    }

    [Fact]
    public void Read_ProfileChangedLater_IsAsItWasFirst()
    {
        var builder = new TimelineBuilder();
        builder.Add(new Customer { CustomerId = "c", Segment = "a", JoinedAt = AsOf.AddDays(-400), UpdatedAt = AsOf.AddDays(-300) });
        builder.Add(new Customer { CustomerId = "c", Segment = "b", UpdatedAt = AsOf.AddDays(-10) });

        var line = new CustomerLineReader(AsOf, false, null).Read(builder.Build().Timelines[0]);

        Assert.Equal("a", line.Segment);
        Assert.Equal(-400, line.Since);
    }

    private static double[] Days(CustomerLine line, ExposureKind kind, ChangeNotice? notice = null) => line.Exposed[Exposure.IndexOf(kind, notice)];

    private static Interaction On(int day, string type) =>
        new() { CustomerId = "c", InteractionId = $"i{Interlocked.Increment(ref _number)}", Type = type, OccurredAt = AsOf.AddDays(day) };

    private static CustomerLine Read(bool hasNotices, params Interaction[] interactions)
    {
        var builder = new TimelineBuilder();
        foreach (var interaction in interactions) builder.Add(interaction);
        return new CustomerLineReader(AsOf, hasNotices, null).Read(builder.Build().Timelines[0]);
    }
}
