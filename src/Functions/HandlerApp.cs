using System.Net;
using Functions.Api;
using Functions.Api.Access;
using Functions.Api.Answers;
using Functions.Host;
using Functions.Local.Triggers;
using Functions.Page;
using Functions.Telemetry;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Logging.Console;
using Pipeline;
using Pipeline.Storage;

namespace Functions;

/// <summary>Builds the process in its two forms: behind the Functions host, and standing alone on one machine.</summary>
public static class HandlerApp
{
    /// <summary><c>json</c> makes each line of the log an object.</summary>
    private const string ConsoleFormat = "Logging:Console:FormatterName";

    /// <summary>Runs the custom handler until it is told to end: trigger endpoints, the page and the API on the port that the host names, on loopback only.</summary>
    /// <exception cref="InvalidOperationException">The host's port is missing.</exception>
    public static async Task RunForHostAsync()
    {
        var port = HandlerSettings.ReadPort() ?? throw new InvalidOperationException(
            $"{HandlerSettings.PortVariable} is not set: this program is started by the Azure Functions host. To run it alone, use 'pipeline serve'.");
        using var door = new FrontDoor(new IPEndPoint(IPAddress.Loopback, port));
        await door.OpenAsync();
        await using var app = BuildForHost(door);
        await app.RunAsync();
    }

    private static WebApplication BuildForHost(FrontDoor door)
    {
        var builder = NewBuilder();
        builder.Logging.AddConsole();
        builder.Services.AddSingleton<IServer>(door);
        // The host checks the functions' keys before the handler hears of a request.
        var app = Build(builder, HandlerSettings.ReadStorage(builder.Configuration), HandlerSettings.ReadOptions(builder.Configuration));
        TriggerEndpoints.Map(app, app.Services.GetRequiredService<PipelineJobs>(), app.Services.GetRequiredService<TimeProvider>());
        door.LogTo(app.Services.GetRequiredService<ILoggerFactory>());
        return app;
    }

    /// <summary>
    /// The pipeline standing alone: the page and the API on loopback and the triggers in this process. No trigger has an endpoint.
    /// </summary>
    /// <param name="storage">The storage account.</param>
    /// <param name="settings">Checked settings.</param>
    /// <param name="endpoint">Address and port to listen on; port 0 takes a free one.</param>
    /// <param name="logLevel">The least level that is logged, to standard error.</param>
    /// <exception cref="ArgumentException">The address can be reached from elsewhere, and no keys are set.</exception>
    public static WebApplication BuildAlone(StorageConnection storage, HandlerOptions settings, IPEndPoint endpoint, LogLevel logLevel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!IPAddress.IsLoopback(endpoint.Address) && !settings.Api.Keys.Any)
            throw new ArgumentException("Only loopback is served without keys: set Api__Keys__Read, Api__Keys__Operate and Api__Keys__Forget to listen elsewhere.");
        var builder = NewBuilder();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => WebServer.Configure(kestrel, endpoint));
        builder.Logging.SetMinimumLevel(logLevel)
            .AddSimpleConsole(console => console.SingleLine = true);
        // What stops the start is thrown to the caller, who says it in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddHostedService<LocalTriggers>();
        return Build(builder, storage, settings, app =>
        {
            if (settings.Api.Keys.Any) app.UseMiddleware<KeyGuard>(new ApiKeys(settings.Api.Keys));
            else app.UseMiddleware<LoopbackGuard>();
        });
    }

    /// <summary>The pipeline's settings, checked.</summary>
    /// <exception cref="ArgumentException">One is out of range; the message names it.</exception>
    public static HandlerOptions ReadOptions(IConfiguration configuration) => HandlerSettings.ReadOptions(configuration);

    /// <summary>A builder that reads the environment and nothing else: no files, which it would go on watching.</summary>
    private static WebApplicationBuilder NewBuilder()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder, StorageConnection storage, HandlerOptions options, Action<WebApplication>? configure = null)
    {
        var telemetry = TelemetrySettings.Read(builder.Configuration);
        if (telemetry is not null) TelemetryExport.Add(builder, telemetry);
        if (string.Equals(builder.Configuration[ConsoleFormat], ConsoleFormatterNames.Json, StringComparison.OrdinalIgnoreCase)) builder.Logging.AddJsonConsole();
        builder.Services.AddSingleton<ILoggerFactory, BoundedLoggerFactory>();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(storage);
        builder.Services.AddSingleton<IHttpContextFactory, KeylessContextFactory>();
        builder.Services.AddRateLimiter(limiter => RequestLimits.Configure(limiter, options.Api));
        builder.Services.AddSingleton(services => new PipelineJobs(
            storage, options.Pipeline, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>()));

        var app = builder.Build();
        if (telemetry is not null)
        {
            app.Services.GetRequiredService<TelemetryExport>();
            app.Use(RequestSpan.NameAsync);
        }
        app.UseExceptionHandler(error => error.Run(AnswerFailureAsync));
        app.UseStatusCodePages(AnswerBareStatusAsync);
        app.Use(ApiHeaders.WriteAsync);
        configure?.Invoke(app);
        app.Use(KeyHeader.RemoveAsync);
        app.UseRateLimiter();
        app.UseWhen(IsApi, branch => branch.Use(ApiVersion.CheckAsync));
        // Whatever comes first to a new account makes its containers, queues and tables.
        app.UseWhen(NeedsStorage, branch => branch.Use(async (context, next) =>
        {
            await context.RequestServices.GetRequiredService<PipelineJobs>().PrepareStorageAsync(context.RequestAborted);
            await next(context);
        }));
        // The host polls GET / until there is any answer: the page is one.
        PageEndpoints.Map(app);
        ApiEndpoints.Map(app, app.Services.GetRequiredService<PipelineJobs>(), app.Services.GetRequiredService<TimeProvider>());
        return app;
    }

    /// <summary>Health says itself what is there, and where nothing is there is no model to score by.</summary>
    private static bool NeedsStorage(HttpContext context) =>
        IsApi(context)
            ? !context.Request.Path.StartsWithSegments(HealthEndpoints.Path) && !context.Request.Path.Equals(ApiEndpoints.ScorePath)
            : HttpMethods.IsPost(context.Request.Method);

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(ApiEndpoints.Root);

    /// <summary>Says in a problem what the web server says in a status alone: no such path, or no such method there.</summary>
    private static Task AnswerBareStatusAsync(StatusCodeContext bare)
    {
        var kind = ProblemKind.Of(bare.HttpContext.Response.StatusCode);
        var detail = kind == ProblemKind.NotFound ? "Nothing is served at this path."
            : kind == ProblemKind.MethodNotAllowed ? "The header Allow says which methods this path has."
            : kind.Title + ".";
        return ApiResult.Problem(kind, detail).ExecuteAsync(bare.HttpContext);
    }

    private static Task AnswerFailureAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        // They were cleared with the rest of the answer.
        ApiHeaders.Write(context);
        if (exception is BadHttpRequestException bad)
        {
            var kind = ProblemKind.Of(bad.StatusCode);
            return ApiResult.Problem(kind, kind == ProblemKind.BadRequest ? "A parameter or the body is not of the form this path takes." : kind.Title + ".").ExecuteAsync(context);
        }
        if (exception is not null) context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Functions.Api").RequestFailed(exception);
        if (exception is not null && StorageOutage.Is(exception)) return ApiResult.Problem(ProblemKind.Unavailable, "Storage does not answer; trying again may help.").ExecuteAsync(context);
        return ApiResult.Problem(ProblemKind.Internal, "The failure has been logged; trying again may help.").ExecuteAsync(context);
    }
}
