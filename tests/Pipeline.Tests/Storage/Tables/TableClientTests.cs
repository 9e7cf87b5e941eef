using Azure;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Storage.Tables;

[Collection(AzuriteCollection.Name)]
public sealed class TableClientTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient _table =
        new TableServiceClient(azurite.ConnectionString).GetTableClient(azurite.NewNames().Table("Entities"));

    public static TheoryData<string> AwkwardKeys { get; } = new(
        "", " ", "two words", "O'Neill", "''", "100%", "%27", "%2F", "a+b&c=d;e,f", "客户-七", "naïve", "🙂", "~HH.-_", "(x)",
        "{\"json\":1}", "\"quoted\"", "<tag>", "$batch", "..", new string('k', 512));

    public Task InitializeAsync() => _table.CreateIfNotExistsAsync();

    public async Task DisposeAsync() => await _table.DeleteAsync();

    [Fact]
    public async Task CreateIfNotExists_Twice_MakesItOnce()
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(azurite.NewNames().Table("New"));

        Assert.True(await table.CreateIfNotExistsAsync());
        Assert.False(await table.CreateIfNotExistsAsync());
    }

    [Fact]
    public async Task Delete_Twice_AnswersNotFoundWithoutThrowing()
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(azurite.NewNames().Table("Gone"));
        await table.CreateIfNotExistsAsync();

        Assert.Equal(204, (await table.DeleteAsync()).Status);
        Assert.Equal(404, (await table.DeleteAsync()).Status);
    }

    [Fact]
    public async Task AddEntity_New_GivesAnETagThatReadingGivesToo()
    {
        var response = await _table.AddEntityAsync(new TableEntity("p", "r") { ["Name"] = "one" });

        var entity = (await _table.GetEntityAsync("p", "r")).Value;
        Assert.NotNull(response.Headers.ETag);
        Assert.Equal(response.Headers.ETag, entity.ETag);
        Assert.Equal("one", entity.GetString("Name"));
        Assert.NotNull(entity.Timestamp);
    }

    [Fact]
    public async Task AddEntity_Existing_FailsWithConflict()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"));

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => _table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(409, exception.Status);
        Assert.Equal(TableErrorCode.EntityAlreadyExists, exception.ErrorCode);
    }

    [Fact]
    public async Task AddEntity_NoTable_FailsWithTableNotFound()
    {
        var missing = new TableServiceClient(azurite.ConnectionString).GetTableClient(azurite.NewNames().Table("Missing"));

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => missing.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(404, exception.Status);
        Assert.Equal(TableErrorCode.TableNotFound, exception.ErrorCode);
        Assert.Contains(missing.Name, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetEntity_Missing_FailsWithResourceNotFound()
    {
        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => _table.GetEntityAsync("p", "secret-customer"));

        Assert.Equal(404, exception.Status);
        Assert.Equal(TableErrorCode.ResourceNotFound, exception.ErrorCode);
        Assert.DoesNotContain("secret-customer", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetEntityIfExists_MissingAndPresent_HasValueOnlyWhenPresent()
    {
        var missing = await _table.GetEntityIfExistsAsync("p", "r");
        await _table.AddEntityAsync(new TableEntity("p", "r"));
        var present = await _table.GetEntityIfExistsAsync("p", "r");

        Assert.False(missing.HasValue);
        Assert.Throws<InvalidOperationException>(() => missing.Value);
        Assert.Equal(404, missing.GetRawResponse().Status);
        Assert.True(present.HasValue);
        Assert.Equal("r", present.Value!.RowKey);
    }

    [Fact]
    public async Task GetEntity_WithSelection_BringsKeysAndSelectedOnly()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var entity = (await _table.GetEntityAsync("p", "r", ["B", "NotThere"])).Value;

        Assert.Equal(("p", "r"), (entity.PartitionKey, entity.RowKey));
        Assert.Equal(2, entity.GetInt32("B"));
        Assert.False(entity.ContainsKey("A"));
        Assert.Null(entity["NotThere"]);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, true)]
    [InlineData(TableUpdateMode.Replace, false)]
    public async Task UpsertEntity_Existing_KeepsOtherPropertiesOnlyWhenMerging(TableUpdateMode mode, bool kept)
    {
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["Old"] = 1L, ["Both"] = "before" }, mode);

        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["New"] = 2.5, ["Both"] = 7 }, mode);

        var entity = (await _table.GetEntityAsync("p", "r")).Value;
        Assert.Equal(kept ? 1L : null, entity.GetInt64("Old"));
        Assert.Equal(2.5, entity.GetDouble("New"));
        Assert.Equal(7, entity.GetInt32("Both"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task UpdateEntity_ChangedSinceRead_FailsAndLeavesItAlone(TableUpdateMode mode)
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 });
        var read = (await _table.GetEntityAsync("p", "r")).Value;
        // Azurite's ETags are times in milliseconds: two writes within one have the same.
        await ChangeAsync(read.ETag);

        read["Value"] = 3;
        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => _table.UpdateEntityAsync(read, read.ETag, mode));

        Assert.Equal(412, exception.Status);
        Assert.Equal(TableErrorCode.UpdateConditionNotSatisfied, exception.ErrorCode);
        Assert.Equal(2, (await _table.GetEntityAsync("p", "r")).Value.GetInt32("Value"));

        async Task ChangeAsync(ETag old)
        {
            while (old == (await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["Value"] = 2 })).Headers.ETag)
                await Task.Delay(1);
        }
    }

    [Fact]
    public async Task UpdateEntity_WithTheETagRead_Writes()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 });
        var read = (await _table.GetEntityAsync("p", "r")).Value;

        read["Value"] = 2;
        var response = await _table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);

        var now = (await _table.GetEntityAsync("p", "r")).Value;
        Assert.Equal(2, now.GetInt32("Value"));
        Assert.Equal(response.Headers.ETag, now.ETag);
    }

    [Fact]
    public async Task UpdateEntity_Missing_FailsInAnyState()
    {
        var entity = new TableEntity("p", "r");
        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => _table.UpdateEntityAsync(entity, ETag.All));

        Assert.Equal(TableErrorCode.ResourceNotFound, exception.ErrorCode);
        await Assert.ThrowsAsync<ArgumentException>(() => _table.UpdateEntityAsync(entity, default));
    }

    [Fact]
    public async Task DeleteEntity_PresentThenMissing_AnswersNotFoundWithoutThrowing()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(204, (await _table.DeleteEntityAsync("p", "r")).Status);
        Assert.Equal(404, (await _table.DeleteEntityAsync("p", "r")).Status);
        Assert.False((await _table.GetEntityIfExistsAsync("p", "r")).HasValue);
    }

    [Fact]
    public async Task DeleteEntity_OtherETag_FailsAndLeavesIt()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"));

        var exception = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.DeleteEntityAsync("p", "r", new ETag("W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"")));

        Assert.Equal(TableErrorCode.UpdateConditionNotSatisfied, exception.ErrorCode);
        Assert.True((await _table.GetEntityIfExistsAsync("p", "r")).HasValue);
    }

    [Theory]
    [MemberData(nameof(AwkwardKeys))]
    public async Task EveryOperation_AwkwardKeys_MeansThatEntityAndNoOther(string key)
    {
        var other = key == "other" ? "another" : "other";
        await _table.AddEntityAsync(new TableEntity(other, other) { ["Value"] = -1 });
        await _table.AddEntityAsync(new TableEntity(key, key) { ["Value"] = 1 });
        await _table.UpsertEntityAsync(new TableEntity(key, key) { ["Value"] = 2 });
        await _table.UpdateEntityAsync(new TableEntity(key, key) { ["Value"] = 3 }, ETag.All, TableUpdateMode.Replace);
        var read = (await _table.GetEntityAsync(key, key)).Value;
        var found = await _table.QueryAsync(TableFilter.Create($"PartitionKey eq {key} and RowKey eq {key}")).ToListAsync();

        Assert.Equal((key, key, 3), (read.PartitionKey, read.RowKey, read.GetInt32("Value")));
        Assert.Equal((key, key, 3), (Assert.Single(found).PartitionKey, found[0].RowKey, found[0].GetInt32("Value")));

        Assert.Equal(204, (await _table.DeleteEntityAsync(key, key)).Status);
        Assert.Equal(-1, Assert.Single(await _table.QueryAsync().ToListAsync()).GetInt32("Value"));
    }

    [Theory]
    [MemberData(nameof(AwkwardKeys))]
    public async Task SubmitTransaction_AwkwardKeys_MeansThoseEntities(string key)
    {
        await _table.SubmitTransactionAsync([Action(TableTransactionActionType.Add, 1)]);
        await _table.SubmitTransactionAsync([Action(TableTransactionActionType.UpsertMerge, 2)]);
        Assert.Equal(2, (await _table.GetEntityAsync(key, key)).Value.GetInt32("Value"));

        await _table.SubmitTransactionAsync([Action(TableTransactionActionType.Delete, 0)]);
        Assert.Empty(await _table.QueryAsync().ToListAsync());

        TableTransactionAction Action(TableTransactionActionType type, int value) =>
            new(type, new TableEntity(key, key) { ["Value"] = value });
    }

    [Fact]
    public void GetTableClient_BadName_IsRefusedBeforeAnythingIsSent()
    {
        var service = new TableServiceClient(azurite.ConnectionString);

        foreach (var name in (string[])["", "ab", "1table", "with-hyphen", "Tables", "täbles", new string('t', 64)])
            Assert.Throws<ArgumentException>(() => service.GetTableClient(name));
        Assert.Equal(63, service.GetTableClient(new string('t', 63)).Name.Length);
    }
}
