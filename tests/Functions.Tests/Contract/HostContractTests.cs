using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Functions.Host;
using Functions.Tests.Host;
using Pipeline.Runs;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Contract;

/// <summary>The handler as a process of its own, called as the Functions host calls it.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class HostContractTests(AzuriteFixture azurite)
{
    private static readonly (string, string) ByLabel = ("Churn__LabelColumn", "left");

    [Fact]
    public async Task Road_EveryPayloadThreeTimesAndTwoAtOnce_TablesAreThoseOfOnce()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString, ByLabel);
        var list = SmallBusiness.LabelledCustomers(300);
        await pipeline.DropAsync("customers", "list.csv", list);
        await pipeline.DropAsync("surveys", "march.csv", "responseId,customerId,respondedAt,csat\nr1,c1,2026-03-01,5\nr2,c2,2026-03-02,nine\nr3,c3,2026-03-03,4\nr4,c4,2026-03-04,3\nr5,c5,2026-03-05,4\n");

        await DeliverAsync(handler, FunctionName.IngestExport, HostPayload.Blob("export", "customers/list.csv", Encoding.UTF8.GetBytes(list)));
        await DeliverAsync(handler, FunctionName.IngestExportEvent, HostPayload.Queue(FunctionName.IngestExportEvent, "message", HostPayload.BlobCreated("surveys/march.csv")));
        Assert.Equal(2, (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).Count);

        await DeliverAsync(handler, FunctionName.RefreshScores, HostPayload.Timer("timer", withStatus: true));
        await DeliverAsync(handler, FunctionName.RefreshScores, HostPayload.Timer("timer", withStatus: false));
        Assert.Single((await pipeline.Jobs.Runs.ListAsync(10, null, CancellationToken.None)).Runs);

        await DeliverQueueAsync(pipeline, handler, FunctionName.TrainModel, StorageLayout.TrainRequestsQueue);
        await DeliverQueueAsync(pipeline, handler, FunctionName.ScoreShard, StorageLayout.ScoreShardsQueue);

        var run = (await pipeline.Jobs.Runs.ListAsync(10, null, CancellationToken.None)).Runs.Single();
        Assert.Equal((RunStatus.Published, 300), (run.Status, run.Predictions));
        var tables = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var table in StorageLayout.Tables) tables[table] = await pipeline.RowsAsync(table);
        Assert.Equal(300, tables[StorageLayout.PredictionsTable].Count);
        Assert.Equal("1", Property(tables[StorageLayout.ExportsTable], "Name=march.csv", "Rejected"));

        // The whole road once more: nothing changes but times and attempts.
        await DeliverAsync(handler, FunctionName.IngestExport, HostPayload.Blob("export", "customers/list.csv", Encoding.UTF8.GetBytes(list)));
        await DeliverAsync(handler, FunctionName.RefreshScores, HostPayload.Timer("timer", withStatus: true));
        await DeliverAsync(handler, FunctionName.TrainModel, HostPayload.Queue(FunctionName.TrainModel, "message", $$"""{"runId":"{{run.RunId}}"}"""));
        await DeliverAsync(handler, FunctionName.ScoreShard, HostPayload.Queue(FunctionName.ScoreShard, "message", $$"""{"runId":"{{run.RunId}}","firstShard":0,"lastShard":255}"""));
        foreach (var (table, rows) in tables) Assert.Equal(rows, await pipeline.RowsAsync(table));
    }

    [Fact]
    public async Task Blob_LargeContentInThePayload_IsReadFromStorageByName()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);
        await pipeline.DropAsync("customers", "2026/北京 list.csv", "customerId\nfrom-storage\n");

        // 40 MB of content: over the server's usual limit of 30 MB, and not what lies in storage.
        var payload = HostPayload.Blob("export", "customers/2026/北京 list.csv", new byte[40 * 1024 * 1024]);
        var (status, _) = await HostPayload.PostAsync(handler.Client, FunctionName.IngestExport, payload.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1, (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).Single().Accepted);
    }

    [Theory]
    [InlineData(FunctionName.IngestExportEvent, "not json")]
    [InlineData(FunctionName.TrainModel, "{\"runId\":\"../../x\"}")]
    [InlineData(FunctionName.TrainModel, "{}")]
    [InlineData(FunctionName.SendNotification, "{\"runId\":\"../../x\"}")]
    [InlineData(FunctionName.ScoreShard, "{\"runId\":\"20261121T000000Z-1a2b3c4d5e6f\",\"firstShard\":9,\"lastShard\":300}")]
    public async Task Queue_MessageThatMakesNoSense_FailsTheInvocation(string function, string message)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);

        var (status, body) = await HostPayload.PostAsync(handler.Client, function, HostPayload.Queue(function, "message", message).ToJsonString());

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FunctionName.ParkPoisonExportEvents, "export-events", "not json")]
    [InlineData(FunctionName.ParkPoisonTrainRequests, "train-requests", "{\"runId\":\"20261121T000000Z-1a2b3c4d5e6f\"}")]
    [InlineData(FunctionName.ParkPoisonNotifications, "notifications", "{\"runId\":\"20261121T000000Z-1a2b3c4d5e6f\"}")]
    [InlineData(FunctionName.ParkPoisonForgetRequests, "forget-requests", "{\"receipt\":\"0123456789abcdef0123456789abcdef\"}")]
    [InlineData(FunctionName.ParkPoisonScoreShards, "score-shards", "{\"runId\":\"20261121T000000Z-1a2b3c4d5e6f\",\"firstShard\":0,\"lastShard\":255}")]
    [InlineData(FunctionName.ParkPoisonBlobs, "webjobs-blobtrigger", "{\"Type\":\"BlobTrigger\",\"ContainerName\":\"exports\",\"BlobName\":\"surveys/gone.csv\"}")]
    [InlineData(FunctionName.ParkPoisonExportEvents, "export-events", "{\"Id\":{},\"InsertionTime\":\"2026-01-01T00:00:00Z\"}")]
    public async Task Poison_DeliveredThreeTimesAndTwoAtOnce_IsOneRow(string function, string queue, string message)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);

        await DeliverAsync(handler, function, HostPayload.Queue(function, "message", message));

        var entry = Assert.Single((await pipeline.Jobs.Poison.ListAsync(10, null, CancellationToken.None)).Entries);
        Assert.Equal((queue, message), (entry.Queue, entry.Message));
    }

    [Fact]
    public async Task Sweep_ByTheTimer_IsAnswered()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);

        await DeliverAsync(handler, FunctionName.SweepExports, HostPayload.Timer("timer", withStatus: true));
    }

    [Fact]
    public async Task Forgetting_AskedForOverHttp_IsDoneByTheQueue()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);
        await pipeline.DropAsync("customers", "list.csv", "customerId\nx\ny\n");
        await DeliverAsync(handler, FunctionName.IngestExport, HostPayload.Blob("export", "customers/list.csv", []));

        using var asked = await handler.Client.DeleteAsync(new Uri("/api/customers/x", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        await DeliverQueueAsync(pipeline, handler, FunctionName.ForgetCustomer, StorageLayout.ForgetRequestsQueue);

        using var export = await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient("customers/list.csv").OpenReadAsync();
        Assert.Equal("customerId\n\ny\n", await new StreamReader(export).ReadToEndAsync());
    }

    [Fact]
    public async Task Notification_WithoutAWebhook_IsAnswered()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);

        await DeliverAsync(handler, FunctionName.SendNotification, HostPayload.Queue(FunctionName.SendNotification, "message", """{"runId":"20261121T000000Z-1a2b3c4d5e6f"}"""));
    }

    /// <summary>A retry in <c>function.json</c> adds to the metadata, and so may later hosts.</summary>
    [Fact]
    public async Task Metadata_WithMoreThanIsKnown_IsTaken()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);
        var payload = HostPayload.Queue(FunctionName.IngestExportEvent, "message", HostPayload.BlobCreated("surveys/gone.csv"));
        payload["Metadata"]!["RetryContext"] = new JsonObject { ["RetryCount"] = 1, ["MaxRetryCount"] = 3 };
        payload["Metadata"]!["SomethingNew"] = new JsonArray(1, null, "x");
        payload["SomethingElse"] = true;

        await DeliverAsync(handler, FunctionName.IngestExportEvent, payload);
    }

    [Fact]
    public async Task EveryTrigger_HasItsEndpointAndNoneElse()
    {
        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount());

        foreach (var function in FunctionFiles.All)
        {
            // A body that is none fails an invocation; where there is no endpoint there is nothing to fail.
            var (status, _) = await HostPayload.PostAsync(handler.Client, function.Name, function.Type == "timerTrigger" ? "[]" : "{}");
            Assert.Equal((function.Name, function.Type == "httpTrigger" ? HttpStatusCode.NotFound : HttpStatusCode.InternalServerError), (function.Name, status));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"Data\":{}}")]
    [InlineData("{\"Data\":\"x\",\"Metadata\":1}")]
    public async Task Payload_OfAnotherShape_FailsTheInvocation(string json)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);

        var (status, _) = await HostPayload.PostAsync(handler.Client, FunctionName.TrainModel, json);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
    }

    [Fact]
    public async Task Account_ThatIsEmpty_IsPreparedByWhateverComesFirst()
    {
        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount());

        var (status, _) = await HostPayload.PostAsync(handler.Client, FunctionName.RefreshScores, HostPayload.Timer("timer", withStatus: false).ToJsonString());
        using var runs = await handler.Client.GetAsync(new Uri("/api/runs", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(HttpStatusCode.OK, runs.StatusCode);
    }

    [Fact]
    public async Task Forwarded_Requests_AreAnsweredAsTheyAre()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString);

        using var live = await handler.Client.GetAsync(new Uri("/app/live", UriKind.Relative));
        using var health = await handler.Client.GetAsync(new Uri("/api/health", UriKind.Relative));
        using var upload = await handler.Client.PutAsync(new Uri("/api/exports/customers/a%20b.csv", UriKind.Relative), new StringContent("customerId\nx\n"));
        using var unknown = await handler.Client.GetAsync(new Uri("/api/nothing", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, upload.StatusCode);
        Assert.True(await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient("customers/a b.csv").ExistsAsync());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Logs_HoldNoCustomerAndNoKey()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString, ("Logging__LogLevel__Default", "Debug"));
        await pipeline.DropAsync("surveys", "secret.csv", "responseId,customerId,respondedAt,csat,comment\nr1,customer-4711,2026-03-01,5,my private remark\nr2,customer-4712,2026-03-01,77,x\n");

        await DeliverAsync(handler, FunctionName.IngestExport, HostPayload.Blob("export", "surveys/secret.csv", []));
        using var byQuery = await handler.Client.GetAsync(new Uri("/api/customers?id=customer-4711", UriKind.Relative));
        using var byPath = await handler.Client.GetAsync(new Uri("/api/customers/customer-4712", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, byQuery.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, byPath.StatusCode);
        Assert.Contains("Export", handler.Output, StringComparison.Ordinal);
        foreach (var secret in new[] { "customer-4711", "customer-4712", "private remark", DevelopmentStorage.AccountKey })
            Assert.DoesNotContain(secret, handler.Output, StringComparison.Ordinal);
    }

    /// <summary>Two deliveries at once, then a third; each must be answered as the host wants it.</summary>
    private static async Task DeliverAsync(HandlerProcess handler, string function, JsonObject payload)
    {
        var json = payload.ToJsonString();
        var answers = (await Task.WhenAll(HostPayload.PostAsync(handler.Client, function, json), HostPayload.PostAsync(handler.Client, function, json)))
            .Append(await HostPayload.PostAsync(handler.Client, function, json));
        foreach (var (status, body) in answers)
        {
            Assert.True(status == HttpStatusCode.OK, handler.Output);
            // 204, an empty body or null would hang the invocation.
            using var answer = JsonDocument.Parse(body);
            Assert.Equal(JsonValueKind.Object, answer.RootElement.GetProperty("Outputs").ValueKind);
            Assert.Equal(JsonValueKind.Array, answer.RootElement.GetProperty("Logs").ValueKind);
        }
    }

    private static async Task DeliverQueueAsync(PipelineUnderTest pipeline, HandlerProcess handler, string function, string queue)
    {
        var messages = new List<string>();
        while (await pipeline.TakeAsync(queue) is { } message) messages.Add(message);
        Assert.NotEmpty(messages);
        foreach (var message in messages.Distinct()) await DeliverAsync(handler, function, HostPayload.Queue(function, "message", message));
    }

    private static string Property(IEnumerable<string> rows, string wanted, string property) => rows
        .Single(row => row.Split('|').Contains(wanted)).Split('|').Single(part => part.StartsWith(property + "=", StringComparison.Ordinal)).Split('=')[1];
}
