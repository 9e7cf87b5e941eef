using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Testing.Telemetry;

/// <summary>Stands in for a collector: takes what is sent by OTLP over HTTP on a free port of loopback, and keeps it.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private Collector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public IReadOnlyList<ReceivedSpan> Spans => [.. Bodies("/v1/traces").SelectMany(Otlp.Spans)];

    public IReadOnlyList<ReceivedMetric> Metrics => [.. Bodies("/v1/metrics").SelectMany(Otlp.Metrics)];

    public IReadOnlyList<ReceivedLog> Logs => [.. Bodies("/v1/logs").SelectMany(Otlp.Logs)];

    /// <summary>The service that the first trace says it comes from.</summary>
    public IReadOnlyDictionary<string, string> Resource => Otlp.Resource(Bodies("/v1/traces").First());

    /// <summary>What came by the protocol of Application Insights: an object a line.</summary>
    public string Tracked => string.Join('\n', Bodies("/v2.1/track").Select(Encoding.UTF8.GetString));

    /// <summary>Settings of a process that sends everything here, soon.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Address.ToString()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "200"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
    ];

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/{signal}", collector.TakeAsync);
        collector._app.MapPost("/v2.1/track", collector.TakeTrackAsync);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Waits until what was received is enough.</summary>
    public async Task UntilAsync(Func<Collector, bool> isEnough, string what)
    {
        for (var looks = 0; looks < 600; looks++)
        {
            if (isEnough(this)) return;
            await Task.Delay(100);
        }
        Assert.Fail($"The collector did not get {what}: {string.Join(", ", Spans.Select(span => span.Name).Concat(Metrics.Select(metric => metric.Name)).Distinct())}");
    }

    /// <summary>All that was received as text, for what must not stand in it.</summary>
    public string Everything()
    {
        var text = new StringBuilder();
        foreach (var (_, body) in _received) text.AppendLine(Encoding.UTF8.GetString(body));
        return text.ToString();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<byte[]> Bodies(string path) => _received.Where(received => received.Path == path).Select(received => received.Body);

    private async Task TakeAsync(HttpContext context)
    {
        await KeepAsync(context);
        context.Response.ContentType = "application/x-protobuf";
    }

    private async Task TakeTrackAsync(HttpContext context)
    {
        await KeepAsync(context);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}""");
    }

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var isZipped = context.Request.Headers.ContentEncoding == "gzip";
        await using var content = isZipped ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        await content.CopyToAsync(body);
        _received.Enqueue((context.Request.Path, body.ToArray()));
    }
}
