using Functions.Api;
using Functions.Host;
using Functions.Local;
using Functions.Local.Triggers;
using Functions.Page;
using Microsoft.AspNetCore.Diagnostics;
using Pipeline;
using Pipeline.Storage;

namespace Functions;

/// <summary>Builds the process in its two forms: behind the Functions host, and standing alone on one machine.</summary>
public static class HandlerApp
{
    /// <summary>The custom handler: trigger endpoints, the page and the API on the port that the host names, on loopback only.</summary>
    /// <exception cref="InvalidOperationException">The host's port is missing.</exception>
    public static WebApplication BuildForHost(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        var port = builder.Configuration.GetValue<int?>(HandlerSettings.PortVariable) ?? throw new InvalidOperationException(
            $"{HandlerSettings.PortVariable} is not set: this program is started by the Azure Functions host. To run it alone, use 'pipeline serve'.");
        var app = Build(builder, HandlerSettings.ReadStorage(builder.Configuration), HandlerSettings.ReadOptions(builder.Configuration), port);
        TriggerEndpoints.Map(app, app.Services.GetRequiredService<PipelineJobs>(), app.Services.GetRequiredService<TimeProvider>());
        return app;
    }

    /// <summary>
    /// The pipeline standing alone: the page and the API on loopback and the triggers in this process. No trigger has an endpoint.
    /// </summary>
    /// <param name="storage">The storage account.</param>
    /// <param name="options">Checked settings.</param>
    /// <param name="port">Port to listen on; 0 takes a free one.</param>
    /// <param name="logLevel">The least level that is logged, to standard error.</param>
    public static WebApplication BuildAlone(StorageConnection storage, PipelineOptions options, int port, LogLevel logLevel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(logLevel)
            .AddSimpleConsole(console => console.SingleLine = true);
        // What stops the start is thrown to the caller, who says it in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddHostedService<LocalTriggers>();
        return Build(builder, storage, options, port, app => app.UseMiddleware<LoopbackGuard>());
    }

    /// <summary>The pipeline's settings, checked.</summary>
    /// <exception cref="ArgumentException">One is out of range; the message names it.</exception>
    public static PipelineOptions ReadOptions(IConfiguration configuration) => HandlerSettings.ReadOptions(configuration);

    private static WebApplication Build(
        WebApplicationBuilder builder, StorageConnection storage, PipelineOptions options, int port, Action<WebApplication>? configure = null)
    {
        // The web server's own lines hold paths and query strings, and so the ids of customers, below this level.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // It would log again what AnswerFailureAsync logs, and the values of parameters that cannot be read.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhostOnly(port);
            kestrel.AddServerHeader = false;
            // A blob's content comes inside the host's payload; the API sets its own limit.
            kestrel.Limits.MaxRequestBodySize = null;
            // An id of 4,000 characters takes up to nine bytes each in a query.
            kestrel.Limits.MaxRequestLineSize = 40 * 1024;
        });
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(storage);
        builder.Services.AddSingleton(services => new PipelineJobs(
            storage, options, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>()));

        var app = builder.Build();
        app.UseExceptionHandler(error => error.Run(AnswerFailureAsync));
        configure?.Invoke(app);
        // Whatever comes first to a new account makes its containers, queues and tables.
        app.UseWhen(NeedsStorage, branch => branch.Use(async (context, next) =>
        {
            await context.RequestServices.GetRequiredService<PipelineJobs>().PrepareStorageAsync(context.RequestAborted);
            await next(context);
        }));
        // The host polls GET / until there is any answer: the page is one.
        PageEndpoints.Map(app);
        ApiEndpoints.Map(app, app.Services.GetRequiredService<PipelineJobs>());
        return app;
    }

    private static bool NeedsStorage(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        || (context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/api/health"));

    private static void ListenLocalhostOnly(this Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, int port) =>
        kestrel.Listen(System.Net.IPAddress.Loopback, port);

    private static Task AnswerFailureAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (exception is BadHttpRequestException bad)
        {
            return ApiResult.Problem(bad.StatusCode, "bad-request", "The request cannot be understood", "A parameter or the body is not of the form this path takes.")
                .ExecuteAsync(context);
        }
        if (exception is not null) context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Functions.Api").RequestFailed(exception);
        return ApiResult.Problem(StatusCodes.Status500InternalServerError, "internal", "The request failed", "The failure has been logged; trying again may help.")
            .ExecuteAsync(context);
    }
}
