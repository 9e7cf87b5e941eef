using Azure.Identity;
using Pipeline.Storage;

namespace Pipeline.Tests.Storage;

public sealed class StorageConnectionTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    private const string Account = "AzureWebJobsStorage__accountName=shop";

    /// <summary>What is broken, the settings, and what the message must say.</summary>
    public static TheoryData<string, string[], string> Broken { get; } = new()
    {
        { "nothing", [], "AzureWebJobsStorage is missing" },
        { "blank", ["AzureWebJobsStorage= ", "AzureWebJobsStorage__accountName="], "AzureWebJobsStorage is missing" },
        {
            "only blobs",
            ["AzureWebJobsStorage__blobServiceUri=https://blob.example"],
            "AzureWebJobsStorage__queueServiceUri is missing"
        },
        {
            "no tables",
            ["AzureWebJobsStorage:blobServiceUri=https://blob.example", "AzureWebJobsStorage:queueServiceUri=https://queue.example"],
            "AzureWebJobsStorage__tableServiceUri is missing"
        },
        { "an account that is an address", ["AzureWebJobsStorage__accountName=hush.example/"], "AzureWebJobsStorage__accountName" },
        { "plain http", [Account, "AzureWebJobsStorage__tableServiceUri=http://hush.example"], "AzureWebJobsStorage__tableServiceUri" },
        { "a signature", [Account, "AzureWebJobsStorage__blobServiceUri=https://x.example?hush"], "AzureWebJobsStorage__blobServiceUri" },
        { "a suffix that is none", [Account, "AzureWebJobsStorage__endpointSuffix=a b"], "AzureWebJobsStorage__endpointSuffix" },
        { "another credential", [Account, "AzureWebJobsStorage__credential=hush"], "AzureWebJobsStorage__credential" },
        { "no connection string", ["AzureWebJobsStorage=hush"], "AzureWebJobsStorage is not a usable connection string" },
        { "half a connection string", [$"AzureWebJobsStorage=AccountKey={Key}"], "AccountName" },
    };

    [Theory]
    [InlineData("__")]
    [InlineData(":")]
    public void FromSettings_AccountName_GivesItsAddresses(string separator)
    {
        var connection = From($"AzureWebJobsStorage{separator}accountName=shop");

        Assert.Equal(new Uri("https://shop.blob.core.windows.net/"), connection.Blobs.Uri);
        Assert.Equal(new Uri("https://shop.queue.core.windows.net/"), connection.Queues.Uri);
        Assert.Equal(new Uri("https://shop.table.core.windows.net/"), connection.Tables.Uri);
    }

    [Fact]
    public void FromSettings_EndpointSuffix_GivesThatCloudsAddresses()
    {
        var connection = From("azurewebjobsstorage__ACCOUNTNAME=shop", "AzureWebJobsStorage__endpointSuffix=core.chinacloudapi.cn");

        Assert.Equal(new Uri("https://shop.blob.core.chinacloudapi.cn/"), connection.Blobs.Uri);
        Assert.Equal(new Uri("https://shop.queue.core.chinacloudapi.cn/"), connection.Queues.Uri);
        Assert.Equal(new Uri("https://shop.table.core.chinacloudapi.cn/"), connection.Tables.Uri);
    }

    [Fact]
    public void FromSettings_ServiceAddresses_GoBeforeTheAccountName()
    {
        var connection = From("AzureWebJobsStorage__accountName=shop", "AzureWebJobsStorage:tableServiceUri=https://tables.example/");

        Assert.Equal(new Uri("https://shop.blob.core.windows.net/"), connection.Blobs.Uri);
        Assert.Equal(new Uri("https://tables.example/"), connection.Tables.Uri);
    }

    [Fact]
    public void FromSettings_ConnectionString_GoesBeforeAnIdentity()
    {
        var connection = From(
            $"AzureWebJobsStorage=AccountName=shop;AccountKey={Key};EndpointSuffix=core.example", "AzureWebJobsStorage__accountName=other");

        Assert.Equal("shop", connection.Blobs.AccountName);
        Assert.Equal("shop", connection.Queues.AccountName);
        Assert.Equal(new Uri("https://shop.table.core.example/"), connection.Tables.Uri);
    }

    [Fact]
    public void FromSettings_OtherName_ReadsThatConnection()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Exports__accountName"] = "exports",
            ["AzureWebJobsStorage__accountName"] = "shop",
        };

        Assert.Equal(new Uri("https://exports.blob.core.windows.net/"), StorageConnection.FromSettings(settings, "Exports").Blobs.Uri);
        Assert.Contains(
            "Missing is missing",
            Assert.Throws<StorageConnectionException>(() => StorageConnection.FromSettings(settings, "Missing")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void FromSettings_SomethingMissingOrWrong_NamesTheSettingAndNoValue(string what, string[] settings, string named)
    {
        Assert.NotEmpty(what);
        var exception = Assert.Throws<StorageConnectionException>(() => From(settings));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Clients_AskedForTwice_AreTheSame()
    {
        var connection = From("AzureWebJobsStorage=UseDevelopmentStorage=true");

        Assert.Same(connection.Blobs, connection.Blobs);
        Assert.Same(connection.Queues, connection.Queues);
        Assert.Same(connection.Tables, connection.Tables);
    }

    [Fact]
    public void ToString_EitherKind_SaysWhereAndNoSecret()
    {
        var byKey = From($"AzureWebJobsStorage=AccountName=shop;AccountKey={Key}").ToString();
        var bySignature = From("AzureWebJobsStorage=TableEndpoint=https://tables.example;SharedAccessSignature=sv=1&sig=hush").ToString();
        var byIdentity = From("AzureWebJobsStorage__accountName=shop").ToString();

        Assert.Contains("shop.table.core.windows.net", byKey, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, byKey, StringComparison.Ordinal);
        Assert.Contains("tables.example", bySignature, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", bySignature, StringComparison.Ordinal);
        Assert.Contains("shop.blob.core.windows.net", byIdentity, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, typeof(DefaultAzureCredential))]
    [InlineData("managedidentity", typeof(ManagedIdentityCredential))]
    [InlineData("ManagedIdentity", typeof(ManagedIdentityCredential))]
    public void Identity_ByCredentialSetting_IsOfThatKind(string? credential, Type type)
    {
        foreach (var clientId in (string?[])[null, "00000000-0000-0000-0000-000000000001"])
        {
            var values = new Dictionary<string, string?> { ["S__credential"] = credential, ["S:clientId"] = clientId };

            var created = StorageIdentity.Create(new StorageSettings(values.GetValueOrDefault, "S"), new Uri("https://shop.blob.example/"));

            Assert.IsType(type, created);
        }
    }

    [Theory]
    [InlineData("https://shop.blob.core.windows.net/", null)]
    [InlineData("https://shop.blob.core.chinacloudapi.cn/", "https://login.chinacloudapi.cn/")]
    [InlineData("https://shop.blob.core.usgovcloudapi.net/", "https://login.microsoftonline.us/")]
    [InlineData("https://core.chinacloudapi.cn.example/", null)]
    public void Identity_ByAddress_KnowsWhoIssuesTokensInThatCloud(string endpoint, string? authority)
    {
        Assert.Equal(authority, StorageIdentity.AuthorityOf(new Uri(endpoint))?.AbsoluteUri);
    }

    private static StorageConnection From(params string[] settings) => StorageConnection.FromSettings(settings.Select(setting =>
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        return new KeyValuePair<string, string?>(setting[..equals], setting[(equals + 1)..]);
    }));
}
