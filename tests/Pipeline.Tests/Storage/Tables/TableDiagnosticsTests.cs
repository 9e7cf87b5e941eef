using System.Diagnostics.Tracing;
using Azure.Core.Diagnostics;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Storage.Tables;

[Collection(AzuriteCollection.Name)]
public sealed class TableDiagnosticsTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Logging_OffByDefaultAndOn_NeverPrintsTheSignatureAndByDefaultNoKey(bool turnedOn)
    {
        var name = azurite.NewNames().Table("Logged");
        var signature = AccountSignature.Create("rwdlacu", new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var options = new TableClientOptions();
        if (turnedOn)
        {
            options.Diagnostics.IsLoggingEnabled = true;
            options.Diagnostics.IsDistributedTracingEnabled = true;
        }

        List<string> lines = [];
        using (new AzureEventSourceListener((_, line) => Keep(line), EventLevel.Verbose))
        {
            var table = new TableServiceClient(new Uri($"{azurite.Process.TableEndpoint}?{signature}"), options).GetTableClient(name);
            await table.CreateIfNotExistsAsync();
            await table.UpsertEntityAsync(new TableEntity("p", "secret-customer"));
            await table.QueryAsync(TableFilter.Create($"RowKey eq {"other-customer"}")).ToListAsync();
        }

        var own = string.Join('\n', lines.Where(line => line.Contains(name, StringComparison.Ordinal)));
        Assert.Equal(turnedOn, own.Length > 0);
        Assert.DoesNotContain(signature[^20..], own, StringComparison.Ordinal);
        Assert.DoesNotContain("other-customer", own, StringComparison.Ordinal);
        Assert.Equal(turnedOn, own.Contains("secret-customer", StringComparison.Ordinal));

        void Keep(string line)
        {
            lock (lines)
                lines.Add(line);
        }
    }
}
