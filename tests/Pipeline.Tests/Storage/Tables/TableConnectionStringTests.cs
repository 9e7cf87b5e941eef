using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Tests.Storage.Tables;

public sealed class TableConnectionStringTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [Theory]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={Key};EndpointSuffix=core.x", "https://shop.table.core.x/")]
    [InlineData($"AccountName=shop;AccountKey={Key}", "https://shop.table.core.windows.net/")]
    [InlineData($"AccountName=shop;AccountKey={Key};EndpointSuffix=core.chinacloudapi.cn;", "https://shop.table.core.chinacloudapi.cn/")]
    [InlineData($"DefaultEndpointsProtocol=http;AccountName=shop;AccountKey={Key}", "http://shop.table.core.windows.net/")]
    [InlineData($" accountname = shop ; ACCOUNTKEY={Key};tableendpoint=https://tables.example/ ", "https://tables.example/")]
    [InlineData($"AccountName=shop;AccountKey={Key};TableEndpoint=http://127.0.0.1:10002/shop", "http://127.0.0.1:10002/shop")]
    public void Parse_AccountKey_FindsEndpointAndKey(string text, string endpoint)
    {
        var connection = TableConnectionString.Parse(text);

        Assert.Equal(endpoint, connection.Endpoint.AbsoluteUri);
        Assert.Equal("shop", connection.AccountName);
        Assert.Equal("secret-key"u8, connection.AccountKey!);
        Assert.Null(connection.SharedAccessSignature);
    }

    [Theory]
    [InlineData("TableEndpoint=https://shop.table.core.windows.net;SharedAccessSignature=sv=2020&sig=a%3D%3D")]
    [InlineData("AccountName=shop;SharedAccessSignature=sv=2020&sig=a%3D%3D")]
    public void Parse_Signature_KeepsAllOfIt(string text)
    {
        var connection = TableConnectionString.Parse(text);

        Assert.Equal("https://shop.table.core.windows.net/", connection.Endpoint.AbsoluteUri);
        Assert.Equal("sv=2020&sig=a%3D%3D", connection.SharedAccessSignature);
        Assert.Null(connection.AccountKey);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite", "http://azurite:10002/devstoreaccount1")]
    public void Parse_DevelopmentStorage_IsTheEmulator(string text, string endpoint)
    {
        var connection = TableConnectionString.Parse(text);

        Assert.Equal(endpoint, connection.Endpoint.AbsoluteUri);
        Assert.Equal(DevelopmentStorage.AccountName, connection.AccountName);
        Assert.Equal(Convert.FromBase64String(DevelopmentStorage.AccountKey), connection.AccountKey);
    }

    [Theory]
    [InlineData("", "TableEndpoint")]
    [InlineData($"AccountKey={Key}", "AccountName")]
    [InlineData($"AccountKey={Key};TableEndpoint=https://tables.example", "AccountName")]
    [InlineData("AccountName=shop", "AccountKey")]
    [InlineData("AccountName=shop;AccountKey=hush!", "AccountKey")]
    [InlineData("AccountName=shop;AccountKey=hush!;AccountKey=hush!", "twice")]
    [InlineData($"AccountName=shop;AccountKey={Key};TableEndpoint=tables.example?hush!", "TableEndpoint")]
    [InlineData($"AccountName=shop;AccountKey={Key};TableEndpoint=https://tables.example?sig=hush!", "TableEndpoint")]
    [InlineData($"AccountName=shop;AccountKey={Key};DefaultEndpointsProtocol=ftp", "DefaultEndpointsProtocol")]
    [InlineData("hush!", "NAME=VALUE")]
    [InlineData("UseDevelopmentStorage=hush!", "UseDevelopmentStorage")]
    public void Parse_SomethingMissingOrWrong_NamesItAndQuotesNothing(string text, string named)
    {
        var exception = Assert.Throws<FormatException>(() => TableConnectionString.Parse(text));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush!", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_OfConnectionAndClients_HasNoSecret()
    {
        var text = $"AccountName=shop;AccountKey={Key}";
        var client = new TableServiceClient(text);

        Assert.DoesNotContain(Key, TableConnectionString.Parse(text).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, client + client.GetTableClient("one").ToString(), StringComparison.Ordinal);
    }
}
