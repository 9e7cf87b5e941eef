using System.Net;
using Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline;
using Pipeline.Storage;

namespace Cli;

/// <summary>The pipeline running in this process: triggers and API.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalPipeline(WebApplication app) => _app = app;

    public PipelineJobs Jobs => _app.Services.GetRequiredService<PipelineJobs>();

    /// <summary>Where the API listens.</summary>
    public string Address => _app.Urls.First();

    public static async Task<LocalPipeline> StartAsync(
        StorageConnection storage, HandlerOptions options, IPEndPoint endpoint, LogLevel logLevel, CancellationToken cancellationToken)
    {
        var app = HandlerApp.BuildAlone(storage, options, endpoint, logLevel);
        // Whoever talks to the pipeline next finds its containers, queues and tables.
        await app.Services.GetRequiredService<PipelineJobs>().PrepareStorageAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        return new LocalPipeline(app);
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
