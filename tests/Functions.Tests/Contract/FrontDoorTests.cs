using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Functions.Host;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Contract;

/// <summary>What the host meets with while the handler starts and when it ends: the web server listens before there is an application behind it.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class FrontDoorTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Poll_BeforeThereIsAnApplication_IsAnsweredAsAfterIt()
    {
        using var door = await OpenDoor.OpenAsync();
        var before = await Task.WhenAll(door.SendAsync(HttpMethod.Get, "/"), door.SendAsync(HttpMethod.Get, "/"));

        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount());
        // It is there when a request to the API was answered.
        using var runs = await handler.Client.GetAsync(new Uri("/api/runs", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, runs.StatusCode);
        using var after = await handler.Client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Contains("<!doctype html>", before[0].Body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(await after.Content.ReadAsStringAsync(), before[0].Body);
        Assert.Equal(Headers(after), before[0].Headers);
        Assert.Contains(before[0].Headers, header => header.StartsWith("Content-Security-Policy:", StringComparison.Ordinal));
        Assert.Equal(before[0], before[1]);
    }

    [Theory]
    [InlineData("POST", "/SweepExports")]
    [InlineData("GET", "/api/health")]
    [InlineData("GET", "/app/live")]
    [InlineData("HEAD", "/")]
    [InlineData("POST", "/")]
    public async Task Request_BeforeThereIsAnApplication_WaitsForItWithItsBody(string method, string path)
    {
        using var door = await OpenDoor.OpenAsync();
        var sent = door.SendAsync(new HttpMethod(method), path, method == "POST" ? "the body" : null);
        // Another is answered meanwhile, and this one is not.
        await door.SendAsync(HttpMethod.Get, "/");
        Assert.False(sent.IsCompleted);

        var application = new EchoApplication();
        await door.StartAsync(application);

        var answer = await sent;
        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        if (method != "HEAD") Assert.Equal($"{method} {path} {(method == "POST" ? "the body" : "")}", answer.Body);
        Assert.Equal((1, 1), (application.Created, application.Disposed));
    }

    [Fact]
    public async Task Poll_WhenThereIsAnApplication_IsItsOwn()
    {
        using var door = await OpenDoor.OpenAsync();
        await door.StartAsync(new EchoApplication());

        Assert.Equal("GET / ", (await door.SendAsync(HttpMethod.Get, "/")).Body);
    }

    [Fact]
    public async Task Trigger_SentWithTheFirstAnswerToThePoll_IsDone()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.DropAsync("customers", "list.csv", "customerId\nx\n");
        // It is ready when GET / was answered, and no later.
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);

        var (status, body) = await HostPayload.PostAsync(handler.Client, FunctionName.IngestExport, HostPayload.Blob("export", "customers/list.csv", []).ToJsonString());

        Assert.True(status == HttpStatusCode.OK, handler.Output);
        Assert.Contains("\"Outputs\"", body, StringComparison.Ordinal);
        Assert.Single(await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("Churn__HorizonDays", "0", "Horizon and inactivity are at least one day")]
    [InlineData("AzureWebJobsStorage", "no connection string", "AzureWebJobsStorage is not a usable connection string")]
    [InlineData("Privacy__IdKey", "@Microsoft.KeyVault(SecretUri=https://a.vault.azure.net/secrets/b)", "Privacy:IdKey refers to a secret in Key Vault")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT must be an address")]
    [InlineData(HandlerSettings.PortVariable, "", "FUNCTIONS_CUSTOMHANDLER_PORT is not set")]
    public async Task Process_WithASettingThatCannotBe_EndsWithAMessageAndACode(string name, string value, string message)
    {
        var (exitCode, output) = await HandlerProcess.RunToEndAsync(azurite.NewAccount(), (name, value));

        Assert.NotEqual(0, exitCode);
        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.DoesNotContain("vault.azure.net", output, StringComparison.Ordinal);
        Assert.DoesNotContain(DevelopmentStorage.AccountKey, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_WhosePortIsTaken_EndsWithACode()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var (exitCode, output) = await HandlerProcess.RunToEndAsync(azurite.NewAccount(), (HandlerSettings.PortVariable, port));

        Assert.NotEqual(0, exitCode);
        Assert.Contains(port, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_AskedToEnd_EndsByItselfWithoutAFailure()
    {
        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount());
        using var live = await handler.Client.GetAsync(new Uri("/app/live", UriKind.Relative));

        handler.End();

        Assert.True(handler.HasExited, handler.Output);
        Assert.Equal(0, handler.ExitCode);
    }

    private static List<string> Headers(HttpResponseMessage answer) =>
    [
        // The time of the answer aside, and how it was framed.
        .. answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length" or "Transfer-Encoding"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal),
    ];

    /// <summary>A front door on a free port, and nothing behind it yet.</summary>
    private sealed class OpenDoor : IDisposable
    {
        private readonly FrontDoor _door = new(new IPEndPoint(IPAddress.Loopback, 0));
        private readonly HttpClient _client = new();

        public static async Task<OpenDoor> OpenAsync()
        {
            var open = new OpenDoor();
            await open._door.OpenAsync();
            open._client.BaseAddress = new Uri(open._door.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
            return open;
        }

        public Task StartAsync(EchoApplication application) => _door.StartAsync(application, CancellationToken.None);

        public async Task<DoorAnswer> SendAsync(HttpMethod method, string path, string? body = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
            using var answer = await _client.SendAsync(request);
            return new DoorAnswer(answer.StatusCode, await answer.Content.ReadAsStringAsync(), Headers(answer));
        }

        public void Dispose()
        {
            _client.Dispose();
            _door.StopAsync(new CancellationToken(canceled: true)).GetAwaiter().GetResult();
            _door.Dispose();
        }
    }

    private sealed record DoorAnswer(HttpStatusCode Status, string Body, IReadOnlyList<string> Headers)
    {
        public bool Equals(DoorAnswer? other) => other is not null && (Status, Body) == (other.Status, other.Body) && Headers.SequenceEqual(other.Headers);

        public override int GetHashCode() => HashCode.Combine(Status, Body);
    }

    /// <summary>Answers with what it was asked, and counts its contexts.</summary>
    private sealed class EchoApplication : IHttpApplication<IFeatureCollection>
    {
        private int _created;
        private int _disposed;

        public int Created => _created;

        public int Disposed => _disposed;

        public IFeatureCollection CreateContext(IFeatureCollection contextFeatures)
        {
            Interlocked.Increment(ref _created);
            return contextFeatures;
        }

        public void DisposeContext(IFeatureCollection context, Exception? exception) => Interlocked.Increment(ref _disposed);

        public async Task ProcessRequestAsync(IFeatureCollection context)
        {
            var http = new DefaultHttpContext(context);
            using var reader = new StreamReader(http.Request.Body);
            var text = $"{http.Request.Method} {http.Request.Path} {await reader.ReadToEndAsync()}";
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            await http.Response.WriteAsync(text);
        }
    }
}
