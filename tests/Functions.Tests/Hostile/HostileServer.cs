using System.Net;
using Azure.Storage.Blobs;
using Functions.Api;
using Functions.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Hostile;

/// <summary>The pipeline standing alone with a key for each role, and requests that carry the one they need.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    public const string ReadKey = "read-key-0123456789abcdef";
    public const string OperateKey = "operate-key-0123456789abc";
    public const string ForgetKey = "forget-key-0123456789abcd";

    private readonly WebApplication _app;

    private HostileServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>The container that uploads go to.</summary>
    public BlobContainerClient Exports => _app.Services.GetRequiredService<StorageConnection>().Blobs.GetBlobContainerClient(StorageLayout.ExportsContainer);

    public PipelineJobs Jobs => _app.Services.GetRequiredService<PipelineJobs>();

    /// <param name="connectionString">The storage account.</param>
    /// <param name="change">What is set otherwise than usual.</param>
    /// <param name="log">Hears every line that is logged.</param>
    public static async Task<HostileServer> StartAsync(string connectionString, Action<ApiOptions>? change = null, ILoggerProvider? log = null)
    {
        var api = new ApiOptions { Keys = { Read = ReadKey, Operate = OperateKey, Forget = ForgetKey }, MaxChangesPerMinute = 1_000_000 };
        change?.Invoke(api);
        var options = new PipelineOptions { Churn = { LabelColumn = "left" }, Training = { SearchBudget = QuickTraining.PipelineOptions.Training.SearchBudget } };
        var app = HandlerApp.BuildAlone(
            StorageConnection.FromConnectionString(connectionString), new HandlerOptions(options, api), new IPEndPoint(IPAddress.Loopback, 0), log is null ? LogLevel.None : LogLevel.Trace);
        if (log is not null) app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await app.StartAsync();
        return new HostileServer(app);
    }

    /// <summary>A request with the key of its method's role.</summary>
    public static HostileRequest Ask(string method, string target, string? body = null)
    {
        var request = new HostileRequest(method, target);
        var key = ApiRoles.Of(method) switch
        {
            ApiRole.Read => ReadKey,
            ApiRole.Operate => OperateKey,
            ApiRole.Forget => ForgetKey,
            _ => null,
        };
        if (key is not null) request.With(KeyHeader.Name, key);
        return body is null ? request : request.WithBody(body);
    }

    public Task<RawAnswer> SendAsync(string method, string target, string? body = null) => SendAsync(Ask(method, target, body));

    public Task<RawAnswer> SendAsync(HostileRequest request) => RawAnswer.SendOneAsync(Address, request);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
