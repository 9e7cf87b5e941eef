using System.Net;
using System.Text.Json;
using Functions.Api.Access;
using Functions.Host;
using Functions.Telemetry;
using Functions.Tests.Contract;
using Pipeline.Storage;
using Pipeline.Telemetry;
using Testing;
using Testing.Telemetry;

namespace Functions.Tests.Telemetry;

/// <summary>What a process sends to a collector while it works.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class TraceTests(AzuriteFixture azurite)
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Caller = $"00-{TraceId}-00f067aa0ba902b7-01";

    private static readonly (string, string)[] Labelled = [("Churn__LabelColumn", "left"), ("Scoring__MinMessages", "2")];

    [Fact]
    public async Task Export_FromUploadToPublishing_IsOneTrace()
    {
        await using var collector = await Collector.StartAsync();
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString, [.. collector.Settings, .. Labelled, ("OTEL_SERVICE_NAME", "churn-test")]);

        await SendAsync(handler, HttpMethod.Put, "/api/exports/customers/list.csv", SmallBusiness.LabelledCustomers(300));
        await DeliverAsync(handler, FunctionName.IngestExport, HostPayload.Blob("export", "customers/list.csv", []).ToJsonString());
        await SendAsync(handler, HttpMethod.Post, "/api/runs", null);
        var parts = 0;
        await WorkOffAsync(FunctionName.TrainModel, StorageLayout.TrainRequestsQueue);
        await WorkOffAsync(FunctionName.ScoreShard, StorageLayout.ScoreShardsQueue);

        await collector.UntilAsync(all => all.Spans.Any(span => span.Name == "publish"), "the publishing");
        await collector.UntilAsync(all => all.Metrics.Any(metric => metric.Name == MetricNames.Runs), "the run");
        var spans = collector.Spans.Where(span => span.TraceId == TraceId).ToList();
        ReceivedSpan One(string name) => Assert.Single(spans, span => span.Name == name);
        ReceivedSpan ParentOf(ReceivedSpan child) => Assert.Single(spans, span => span.SpanId == child.ParentId);
        var upload = One("PUT /api/exports/{kind}/{**name}");
        Assert.Equal("00f067aa0ba902b7", upload.ParentId);
        var ingest = One("ingest");
        Assert.Equal(upload, ParentOf(ingest));
        // The host called in a trace of its own, which is linked.
        Assert.Single(ingest.LinkedTraces);
        Assert.Equal("accepted", ingest[JobTrace.ExportStatus]);
        var refresh = One("refresh");
        Assert.Equal(One("POST /api/runs"), ParentOf(refresh));
        var train = One("train");
        Assert.Equal(One("process train-requests"), ParentOf(train));
        Assert.Equal(refresh, ParentOf(ParentOf(train)));
        var scores = spans.Where(span => span.Name == "score").ToList();
        Assert.Equal(parts, scores.Count);
        Assert.InRange(parts, 2, 256);
        Assert.All(scores, score => Assert.Equal(train, ParentOf(ParentOf(score))));
        Assert.All(scores, score => Assert.Equal("process score-shards", ParentOf(score).Name));
        Assert.Contains(ParentOf(One("publish")), scores);
        Assert.All([train, .. scores, One("publish"), refresh], span => Assert.Equal([TraceId], span.LinkedTraces.Distinct()));
        Assert.Single(scores.Append(refresh).Append(train).Append(One("publish")).Select(span => span[JobTrace.RunId]).Distinct());
        Assert.DoesNotContain(spans, span => span.IsError);
        Assert.Equal("churn-test", collector.Resource["service.name"]);
        AssertMetrics(collector);

        async Task WorkOffAsync(string function, string queue)
        {
            while (await pipeline.TakeAsync(queue) is { } message)
            {
                if (queue == StorageLayout.ScoreShardsQueue) parts++;
                await DeliverAsync(handler, function, HostPayload.Queue(function, "message", message).ToJsonString());
            }
        }
    }

    [Fact]
    public async Task Run_ThatTheTimerStarts_IsLinkedToTheExportsThatAreNew()
    {
        await using var collector = await Collector.StartAsync();
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString, [.. collector.Settings, .. Labelled]);

        await pipeline.DropAsync("customers", "list.csv", SmallBusiness.LabelledCustomers(300));
        await DeliverAsync(handler, FunctionName.IngestExport, HostPayload.Blob("export", "customers/list.csv", []).ToJsonString());
        await DeliverAsync(handler, FunctionName.RefreshScores, HostPayload.Timer("timer", withStatus: true).ToJsonString());
        var message = (await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!;
        await DeliverAsync(handler, FunctionName.TrainModel, HostPayload.Queue(FunctionName.TrainModel, "message", message).ToJsonString());

        await collector.UntilAsync(all => all.Spans.Any(span => span.Name == "train") && all.Spans.Any(span => span.Name == "ingest"), "the training");
        var ingest = Assert.Single(collector.Spans, span => span.Name == "ingest");
        var train = Assert.Single(collector.Spans, span => span.Name == "train");
        Assert.NotEqual(ingest.TraceId, train.TraceId);
        Assert.Equal([ingest.TraceId], train.LinkedTraces);
        Assert.Equal("POST /IngestExport", collector.Spans.Single(span => span.SpanId == ingest.ParentId).Name);
    }

    [Fact]
    public async Task Message_WithABadContext_IsDoneInATraceOfItsOwn()
    {
        await using var collector = await Collector.StartAsync();
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString, collector.Settings);
        string[] bad = ["", "00", Caller.ToUpperInvariant(), "ff" + Caller[2..], $"00-{new string('0', 32)}-00f067aa0ba902b7-01", Caller + "-more"];
        foreach (var (number, context) in bad.Index())
        {
            var message = JsonSerializer.Serialize(new { runId = $"20261121T0200{number:00}Z-1a2b3c4d5e6f", traceparent = context });
            await DeliverAsync(handler, FunctionName.TrainModel, HostPayload.Queue(FunctionName.TrainModel, "message", message).ToJsonString());
        }
        await DeliverAsync(handler, FunctionName.TrainModel, HostPayload.Queue(FunctionName.TrainModel, "message", """{"runId":"20261121T020059Z-1a2b3c4d5e6f"}""").ToJsonString());

        await collector.UntilAsync(all => all.Spans.Count(span => span.Name == "train") == bad.Length + 1, "all of them");
        Assert.DoesNotContain(collector.Spans, span => span.TraceId == TraceId);
    }

    [Fact]
    public async Task Job_ThatFails_SaysOfWhatTypeAndNothingMore()
    {
        await using var collector = await Collector.StartAsync();
        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount(), collector.Settings);

        var (status, _) = await HostPayload.PostAsync(handler.Client, FunctionName.TrainModel, HostPayload.Queue(FunctionName.TrainModel, "message", """{"runId":"customer-4711"}""").ToJsonString());

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        await collector.UntilAsync(all => all.Spans.Any(span => span.IsError && span.Name == "process train-requests") && all.Spans.Any(span => span.Name == "POST /TrainModel"), "the failure");
        Assert.Equal("System.Text.Json.JsonException", collector.Spans.First(span => span.Name == "process train-requests")["error.type"]);
        Assert.Equal("500", collector.Spans.First(span => span.Name == "POST /TrainModel")["http.response.status_code"]);
        await collector.UntilAsync(all => all.Logs.Any(log => log.Scope == "Functions.TrainModel"), "the log line");
        var line = collector.Logs.First(log => log.Scope == "Functions.TrainModel");
        Assert.Equal(collector.Spans.First(span => span.Name == "POST /TrainModel").TraceId, line.TraceId);
        Assert.DoesNotContain("customer-4711", collector.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_ThatEnds_SendsWhatIsLeft()
    {
        await using var collector = await Collector.StartAsync();
        var settings = collector.Settings.Where(setting => !setting.Name.Contains("DELAY", StringComparison.Ordinal) && !setting.Name.Contains("INTERVAL", StringComparison.Ordinal)).ToArray();
        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount(), settings);
        await SendAsync(handler, HttpMethod.Get, "/api/runs", null);

        handler.End();

        Assert.True(handler.HasExited);
        Assert.Contains(collector.Spans, span => span.Name == "GET /api/runs");
        Assert.Contains(collector.Metrics, metric => metric.Name == "http.server.request.duration");
    }

    [Fact]
    public async Task ApplicationInsights_IsSentTheSame()
    {
        await using var collector = await Collector.StartAsync();
        var connection = $"InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint={collector.Address}";
        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount(), (TelemetrySettings.AzureMonitorVariable, connection));
        await SendAsync(handler, HttpMethod.Get, "/api/runs?of=customer-4711", null);
        await DeliverAsync(handler, FunctionName.SweepExports, HostPayload.Timer("timer", withStatus: true).ToJsonString());

        handler.End();

        Assert.True(handler.HasExited);
        Assert.Contains("GET /api/runs", collector.Tracked, StringComparison.Ordinal);
        Assert.Contains("\"sweep\"", collector.Tracked, StringComparison.Ordinal);
        Assert.Contains(MetricNames.PoisonMessages, collector.Tracked, StringComparison.Ordinal);
        Assert.Contains(TraceId, collector.Tracked, StringComparison.Ordinal);
        Assert.DoesNotContain("customer-4711", collector.Tracked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_WithoutADestination_DoesNotLoadTheSdk()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount());
        await using var collector = await Collector.StartAsync();
        await using var exporting = await HandlerProcess.StartAsync(azurite.NewAccount(), collector.Settings);
        // The first poll is answered before there is an application.
        foreach (var process in new[] { handler, exporting }) (await process.Client.GetAsync(new Uri("/app/live", UriKind.Relative))).Dispose();

        Assert.DoesNotContain("OpenTelemetry", handler.Mapped(), StringComparison.Ordinal);
        Assert.Contains("OpenTelemetry", exporting.Mapped(), StringComparison.Ordinal);
    }

    private static void AssertMetrics(Collector collector)
    {
        var metrics = collector.Metrics.Where(metric => metric.Scope == MetricNames.Source).ToList();
        ReceivedMetric Last(string name) => metrics.Last(metric => metric.Name == name);
        ReceivedPoint Point(string name, string attribute, string value) => Last(name).Points.Single(point => point.Attributes[attribute] == value);
        Assert.Equal((300, "customers"), (Point(MetricNames.Rows, MetricNames.Outcome, "accepted").Value, Point(MetricNames.Rows, MetricNames.Outcome, "accepted").Attributes[MetricNames.Kind]));
        Assert.Equal(1, Point(MetricNames.Exports, MetricNames.Outcome, "accepted").Value);
        Assert.Equal(1, Point(MetricNames.Runs, MetricNames.Status, "published").Value);
        Assert.Equal(300, Last(MetricNames.Scores).Points.Single().Count);
        Assert.Equal(1, Point(MetricNames.QueueAge, MetricNames.Queue, StorageLayout.TrainRequestsQueue).Count);
        Assert.InRange(Last(MetricNames.ShardDuration).Points.Single().Count, 2, 256);
        Assert.InRange(Last(MetricNames.RunAge).Points.Single().Value, 0, 600);
        Assert.InRange(Last(MetricNames.ModelAge).Points.Single().Value, 0, 600);
        Assert.Equal(0, Last(MetricNames.ModelDrift).Points.Single().Value);
        Assert.Equal(0, Last(MetricNames.PoisonMessages).Points.Single().Value);
        Assert.Equal(["s", "s", "s", "s"], new[] { MetricNames.QueueAge, MetricNames.ShardDuration, MetricNames.RunAge, MetricNames.ModelAge }.Select(name => Last(name).Unit));
    }

    private static async Task SendAsync(HandlerProcess handler, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
        request.Headers.Add(LoopbackGuard.RequestHeader, "1");
        request.Headers.Add("traceparent", Caller);
        using var answer = await handler.Client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task DeliverAsync(HandlerProcess handler, string function, string json)
    {
        var (status, _) = await HostPayload.PostAsync(handler.Client, function, json);
        Assert.True(status == HttpStatusCode.OK, handler.Output);
    }
}
