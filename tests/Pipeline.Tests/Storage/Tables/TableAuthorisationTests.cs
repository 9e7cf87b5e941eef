using System.Net.Sockets;
using Azure;
using Azure.Core.Pipeline;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Storage.Tables;

[Collection(AzuriteCollection.Name)]
public sealed class TableAuthorisationTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset FarAway = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _name = azurite.NewNames().Table("Guarded");

    [Fact]
    public async Task AccountKey_AgainstAHostNamedAfterTheAccount_IsSignedRight()
    {
        // Azurite takes the account from the host's first label then, and the path no longer begins with it. Only the connection
        // knows that the name means this machine. Transactions are left out: Azurite looks for the account in their paths.
        var port = azurite.Process.TableEndpoint.Port;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync("127.0.0.1", port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler);
        var service = new TableServiceClient(
            $"AccountName={DevelopmentStorage.AccountName};AccountKey={DevelopmentStorage.AccountKey};"
            + $"TableEndpoint=http://{DevelopmentStorage.AccountName}.table.example.test",
            new TableClientOptions { Transport = new HttpClientTransport(client) });
        var table = service.GetTableClient(_name);

        await table.CreateIfNotExistsAsync();
        await table.AddEntityAsync(new TableEntity("p 1", "O'Neill 客户 100%"));
        var found = await table.QueryAsync(TableFilter.Create($"PartitionKey eq {"p 1"}")).ToListAsync();

        Assert.Equal("O'Neill 客户 100%", Assert.Single(found).RowKey);
        Assert.True((await table.GetEntityIfExistsAsync("p 1", "O'Neill 客户 100%")).HasValue);
    }

    [Fact]
    public async Task AccountKey_Wrong_IsForbidden()
    {
        var wrong = Convert.ToBase64String(new byte[64]);
        var connectionString = azurite.ConnectionString.Replace(DevelopmentStorage.AccountKey, wrong, StringComparison.Ordinal);
        var table = new TableServiceClient(connectionString).GetTableClient(_name);

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateIfNotExistsAsync());

        Assert.Equal(403, exception.Status);
        Assert.DoesNotContain(wrong, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connection string")]
    [InlineData("endpoint and credential")]
    [InlineData("address with signature")]
    public async Task Signature_GivenInEachWay_AllowsWhatItSays(string way)
    {
        await new TableServiceClient(azurite.ConnectionString).GetTableClient(_name).CreateIfNotExistsAsync();
        var endpoint = azurite.Process.TableEndpoint;
        var signature = AccountSignature.Create("rwdlacu", FarAway);
        var service = way switch
        {
            "connection string" => new TableServiceClient($"TableEndpoint={endpoint};SharedAccessSignature={signature}"),
            "endpoint and credential" => new TableServiceClient(endpoint, new AzureSasCredential("?" + signature)),
            _ => new TableServiceClient(new Uri($"{endpoint}?{signature}")),
        };
        var table = service.GetTableClient(_name);

        await table.UpsertEntityAsync(new TableEntity("p", "r's") { ["Value"] = 1 });
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "s"))]);

        Assert.Equal(1, (await table.GetEntityAsync("p", "r's", ["Value"])).Value.GetInt32("Value"));
        Assert.Equal(2, (await table.QueryAsync(TableFilter.Create($"PartitionKey eq {"p"}"), maxPerPage: 1).ToListAsync()).Count);
        Assert.Equal(endpoint, service.Uri);
    }

    [Fact]
    public async Task Signature_NotForThisOrExpired_IsForbiddenAndNowhereInTheException()
    {
        await new TableServiceClient(azurite.ConnectionString).GetTableClient(_name).CreateIfNotExistsAsync();
        string[] signatures = [AccountSignature.Create("r", FarAway), AccountSignature.Create("rwdlacu", DateTimeOffset.UnixEpoch)];
        foreach (var signature in signatures)
        {
            var table = new TableServiceClient(azurite.Process.TableEndpoint, new AzureSasCredential(signature)).GetTableClient(_name);

            var exception = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpsertEntityAsync(new TableEntity("p", "r")));

            Assert.Equal(403, exception.Status);
            Assert.DoesNotContain("sig", exception.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Signature_NobodyListens_IsNowhereInTheException()
    {
        var signature = AccountSignature.Create("r", FarAway);
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = TimeSpan.Zero;
        // Port 1 is nobody's.
        var table = new TableServiceClient(new Uri($"http://127.0.0.1:1/devstoreaccount1?{signature}"), options).GetTableClient(_name);

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => table.UpsertEntityAsync(new TableEntity("p", "secret-customer")));

        Assert.DoesNotContain("sig=", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-customer", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_EndpointWithQueryOrWithoutSignature_IsRefused()
    {
        var credential = new AzureSasCredential("sig=x");

        Assert.Throws<ArgumentException>(() => new TableServiceClient(new Uri("https://shop.table.core.windows.net/?sig=x"), credential));
        Assert.Throws<ArgumentException>(() => new TableServiceClient(new Uri("https://shop.table.core.windows.net/")));
    }
}
