using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using Functions.Api.Access;
using Functions.Host;
using Functions.Tests.Contract;
using Pipeline.Ingest;
using Pipeline.Storage;
using Testing;
using Testing.Telemetry;

namespace Functions.Tests.Telemetry;

/// <summary>What is logged and exported while everything fails that can: at the level that says most, no customer, nothing that one wrote, and no key.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class FaultLogTests(AzuriteFixture azurite)
{
    /// <summary>Stands in every id, comment and key, and nowhere else.</summary>
    private const string Secret = "4711xyz";

    private static readonly string Customers = SmallBusiness.LabelledCustomers(300).Replace("\nc", $"\n{Secret}-", StringComparison.Ordinal);

    private static readonly string Surveys = "responseId,customerId,respondedAt,csat,comment\n" + string.Concat(
        Enumerable.Range(0, 60).Select(number => FormattableString.Invariant($"r{number},{Secret}-{number},{(number % 20 == 3 ? "some " + Secret : "2026-03-01")},4,what I wrote {Secret}\n")));

    [Fact]
    public async Task Faults_AtTrace_TellNobodyOfCustomersCommentsAndKeys()
    {
        await using var collector = await Collector.StartAsync();
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(
            pipeline.ConnectionString,
            [
                .. collector.Settings,
                ("OTEL_EXPORTER_OTLP_HEADERS", $"api-key={Secret}"),
                ("Churn__LabelColumn", "left"),
                ("Scoring__MinMessages", "1"),
                ("Privacy__IdKey", $"a key of a test, {Secret}"),
                // Nobody listens there.
                ("Webhook__Url", $"http://127.0.0.1:1/{Secret}"),
                ("Webhook__Secret", Secret),
                ("Logging__LogLevel__Default", "Trace"),
                ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"),
                ("Logging__Console__FormatterName", "json"),
            ]);
        var failures = 0;
        await pipeline.DropAsync("customers", "list.csv", Customers);
        await pipeline.DropAsync("surveys", "answers.csv", Surveys);
        // It makes what is missing once, and not again.
        await AskAsync(HttpMethod.Get, "/api/runs", HttpStatusCode.OK);
        var quarantine = pipeline.Container(StorageLayout.QuarantineContainer);
        await quarantine.DeleteAsync();
        await FailAsync(FunctionName.IngestExport, HostPayload.Blob("export", "surveys/answers.csv", Encoding.UTF8.GetBytes(Surveys)));
        await ParkAsync(FunctionName.ParkPoisonExportEvents, ExportEvent.Write("surveys/answers.csv"));
        await FailAsync(FunctionName.IngestExportEvent, HostPayload.Queue(FunctionName.IngestExportEvent, "message", $$"""{"subject":7,"{{Secret}}":"{{Secret}}"}"""));
        await ParkAsync(FunctionName.ParkPoisonExportEvents, $$"""{"{{Secret}}":"{{Secret}}"}""");
        await FailAsync(FunctionName.TrainModel, HostPayload.Queue(FunctionName.TrainModel, "message", $$"""{"runId":"{{Secret}}"}"""));
        await quarantine.CreateAsync();
        await DoAsync(FunctionName.IngestExport, HostPayload.Blob("export", "surveys/answers.csv", []));
        await DoAsync(FunctionName.IngestExport, HostPayload.Blob("export", "customers/list.csv", []));

        await DoAsync(FunctionName.RefreshScores, HostPayload.Timer("timer", withStatus: true));
        var train = (await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!;
        await WithDamagedSegmentsAsync(pipeline, () => FailAsync(FunctionName.TrainModel, Message(FunctionName.TrainModel, train)));
        await ParkAsync(FunctionName.ParkPoisonTrainRequests, train);
        await DoAsync(FunctionName.TrainModel, Message(FunctionName.TrainModel, train));
        var score = (await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue))!;
        // The others first, so that this one comes to publishing.
        while (await pipeline.TakeAsync(StorageLayout.ScoreShardsQueue) is { } other) await DoAsync(FunctionName.ScoreShard, Message(FunctionName.ScoreShard, other));
        foreach (var table in new[] { StorageLayout.CustomerIdsTable, StorageLayout.PredictionsTable, StorageLayout.RankingsTable })
        {
            await pipeline.Table(table).DeleteAsync();
            await FailAsync(FunctionName.ScoreShard, Message(FunctionName.ScoreShard, score));
            await pipeline.Table(table).CreateIfNotExistsAsync();
        }
        await ParkAsync(FunctionName.ParkPoisonScoreShards, score);
        await FailAsync(FunctionName.SendNotification, Message(FunctionName.SendNotification, (await pipeline.TakeAsync(StorageLayout.NotificationsQueue))!));
        await AskAsync(HttpMethod.Delete, $"/api/customers/{Secret}-7", HttpStatusCode.Accepted);
        var forget = (await pipeline.TakeAsync(StorageLayout.ForgetRequestsQueue))!;
        await pipeline.Table(StorageLayout.RankingsTable).DeleteAsync();
        await pipeline.Table(StorageLayout.OutcomesTable).DeleteAsync();
        await FailAsync(FunctionName.ForgetCustomer, Message(FunctionName.ForgetCustomer, forget));
        await ParkAsync(FunctionName.ParkPoisonForgetRequests, forget);
        await pipeline.Table(StorageLayout.PredictionsTable).DeleteAsync();
        await pipeline.Table(StorageLayout.CustomerIdsTable).DeleteAsync();
        await AskAsync(HttpMethod.Get, $"/api/customers?idPrefix={Secret}", null);
        await AskAsync(HttpMethod.Get, $"/api/customers/{Secret}-8", null);

        await collector.UntilAsync(all => all.Logs.Count(log => log.Body.Contains("failed", StringComparison.Ordinal)) >= failures && all.Spans.Any(span => span.Name == "forget" && span.IsError), "the failures");
        Assert.Contains("\"Category\":\"Functions.TrainModel\"", handler.Output, StringComparison.Ordinal);
        foreach (var said in new[] { handler.Output, collector.Everything() })
        {
            Assert.DoesNotContain(Secret, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(DevelopmentStorage.AccountKey, said, StringComparison.Ordinal);
        }

        static JsonObject Message(string function, string message) => HostPayload.Queue(function, "message", message);

        async Task FailAsync(string function, JsonObject payload)
        {
            failures++;
            var (status, _) = await HostPayload.PostAsync(handler.Client, function, payload.ToJsonString());
            Assert.True(status == HttpStatusCode.InternalServerError, $"{function} did not fail the {failures}th time.");
        }

        async Task DoAsync(string function, JsonObject payload) =>
            Assert.Equal(HttpStatusCode.OK, (await HostPayload.PostAsync(handler.Client, function, payload.ToJsonString())).Status);

        Task ParkAsync(string function, string message) => DoAsync(function, Message(function, message));

        async Task AskAsync(HttpMethod method, string path, HttpStatusCode? expected)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add(LoopbackGuard.RequestHeader, "1");
            using var answer = await handler.Client.SendAsync(request);
            if (expected is { } status) Assert.Equal(status, answer.StatusCode);
        }
    }

    /// <summary>Does something while rows lie in the segments that are no records.</summary>
    private static async Task WithDamagedSegmentsAsync(PipelineUnderTest pipeline, Func<Task> work)
    {
        var events = pipeline.Container(StorageLayout.EventsContainer);
        var kept = new List<(string Name, BinaryData Content, IDictionary<string, string> Metadata)>();
        await foreach (var blob in events.GetBlobsAsync(BlobTraits.Metadata))
        {
            var content = (await events.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
            kept.Add((blob.Name, content, blob.Metadata));
            var damaged = content.ToArray();
            for (var at = 20; at < damaged.Length; at += 50) damaged[at] ^= 0x10;
            await events.GetBlobClient(blob.Name).UploadAsync(new BinaryData(damaged), new BlobUploadOptions { Metadata = blob.Metadata });
        }
        await work();
        foreach (var (name, content, metadata) in kept) await events.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { Metadata = metadata });
    }
}
