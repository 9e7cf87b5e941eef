using System.Reflection;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pipeline.Telemetry;

namespace Functions.Telemetry;

/// <summary>
/// Sends traces, metrics and logs. This class, <see cref="RequestFilter"/> and nothing else touch the SDK of OpenTelemetry, and only where a destination is
/// set: otherwise it is not even loaded.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string WebServer = "Microsoft.AspNetCore";
    private const string WebServerMeter = "Microsoft.AspNetCore.Hosting";
    private const string RuntimeMeter = "System.Runtime";
    private const string ServiceName = "pipeline";
    private const string SamplerVariable = "OTEL_TRACES_SAMPLER";
    private const string StatisticsDisabled = "APPLICATIONINSIGHTS_STATSBEAT_DISABLED";

    /// <summary>What is left when the process ends is sent within this time, or lost.</summary>
    private const int FlushMilliseconds = 3_000;

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private TelemetryExport(TracerProvider traces, MeterProvider metrics) => (_traces, _metrics) = (traces, metrics);

    /// <summary>Sends what the process has to say from when the services are built until they are disposed.</summary>
    public static void Add(WebApplicationBuilder builder, TelemetrySettings settings)
    {
        // The exporter reads it there alone. What it counts of itself goes to its maker.
        if (settings.AzureMonitor is not null && Environment.GetEnvironmentVariable(StatisticsDisabled) is null) Environment.SetEnvironmentVariable(StatisticsDisabled, "true");
        builder.Services.AddSingleton(_ => Start(builder.Configuration, settings));
        builder.Logging.AddOpenTelemetry(logs =>
        {
            // Scopes hold what the web server says of a request.
            logs.IncludeScopes = false;
            logs.IncludeFormattedMessage = true;
            logs.ParseStateValues = true;
        });
        builder.Services.ConfigureOpenTelemetryLoggerProvider(logs =>
        {
            logs.ConfigureResource(Describe);
            if (settings.HasOtlp) logs.AddOtlpExporter();
            if (settings.AzureMonitor is not null) logs.AddAzureMonitorLogExporter(options => Set(options, settings));
        });
    }

    public void Dispose()
    {
        // At once, so that the time is that of the slower.
        Parallel.Invoke(() => _traces.Shutdown(FlushMilliseconds), () => _metrics.Shutdown(FlushMilliseconds));
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static TelemetryExport Start(ConfigurationManager configuration, TelemetrySettings settings)
    {
        var traces = Sdk.CreateTracerProviderBuilder()
            // Names and limits of OpenTelemetry are read as all other settings are.
            .ConfigureServices(services => services.AddSingleton<IConfiguration>(configuration))
            .ConfigureResource(Describe)
            .AddSource(MetricNames.Source)
            .AddSource(WebServer)
            .AddProcessor(new RequestFilter());
        var metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton<IConfiguration>(configuration))
            .ConfigureResource(Describe)
            .AddMeter(MetricNames.Source)
            .AddMeter(WebServerMeter)
            .AddMeter(RuntimeMeter);
        // The Functions host sends a trace that it does not record where it was not told to: that is no reason not to record here.
        var isSampled = !string.IsNullOrWhiteSpace(configuration[SamplerVariable]);
        if (!isSampled) traces.SetSampler(new AlwaysOnSampler());
        if (settings.HasOtlp)
        {
            traces.AddOtlpExporter();
            metrics.AddOtlpExporter();
        }
        if (settings.AzureMonitor is not null)
        {
            traces.AddAzureMonitorTraceExporter(options =>
            {
                Set(options, settings);
                if (isSampled) return;
                // It would bring a sampler of its own, which leaves traces out when many begin at once.
                options.TracesPerSecond = null;
                options.SamplingRatio = 1;
            });
            metrics.AddAzureMonitorMetricExporter(options => Set(options, settings));
        }
        return new TelemetryExport(traces.Build(), metrics.Build());
    }

    private static void Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddService(ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddTelemetrySdk()
        // OTEL_SERVICE_NAME goes before the name given here.
        .AddEnvironmentVariableDetector();

    private static void Set(AzureMonitorExporterOptions options, TelemetrySettings settings)
    {
        options.ConnectionString = settings.AzureMonitor;
        options.Credential = Credential(settings);
        // Nothing is left on the disk, and no connection is held open.
        options.DisableOfflineStorage = true;
        options.EnableLiveMetrics = false;
    }

    private static ManagedIdentityCredential? Credential(TelemetrySettings settings) =>
        !settings.UsesIdentity ? null
        : new ManagedIdentityCredential(settings.IdentityClientId is { } clientId ? ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned);
}
