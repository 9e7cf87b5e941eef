using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Functions.Local.Azurite;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Storage.Tables;

/// <summary>Tokens need HTTPS, and so an Azurite of their own with a certificate.</summary>
public sealed class TableTokenTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _certificate;
    private readonly string _certificateFile;
    private readonly string _keyFile;
    private readonly HttpClient _client;
    private AzuriteProcess? _azurite;

    public TableTokenTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _certificateFile = _folder.Write("certificate.pem", _certificate.ExportCertificatePem());
        _keyFile = _folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.GetCertHashString();
        _client = new HttpClient(handler);
    }

    private AzuriteProcess Azurite => _azurite ?? throw Requires.Missing("Azurite needs Node.js.");

    public async Task InitializeAsync()
    {
        try
        {
            var installation = await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync();
            _azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions
            {
                AdditionalArguments = ["--oauth", "basic", "--cert", _certificateFile, "--key", _keyFile],
            });
        }
        catch (AzuriteUnavailableException)
        {
            // Every test here asks for it and is skipped.
        }
    }

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    public void Dispose()
    {
        _client.Dispose();
        _certificate.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Token_ForTheStorageAudience_Works()
    {
        var credential = new TokenSource();
        var table = Service(credential).GetTableClient("Tokens");

        await table.CreateIfNotExistsAsync();
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "r"))]);

        Assert.True((await table.GetEntityIfExistsAsync("p", "r")).HasValue);
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes.Distinct());
    }

    [Fact]
    public async Task Token_ForAnAudienceOfTheCallers_AsksForItAndIsJudgedByIt()
    {
        // Azurite knows the audiences of all clouds and wants the account's name in the narrow ones.
        var own = new TokenSource();
        var options = Options();
        options.Audience = "https://devstoreaccount1.table.core.chinacloudapi.cn/";
        await new TableServiceClient(Azurite.TableEndpoint, own, options).GetTableClient("Narrow").CreateIfNotExistsAsync();
        Assert.Equal(["https://devstoreaccount1.table.core.chinacloudapi.cn/.default"], own.Scopes.Distinct());

        options = Options();
        options.Audience = "https://somebodyelse.table.core.chinacloudapi.cn";
        var other = new TableServiceClient(Azurite.TableEndpoint, new TokenSource(), options).GetTableClient("Narrow");
        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => other.CreateIfNotExistsAsync());
        Assert.Equal(403, exception.Status);
        Assert.DoesNotContain("Bearer", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_OverPlainHttp_IsNotSent()
    {
        var credential = new TokenSource();
        var table = new TableServiceClient(new Uri("http://127.0.0.1:1/devstoreaccount1"), credential).GetTableClient("Plain");

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.CreateIfNotExistsAsync());

        Assert.Empty(credential.Scopes);
    }

    private TableServiceClient Service(TokenCredential credential) => new(Azurite.TableEndpoint, credential, Options());

    private TableClientOptions Options() => new() { Transport = new HttpClientTransport(_client) };

    /// <summary>Issues tokens for whatever is asked. Azurite checks their audience, issuer and times, not their signature.</summary>
    private sealed class TokenSource : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var scope = Assert.Single(requestContext.Scopes);
            Scopes.Add(scope);
            var now = DateTimeOffset.UtcNow;
            var claims = JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["aud"] = scope[..^"/.default".Length],
                ["iss"] = "https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
                ["iat"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
                ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
                ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            });
            return new AccessToken($"{Part("""{"alg":"RS256","typ":"JWT"}""")}.{Part(claims)}.{Part("unsigned")}", now.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));

        private static string Part(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }
}
