using System.Globalization;
using Azure;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Storage.Tables;

[Collection(AzuriteCollection.Name)]
public sealed class TableTransactionTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient _table =
        new TableServiceClient(azurite.ConnectionString).GetTableClient(azurite.NewNames().Table("Together"));

    public Task InitializeAsync() => _table.CreateIfNotExistsAsync();

    public async Task DisposeAsync() => await _table.DeleteAsync();

    [Fact]
    public async Task Submit_100Actions_CarriesOutAllAndGivesTheirETags()
    {
        var response = await _table.SubmitTransactionAsync(
            Enumerable.Range(0, 100).Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Entity(row, row))));

        Assert.Equal(202, response.GetRawResponse().Status);
        Assert.Equal(100, response.Value.Count);
        var found = await _table.QueryAsync().ToListAsync();
        Assert.Equal(100, found.Count);
        Assert.All(found, (entity, index) => Assert.Equal(index, entity.GetInt32("Value")));
        Assert.All(found, (entity, index) => Assert.Equal(entity.ETag, response.Value[index].Headers.ETag));
        Assert.All(response.Value, part => Assert.Equal(204, part.Status));
    }

    [Fact]
    public async Task Submit_EachKindOfAction_DoesIt()
    {
        await _table.SubmitTransactionAsync(Enumerable.Range(0, 6).Select(row => new TableTransactionAction(
            TableTransactionActionType.Add, new TableEntity("p", Row(row)) { ["Old"] = 1, ["Value"] = 1 })));
        var etag = (await _table.GetEntityAsync("p", Row(1))).Value.ETag;

        var response = await _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpdateMerge, Entity(0, 2)),
            new(TableTransactionActionType.UpdateReplace, Entity(1, 2), etag),
            new(TableTransactionActionType.UpsertMerge, Entity(2, 2)),
            new(TableTransactionActionType.UpsertReplace, Entity(3, 2)),
            new(TableTransactionActionType.Delete, new TableEntity("p", Row(4))),
            new(TableTransactionActionType.Add, Entity(7, 2)),
        ]);

        var found = await _table.QueryAsync().ToListAsync();
        Assert.Equal(
            [("000", 2, true), ("001", 2, false), ("002", 2, true), ("003", 2, false), ("005", 1, true), ("007", 2, false)],
            found.Select(entity => (entity.RowKey, entity.GetInt32("Value"), entity.ContainsKey("Old"))));
        Assert.Null(response.Value[4].Headers.ETag);
    }

    [Fact]
    public async Task Submit_OneActionFails_CarriesOutNoneAndSaysWhich()
    {
        await _table.AddEntityAsync(Entity(2, 1));

        var exception = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            Enumerable.Range(0, 5).Select(row => new TableTransactionAction(TableTransactionActionType.Add, Entity(row, 9)))));

        Assert.Equal(2, exception.FailedTransactionActionIndex);
        Assert.Equal(409, exception.Status);
        Assert.Equal(TableErrorCode.EntityAlreadyExists, exception.ErrorCode);
        Assert.Equal(1, Assert.Single(await _table.QueryAsync().ToListAsync()).GetInt32("Value"));
    }

    [Fact]
    public async Task Submit_StaleETag_FailsWithThePrecondition()
    {
        await _table.AddEntityAsync(Entity(0, 1));

        var exception = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, Entity(1, 2)),
            new(TableTransactionActionType.UpdateReplace, Entity(0, 2), new ETag("W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"")),
        ]));

        Assert.Equal(1, exception.FailedTransactionActionIndex);
        Assert.Equal(412, exception.Status);
        Assert.Equal(TableErrorCode.UpdateConditionNotSatisfied, exception.ErrorCode);
        Assert.Equal(1, Assert.Single(await _table.QueryAsync().ToListAsync()).GetInt32("Value"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Submit_DeletingWithAnETag_MindsItWhereverItStands(int position)
    {
        await _table.AddEntityAsync(Entity(0, 1));
        var etag = (await _table.GetEntityAsync("p", Row(0))).Value.ETag;
        var stale = new ETag("W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"");

        var exception = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(With(stale)));
        Assert.Equal((412, position), (exception.Status, exception.FailedTransactionActionIndex));

        await _table.SubmitTransactionAsync(With(etag));
        Assert.Equal(Row(9), Assert.Single(await _table.QueryAsync().ToListAsync()).RowKey);

        List<TableTransactionAction> With(ETag ifMatch)
        {
            List<TableTransactionAction> actions = [new(TableTransactionActionType.UpsertReplace, Entity(9, 2))];
            actions.Insert(position, new(TableTransactionActionType.Delete, new TableEntity("p", Row(0)), ifMatch));
            return actions;
        }
    }

    [Fact]
    public async Task Submit_SameEntityTwice_FailsWithoutTheKeyInTheMessage()
    {
        var entity = new TableEntity("p", "secret-customer");

        var exception = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, entity),
            new(TableTransactionActionType.UpsertReplace, entity),
        ]));

        Assert.Equal(TableErrorCode.InvalidDuplicateRow, exception.ErrorCode);
        Assert.Equal(400, exception.Status);
        Assert.Equal(1, exception.FailedTransactionActionIndex);
        Assert.DoesNotContain("secret-customer", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_NoTable_FailsWithTableNotFound()
    {
        var missing = new TableServiceClient(azurite.ConnectionString).GetTableClient(azurite.NewNames().Table("Missing"));

        var exception = await Assert.ThrowsAnyAsync<RequestFailedException>(
            () => missing.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, Entity(0, 1))]));

        Assert.Equal(404, exception.Status);
        Assert.Equal(TableErrorCode.TableNotFound, exception.ErrorCode);
    }

    [Fact]
    public async Task Submit_Over4Mebibytes_SendsNothingAndSaysWhereItIsFull()
    {
        // About 120 kB an action: 34 fit.
        List<TableTransactionAction> actions = [.. Enumerable.Range(0, 40)
            .Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Large(row)))];

        var exception = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(actions));

        Assert.Equal(413, exception.Status);
        Assert.Equal(TableErrorCode.RequestBodyTooLarge, exception.ErrorCode);
        var fitting = exception.FailedTransactionActionIndex!.Value;
        Assert.InRange(fitting, 1, 39);
        Assert.Empty(await _table.QueryAsync().ToListAsync());

        await _table.SubmitTransactionAsync(actions.Take(fitting));
        await _table.SubmitTransactionAsync(actions.Skip(fitting));
        Assert.Equal(40, (await _table.QueryAsync(select: []).ToListAsync()).Count);

        static TableEntity Large(int row) => new("p", Row(row))
        {
            ["A"] = new string('長', 20_000),
            ["B"] = new string('x', 30_000),
            ["C"] = new string('\u2028', 5_000),
        };
    }

    [Fact]
    public async Task Submit_WrongNumberOrPartitions_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _table.SubmitTransactionAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => _table.SubmitTransactionAsync(
            Enumerable.Range(0, 101).Select(row => new TableTransactionAction(TableTransactionActionType.Add, Entity(row, row)))));
        await Assert.ThrowsAsync<ArgumentException>(() => _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("one", "r")),
            new(TableTransactionActionType.Add, new TableEntity("two", "r")),
        ]));
    }

    [Fact]
    public async Task Submit_ManyAtOnce_CarriesOutAll()
    {
        await Parallel.ForAsync(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (partition, cancellationToken) =>
            await _table.SubmitTransactionAsync(
                Enumerable.Range(0, 20).Select(row => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace, new TableEntity(Row(partition), Row(row)) { ["Value"] = partition })),
                cancellationToken));

        var found = await _table.QueryAsync().ToListAsync();
        Assert.Equal(800, found.Count);
        Assert.All(found, entity => Assert.Equal(entity.PartitionKey, Row(entity.GetInt32("Value")!.Value)));
    }

    private static TableEntity Entity(int row, int value) => new("p", Row(row)) { ["Value"] = value };

    private static string Row(int row) => row.ToString("D3", CultureInfo.InvariantCulture);
}
