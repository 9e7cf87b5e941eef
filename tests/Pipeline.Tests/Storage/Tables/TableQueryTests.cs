using System.Globalization;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Storage.Tables;

[Collection(AzuriteCollection.Name)]
public sealed class TableQueryTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TableClient _table =
        new TableServiceClient(azurite.ConnectionString).GetTableClient(azurite.NewNames().Table("Queried"));

    /// <summary>Partitions "p 0" to "p 2" of 25 rows each: 000 to 024.</summary>
    public async Task InitializeAsync()
    {
        await _table.CreateIfNotExistsAsync();
        for (var partition = 0; partition < 3; partition++)
        {
            await _table.SubmitTransactionAsync(Enumerable.Range(0, 25).Select(row => new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity(Partition(partition), row.ToString("D3", CultureInfo.InvariantCulture))
                {
                    ["Number"] = row,
                    ["Long"] = row * 10_000_000_000L,
                    ["Score"] = row / 8.0,
                    ["Even"] = row % 2 == 0,
                    ["Date"] = Start.AddDays(row),
                    ["Id"] = new Guid(row, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
                    ["Bytes"] = new byte[] { (byte)row, 0xff },
                    ["Name"] = row % 5 == 0 ? "O'Neill 客户" : "other",
                })));
        }
    }

    public async Task DisposeAsync() => await _table.DeleteAsync();

    [Fact]
    public async Task Query_WithoutFilter_FindsAllInKeyOrder()
    {
        var found = await _table.QueryAsync(maxPerPage: 7).ToListAsync();

        var keys = found.Select(entity => (entity.PartitionKey, entity.RowKey)).ToList();
        Assert.Equal(75, keys.Count);
        Assert.Equal(keys.OrderBy(key => key.PartitionKey, StringComparer.Ordinal).ThenBy(key => key.RowKey, StringComparer.Ordinal), keys);
        Assert.Equal(75, keys.Distinct().Count());
    }

    [Fact]
    public async Task Query_ByEachType_FindsWhatTheSameConditionInMemoryFinds()
    {
        var half = Start.AddDays(12);
        var id = new Guid(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
        byte[] bytes = [7, 0xff];
        (TableFilter Filter, Func<TableEntity, bool> Condition)[] cases =
        [
            (TableFilter.Create($"Number ge {12}"), entity => entity.GetInt32("Number") >= 12),
            (TableFilter.Create($"Long lt {120_000_000_000L}"), entity => entity.GetInt64("Long") < 120_000_000_000L),
            (TableFilter.Create($"Score gt {0.00001}"), entity => entity.GetDouble("Score") > 0.00001),
            (TableFilter.Create($"Score le {1e3}"), entity => entity.GetDouble("Score") <= 1e3),
            (TableFilter.Create($"Score ge {-0.5} and Score ne {1.0}"), entity => entity.GetDouble("Score") is >= -0.5 and not 1.0),
            (TableFilter.Create($"Even eq {true}"), entity => entity.GetBoolean("Even") == true),
            (TableFilter.Create($"Date lt {half}"), entity => entity.GetDateTimeOffset("Date") < half),
            (TableFilter.Create($"Id eq {id}"), entity => entity.GetGuid("Id") == id),
            (TableFilter.Create($"Bytes eq {bytes}"), entity => entity.GetBinary("Bytes")!.SequenceEqual(bytes)),
            (TableFilter.Create($"Name eq {"O'Neill 客户"}"), entity => entity.GetString("Name") == "O'Neill 客户"),
            (TableFilter.Create($"not ({TableFilter.Create($"Number lt {20}")})"), entity => entity.GetInt32("Number") >= 20),
            (
                TableFilter.Create($"PartitionKey eq {Partition(1)}")
                    & (TableFilter.Create($"Number eq {3}") | TableFilter.Create($"Number eq {4}")),
                entity => entity.PartitionKey == Partition(1) && entity.GetInt32("Number") is 3 or 4),
        ];
        var all = await _table.QueryAsync().ToListAsync();

        foreach (var (filter, condition) in cases)
        {
            var expected = all.Where(condition).Select(entity => entity.PartitionKey + entity.RowKey).ToList();
            var found = (await _table.QueryAsync(filter).ToListAsync()).Select(entity => entity.PartitionKey + entity.RowKey);
            Assert.NotEmpty(expected);
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public async Task Query_ValueThatTriesToBeAFilter_IsOnlyAValue()
    {
        var hostile = "x' or PartitionKey ge '";

        Assert.Empty(await _table.QueryAsync(TableFilter.Create($"PartitionKey eq {hostile}")).ToListAsync());
    }

    [Fact]
    public async Task Query_WithSelection_BringsKeysAndSelectedOnly()
    {
        var found = await _table.QueryAsync(TableFilter.Create($"Number eq {3}"), select: ["Score"]).ToListAsync();

        Assert.Equal(3, found.Count);
        Assert.All(found, entity => Assert.Equal(["Score"], entity.Select(property => property.Key)));
        Assert.All(found, entity => Assert.Equal("003", entity.RowKey));
    }

    [Fact]
    public async Task QueryPage_GoingOnFromTheTokenElsewhere_FindsTheRestOnce()
    {
        var filter = TableFilter.Create($"PartitionKey ge {Partition(1)}");
        List<string> keys = [];
        string? token = null;
        do
        {
            // A client of its own, as another request to an API would have.
            var client = new TableServiceClient(azurite.ConnectionString).GetTableClient(_table.Name);
            var page = await client.QueryPageAsync(filter, ["Number"], maxPerPage: 8, token);
            Assert.InRange(page.Values.Count, 0, 8);
            keys.AddRange(page.Values.Select(entity => entity.PartitionKey + entity.RowKey));
            token = page.ContinuationToken;
            Assert.Equal(token is null ? null : Uri.EscapeDataString(token), token);
        }
        while (token is not null);

        Assert.Equal(50, keys.Count);
        Assert.Equal(50, keys.Distinct().Count());
    }

    [Fact]
    public async Task AsPages_FromAToken_GoesOnThere()
    {
        var first = await _table.QueryPageAsync(maxPerPage: 30);
        List<int> sizes = [];
        await foreach (var page in _table.QueryAsync().AsPages(first.ContinuationToken, pageSizeHint: 40))
            sizes.Add(page.Values.Count);

        Assert.Equal([40, 5], sizes);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("YQ.!")]
    [InlineData("_w")]
    public async Task QueryPage_TokenNotOurs_IsRefused(string token)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => _table.QueryPageAsync(continuationToken: token));

        Assert.Equal("continuationToken", exception.ParamName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Query_PageSizeOutOfRange_IsRefused(int size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _table.QueryAsync(maxPerPage: size));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _table.QueryPageAsync(maxPerPage: size));
    }

    [Fact]
    public async Task Query_ByPrefix_FindsWhatBeginsWithIt()
    {
        await _table.AddEntityAsync(new TableEntity("keys", "ab"));
        await _table.AddEntityAsync(new TableEntity("keys", "ab客"));
        await _table.AddEntityAsync(new TableEntity("keys", "ab🙂"));
        await _table.AddEntityAsync(new TableEntity("keys", "ac"));
        await _table.AddEntityAsync(new TableEntity("keys", "a"));

        var filter = TableFilter.Create($"PartitionKey eq {"keys"}") & TableFilter.StartsWith("RowKey", "ab");
        var found = await _table.QueryAsync(filter).ToListAsync();

        Assert.Equal(["ab", "ab客", "ab🙂"], found.Select(entity => entity.RowKey));
    }

    [Fact]
    public async Task Query_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _table.QueryAsync(cancellationToken: source.Token).ToListAsync());
    }

    private static string Partition(int number) => FormattableString.Invariant($"p {number}");
}
