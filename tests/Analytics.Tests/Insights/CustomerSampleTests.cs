using Analytics.Customers;
using Analytics.Insights;

namespace Analytics.Tests.Insights;

public sealed class CustomerSampleTests
{
    [Fact]
    public void Of_FewCustomers_IsAllOfThem() => Assert.Equal(50, CustomerSample.Of(Timelines(50), 50).Count);

    [Fact]
    public void Of_MoreCustomers_IsSoManyInTheirOrder()
    {
        var sample = CustomerSample.Of(Timelines(500), 50);

        Assert.Equal(50, sample.Count);
        Assert.Equal(sample.Select(timeline => timeline.CustomerId).Order(StringComparer.Ordinal), sample.Select(timeline => timeline.CustomerId));
    }

    // Who is in a sample of few is in one of more.
    [Fact]
    public void Of_MoreRoom_KeepsWhoWasThere()
    {
        var timelines = Timelines(500);

        Assert.Subset(
            CustomerSample.Of(timelines, 200).Select(timeline => timeline.CustomerId).ToHashSet(),
            CustomerSample.Of(timelines, 50).Select(timeline => timeline.CustomerId).ToHashSet());
    }

    private static IReadOnlyList<CustomerTimeline> Timelines(int customers)
    {
        var builder = new TimelineBuilder();
        for (var index = 0; index < customers; index++) builder.Add(new Customer { CustomerId = $"c{index}" });
        return builder.Build().Timelines;
    }
}
