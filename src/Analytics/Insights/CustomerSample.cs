using Analytics.Customers;
using Analytics.Evaluation;

namespace Analytics.Insights;

/// <summary>An even sample of customers, by the hash of their ids: the same whatever else is in the data.</summary>
internal static class CustomerSample
{
    /// <summary>All timelines where there are at most <paramref name="most"/>, else those of so many customers with the smallest hashes, in their order.</summary>
    public static IReadOnlyList<CustomerTimeline> Of(IReadOnlyList<CustomerTimeline> timelines, int most = InsightFinder.SampledCustomers)
    {
        if (timelines.Count <= most) return timelines;
        var hashes = timelines.Select(timeline => SampleHash.Of(timeline.CustomerId)).ToArray();
        ulong[] ascending = [.. hashes];
        Array.Sort(ascending);
        var limit = ascending[most];
        return [.. timelines.Where((_, index) => hashes[index] < limit)];
    }
}
