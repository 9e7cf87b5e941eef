using Analytics.Exports;
using Pipeline.Customers;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Customers;

[Collection(AzuriteCollection.Name)]
public sealed class CustomerIndexTests(AzuriteFixture azurite)
{
    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 } };

    private static readonly string LongId = new string('客', 30);

    [Fact]
    public async Task ByPrefix_AnyIds_FindsThoseThatBeginSoPageByPage()
    {
        string[] strange = ["客户 1", "客户 2", "客人", "a/b1", "a/b2", "a/c", "a~2Fb", "ab", LongId + "1", LongId + "2", LongId + "21", "😀1"];
        var pipeline = await PublishedAsync(strange);

        Assert.Equal(["客户 1", "客户 2"], await AllAsync(pipeline, "客户"));
        Assert.Equal(["a/b1", "a/b2"], await AllAsync(pipeline, "a/b"));
        Assert.Equal(["a/b1", "a/b2", "a/c"], await AllAsync(pipeline, "a/"));
        Assert.Equal(["a~2Fb"], await AllAsync(pipeline, "a~2"));
        Assert.Equal(["😀1"], await AllAsync(pipeline, "😀"));
        Assert.Equal([LongId + "1"], await AllAsync(pipeline, LongId + "1"));
        Assert.Equal([LongId + "2", LongId + "21"], (await AllAsync(pipeline, LongId + "2")).Order());
        Assert.Equal(3, (await AllAsync(pipeline, LongId)).Count);
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"c{i}").Where(id => id.StartsWith("c1", StringComparison.Ordinal)).Order(StringComparer.Ordinal), await AllAsync(pipeline, "c1"));
        Assert.Empty(await AllAsync(pipeline, "C1"));
    }

    [Fact]
    public async Task ByPrefix_TooShortOrNoText_IsRefused()
    {
        var pipeline = await PublishedAsync([]);

        Assert.False(CustomerIndex.IsPrefix("c"));
        Assert.False(CustomerIndex.IsPrefix("c\ud83d"));
        await Assert.ThrowsAsync<ArgumentException>(() => pipeline.Jobs.Customers.ByPrefixAsync("c", 10, null, CancellationToken.None));
        var token = (await pipeline.Jobs.Customers.ByPrefixAsync("c1", 1, null, CancellationToken.None))!.Token;
        await Assert.ThrowsAsync<FormatException>(() => pipeline.Jobs.Customers.ByPrefixAsync("c2", 1, token, CancellationToken.None));
        await Assert.ThrowsAsync<FormatException>(() => pipeline.Jobs.Customers.ByPrefixAsync("c1", 1, "bm9uc2Vuc2U", CancellationToken.None));
    }

    [Fact]
    public async Task NextRun_AddsOnlyIdsThatAreNew()
    {
        var pipeline = await PublishedAsync([]);
        var ids = pipeline.Table(StorageLayout.CustomerIdsTable);
        await ids.DeleteEntityAsync("c1", "c10");
        await pipeline.IngestAsync(ExportKind.Customers, "more.csv", "customerId,plan,usage,left\nnew1,monthly,0.5,no\n");
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.RunAsync();

        // Of the run before, and so not written again.
        Assert.DoesNotContain("c10", await AllAsync(pipeline, "c1"));
        Assert.Equal(["new1"], await AllAsync(pipeline, "ne"));
    }

    [Fact]
    public async Task Remove_Customer_IsFoundNoMore()
    {
        var pipeline = await PublishedAsync(["a/b1"]);

        Assert.Equal(2, await pipeline.Jobs.CustomerIds.RemoveAsync(["a/b1", "c17", "nobody"], CancellationToken.None));

        Assert.Empty(await AllAsync(pipeline, "a/"));
        Assert.Empty(await AllAsync(pipeline, "c17"));
        Assert.Equal(0, await pipeline.Jobs.CustomerIds.RemoveAsync(["a/b1", "c17"], CancellationToken.None));
    }

    [Fact]
    public async Task ByPrefix_CustomersWithoutAPrediction_AreLeftOut()
    {
        var pipeline = await PublishedAsync([]);
        var ids = new TableEntity("c1", "c1x") { ["CustomerId"] = "c1x" };
        await pipeline.Table(StorageLayout.CustomerIdsTable).AddEntityAsync(ids);

        var all = await AllAsync(pipeline, "c1");

        Assert.DoesNotContain("c1x", all);
        Assert.Equal(31, all.Count);
    }

    private async Task<PipelineUnderTest> PublishedAsync(string[] strange)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(120) + string.Concat(strange.Select(id => $"{id},monthly,0.5,no\n")));
        await pipeline.RunAsync();
        return pipeline;
    }

    private static async Task<List<string>> AllAsync(PipelineUnderTest pipeline, string prefix)
    {
        var all = new List<string>();
        string? token = null;
        do
        {
            var page = (await pipeline.Jobs.Customers.ByPrefixAsync(prefix, 2, token, CancellationToken.None))!;
            Assert.InRange(page.Customers.Count, 0, 2);
            all.AddRange(page.Customers.Select(customer => customer.CustomerId));
            token = page.Token;
        }
        while (token is not null);
        return all;
    }
}
