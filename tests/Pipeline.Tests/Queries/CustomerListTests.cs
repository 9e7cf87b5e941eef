using System.Globalization;
using Analytics.Prediction;
using Pipeline.Publishing;
using Pipeline.Queries;
using Pipeline.Scoring;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Queries;

[Collection(AzuriteCollection.Name)]
public sealed class CustomerListTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task List_EveryScope_IsThatPartOfAllInOrder()
    {
        var pipeline = await ListedBusiness.PublishedAsync(azurite);
        var all = await AllAsync(pipeline, new CustomerListRequest());
        Assert.Equal(ListedBusiness.Customers, all.Count);
        Assert.All(all, customer => Assert.Equal(ListedBusiness.SegmentOf(int.Parse(customer.CustomerId[1..], CultureInfo.InvariantCulture)), customer.Segment));
        Assert.All(all.Where(customer => customer.Band == RiskBand.Low), customer => Assert.Null(customer.Action));
        Assert.Contains(all, customer => customer is { Action: not null, TopDriver: "other" });

        var segments = all.CountBy(customer => customer.Segment!).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).ToList();
        Assert.Equal(ListedBusiness.Segments, segments.Count);
        foreach (var segment in new[] { segments[0], segments[LargestSegments.Count - 1] })
        {
            var members = all.Where(customer => customer.Segment == segment).ToList();
            Assert.Equal(members, await AllAsync(pipeline, new CustomerListRequest { Segment = segment }));
            Assert.Equal(ByValue(members), await AllAsync(pipeline, new CustomerListRequest { Segment = segment, Sort = CustomerSort.Value }));
            foreach (var band in RiskBand.Names)
                Assert.Equal(members.Where(customer => customer.Band == band), await AllAsync(pipeline, new CustomerListRequest { Segment = segment, Band = band }, top: 2));
        }
        foreach (var band in RiskBand.Names)
        {
            var members = all.Where(customer => customer.Band == band).ToList();
            Assert.Equal(members, await AllAsync(pipeline, new CustomerListRequest { Band = band }));
            Assert.Equal(ByValue(members), await AllAsync(pipeline, new CustomerListRequest { Band = band, Sort = CustomerSort.Value }));
            Assert.Equal(members.Where(customer => customer.TopDriver == "other"), await AllAsync(pipeline, new CustomerListRequest { Driver = "other", Band = band }));
        }
        Assert.Equal(ByValue(all), await AllAsync(pipeline, new CustomerListRequest { Sort = CustomerSort.Value }));
    }

    [Fact]
    public async Task List_ThatTheRunLacks_IsToldFromAnEmptyOne()
    {
        var pipeline = await ListedBusiness.PublishedAsync(azurite);

        var small = (await ListAsync(pipeline, new CustomerListRequest { Segment = ListedBusiness.SegmentOf(324) }))!;
        var empty = (await ListAsync(pipeline, new CustomerListRequest { Driver = "price" }))!;

        Assert.Equal((null, 0, 0, null), (small.Total, small.Listed, small.Customers.Count, small.Token));
        Assert.Equal((0L, 0, 0, null), (empty.Total, empty.Listed, empty.Customers.Count, empty.Token));
    }

    [Fact]
    public async Task List_RowsMissing_PagesGoOnToTheEnd()
    {
        var pipeline = await ListedBusiness.PublishedAsync(azurite);
        var runId = (await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None))!;
        var all = await AllAsync(pipeline, new CustomerListRequest());
        foreach (var place in new[] { 0, 1, 2, 3, 9, 399 })
            await pipeline.Table(StorageLayout.RankingsTable).DeleteEntityAsync(RankingRow.PartitionKey(runId, RankingList.All), RankingRow.RowKey(place));

        var first = (await pipeline.Jobs.Customers.ListAsync(new CustomerListRequest(), 3, null, CancellationToken.None))!;

        Assert.Empty(first.Customers);
        Assert.NotNull(first.Token);
        Assert.Equal((400L, 400), (first.Total, first.Listed));
        Assert.Equal([.. all[4..9], .. all[10..399]], await AllAsync(pipeline, new CustomerListRequest(), top: 3));
    }

    [Fact]
    public async Task List_TokenOfAnotherRequest_IsRefused()
    {
        var pipeline = await ListedBusiness.PublishedAsync(azurite);
        var request = new CustomerListRequest { Segment = ListedBusiness.SegmentOf(0), Band = RiskBand.Low };
        var token = (await ListAsync(pipeline, request, top: 1))!.Token;

        Assert.NotNull(token);
        await Assert.ThrowsAsync<FormatException>(() => ListAsync(pipeline, request with { Band = null }, token));
        await Assert.ThrowsAsync<FormatException>(() => ListAsync(pipeline, request with { Segment = ListedBusiness.SegmentOf(30) }, token));
    }

    [Fact]
    public void Problem_RequestsThatCannotBe_AreTold()
    {
        Assert.Null(new CustomerListRequest { Segment = "a", Band = RiskBand.High }.Problem);
        Assert.Null(new CustomerListRequest { Band = RiskBand.High, Sort = CustomerSort.Value }.Problem);
        Assert.NotNull(new CustomerListRequest { Segment = "a", Driver = "price" }.Problem);
        Assert.NotNull(new CustomerListRequest { Segment = "" }.Problem);
        Assert.NotNull(new CustomerListRequest { Driver = "glamour" }.Problem);
        Assert.NotNull(new CustomerListRequest { Band = "none" }.Problem);
        Assert.NotNull(new CustomerListRequest { Driver = "price", Band = RiskBand.High, Sort = CustomerSort.Value }.Problem);
    }

    [Fact]
    public async Task RemovedRun_LeavesNoListOfASegment()
    {
        var pipeline = await ListedBusiness.CreateAsync(azurite, customers: 120);
        var first = await pipeline.RunAsync();
        Assert.Contains(await pipeline.RowsAsync(StorageLayout.RankingsTable), row => row.StartsWith($"{first.RunId}-value-segment-", StringComparison.Ordinal));
        for (var day = 0; day < 3; day++)
        {
            pipeline.Clock.Advance(TimeSpan.FromDays(1));
            await pipeline.RunAsync();
        }

        Assert.DoesNotContain(await pipeline.RowsAsync(StorageLayout.RankingsTable), row => row.StartsWith(first.RunId, StringComparison.Ordinal));
    }

    private static IEnumerable<RankedCustomer> ByValue(IEnumerable<RankedCustomer> customers) =>
        customers.Where(customer => customer.ValueAtRisk is not null).OrderByDescending(customer => customer.ValueAtRisk).ThenByDescending(customer => customer.ChurnProbability)
            .ThenBy(customer => customer.CustomerId, StringComparer.Ordinal);

    private static Task<CustomerPage?> ListAsync(PipelineUnderTest pipeline, CustomerListRequest request, string? token = null, int top = 50) =>
        pipeline.Jobs.Customers.ListAsync(request, top, token, CancellationToken.None);

    /// <summary>All pages, which must say the same of the whole.</summary>
    private static async Task<List<RankedCustomer>> AllAsync(PipelineUnderTest pipeline, CustomerListRequest request, int top = 150)
    {
        var all = new List<RankedCustomer>();
        string? token = null;
        do
        {
            var page = (await ListAsync(pipeline, request, token, top))!;
            all.AddRange(page.Customers);
            Assert.InRange(all.Count, 0, page.Listed);
            Assert.Equal(page.Total, page.Listed);
            token = page.Token;
        }
        while (token is not null);
        return all;
    }
}
