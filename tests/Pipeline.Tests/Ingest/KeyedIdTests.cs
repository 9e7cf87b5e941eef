using System.IO.Compression;
using Analytics.Exports;
using Analytics.Privacy;
using Pipeline.Ingest;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Ingest;

[Collection(AzuriteCollection.Name)]
public sealed class KeyedIdTests(AzuriteFixture azurite)
{
    private const string Key = "a key of the tests, long enough";
    private const string OtherKey = "another key, long enough as well";
    private const string Mapping = """{"customers":{"columns":{"customerId":{"column":"contact","hash":"email"}}}}""";
    private const string Customers = "contact,plan\nLi.Lei@Example.cn,x\nmei@example.cn,y\n li.lei@example.cn ,z\n";

    [Fact]
    public async Task Ingest_MappingThatAsksForHashes_StoresHashesAndNoAddress()
    {
        var pipeline = await WithKeyAsync(azurite.NewAccount(), Key);

        var entry = await pipeline.IngestAsync(ExportKind.Customers, "list.csv", Customers);

        var hash = new IdentityHash(Key);
        Assert.True(hash.TryHash("li.lei@example.cn", IdentityKind.Email, out var id, out _));
        // Two spellings of one address are one customer.
        Assert.Equal((ExportStatus.Accepted, 2L, 1L), (entry.Status, entry.Accepted, entry.Duplicates));
        Assert.Equal(hash.Fingerprint, entry.IdKey);
        var stored = await StoredAsync(pipeline);
        Assert.Contains(id, stored, StringComparison.Ordinal);
        Assert.DoesNotContain("example.cn", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key, string.Join('\n', await pipeline.RowsAsync(StorageLayout.ExportsTable)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_AnotherKeyThanBefore_IsSaidAndTheSameKeyIsNot()
    {
        var account = azurite.NewAccount();
        var pipeline = await WithKeyAsync(account, Key);
        await pipeline.IngestAsync(ExportKind.Customers, "a.csv", Customers);
        var same = await pipeline.IngestAsync(ExportKind.Customers, "b.csv", Customers + "c@example.cn,x\n");

        var changed = await (await WithKeyAsync(account, OtherKey)).IngestAsync(ExportKind.Customers, "c.csv", Customers + "d@example.cn,x\n");

        Assert.DoesNotContain(same.Warnings, warning => warning.StartsWith("The key that hashes", StringComparison.Ordinal));
        Assert.Contains(changed.Warnings, warning => warning.StartsWith("The key that hashes customers' ids is not the one of 2 exports", StringComparison.Ordinal));
        Assert.NotEqual(same.IdKey, changed.IdKey);
    }

    [Fact]
    public async Task Replay_AfterTheKeyWasSet_TakesTheExportIn()
    {
        var account = azurite.NewAccount();
        var keyless = await WithKeyAsync(account, null);
        var held = await keyless.IngestAsync(ExportKind.Customers, "list.csv", Customers);
        var pipeline = await WithKeyAsync(account, Key);

        await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Customers, "list.csv");
        var entry = (await pipeline.Jobs.ReplayExport.RunAsync(ReplayRequest.Read((await pipeline.TakeAsync(StorageLayout.ExportEventsQueue))!)!))!;

        Assert.Equal((ExportStatus.Held, null), (held.Status, held.IdKey));
        Assert.Contains("no key for it is set", held.Message, StringComparison.Ordinal);
        Assert.Equal((ExportStatus.Accepted, 2L, 1L, 0L), (entry.Status, entry.Accepted, entry.Duplicates, entry.Rejected));
        Assert.Empty(await pipeline.BlobsAsync(StorageLayout.QuarantineContainer));
    }

    [Fact]
    public async Task Ingest_KilledUnderOneKeyAndFinishedUnderAnother_MixesNoIds()
    {
        var account = azurite.NewAccount();
        var first = await WithKeyAsync(account, Key);
        var entry = await first.IngestAsync(ExportKind.Customers, "list.csv", Customers);
        // As if it had been killed before its last write.
        var table = first.Table(StorageLayout.ExportsTable);
        await table.DeleteEntityAsync("exports", entry.RowKey);
        await foreach (var claim in table.QueryAsync(TableFilter.Create($"PartitionKey eq {"content"}"))) await table.DeleteEntityAsync(claim.PartitionKey, claim.RowKey);

        var second = await WithKeyAsync(account, OtherKey);
        var finished = (await second.Jobs.Ingest.RunAsync("customers/list.csv"))!;

        Assert.Equal((entry.RowKey, ExportStatus.Accepted), (finished.RowKey, finished.Status));
        var name = finished.SegmentNames().Single().Name;
        Assert.NotEqual(entry.SegmentNames().Single().Name, name);
        Assert.True(new IdentityHash(OtherKey).TryHash("mei@example.cn", IdentityKind.Email, out var id, out _));
        Assert.Contains(id, await ReadAsync(second, name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", null, "Privacy:IdKey")]
    [InlineData(Key, "0086", "Privacy:CountryCode")]
    [InlineData(Key, "cn", "Privacy:CountryCode")]
    public void Options_ThatCannotBe_AreRefusedWithoutTheirValue(string key, string? countryCode, string named)
    {
        var options = new PipelineOptions { Privacy = { IdKey = key, CountryCode = countryCode } };

        var message = Assert.Throws<ArgumentException>(options.Validate).Message;

        Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, message, StringComparison.Ordinal);
    }

    private static async Task<PipelineUnderTest> WithKeyAsync(string account, string? key)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(account, new PipelineOptions { Privacy = { IdKey = key } });
        if (!await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient("mappings/a.json").ExistsAsync()) await pipeline.DropAsync(MappingLibrary.Kind, "a.json", Mapping);
        return pipeline;
    }

    /// <summary>All that is kept of exports, besides the exports themselves.</summary>
    private static async Task<string> StoredAsync(PipelineUnderTest pipeline)
    {
        var stored = new List<string>(await pipeline.RowsAsync(StorageLayout.ExportsTable));
        await foreach (var blob in pipeline.Container(StorageLayout.EventsContainer).GetBlobsAsync()) stored.Add(await ReadAsync(pipeline, blob.Name));
        return string.Join('\n', stored);
    }

    private static async Task<string> ReadAsync(PipelineUnderTest pipeline, string segment)
    {
        var content = await pipeline.Container(StorageLayout.EventsContainer).GetBlobClient(segment).DownloadContentAsync();
        await using var gzip = new GZipStream(content.Value.Content.ToStream(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return await reader.ReadToEndAsync();
    }
}
