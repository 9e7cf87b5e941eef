using System.Net;
using Functions.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Pipeline;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Api;

/// <summary>The pipeline standing alone in this process, on a free port of loopback, and a client that sends what it asks for.</summary>
internal sealed class StandaloneServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StandaloneServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient(new DescribedHandler(new SocketsHttpHandler { AllowAutoRedirect = false })) { BaseAddress = new Uri(app.Urls.First()) };
        Client.DefaultRequestHeaders.Add(LoopbackGuard.RequestHeader, "1");
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<StandaloneServer> StartAsync(string connectionString, PipelineOptions? options = null)
    {
        var app = HandlerApp.BuildAlone(StorageConnection.FromConnectionString(connectionString), new HandlerOptions(options ?? QuickTraining.PipelineOptions), new IPEndPoint(IPAddress.Loopback, 0), LogLevel.None);
        await app.StartAsync();
        return new StandaloneServer(app);
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            if (value.Length > 0) request.Headers.TryAddWithoutValidation(name, value);
        }
        using var answer = await Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
