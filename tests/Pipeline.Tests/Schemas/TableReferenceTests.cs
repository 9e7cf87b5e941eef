using System.Diagnostics;
using System.IO.Compression;
using Analytics.Exports;
using Pipeline.Faults;
using Pipeline.Forgetting;
using Pipeline.Ingest;
using Pipeline.Notifications;
using Pipeline.Outcomes;
using Pipeline.Runs;
using Pipeline.Schemas;
using Pipeline.Storage;
using Pipeline.Tests.Forgetting;
using Testing;

namespace Pipeline.Tests.Schemas;

/// <summary>The reference of the tables, against the code it is made of and against rows that the pipeline left.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class TableReferenceTests(AzuriteFixture azurite)
{
    private const string WriteVariable = "PIPELINE_WRITE_REFERENCE";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Reference_IsWhatTheSchemasSay()
    {
        var path = Path.Combine(Repository.Root, "docs", "reference", "tables.md");
        var made = TableReference.Make();
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, made);
        }

        Assert.True(made == (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"), $"docs/reference/tables.md is not what the schemas say: run this test with {WriteVariable}=1.");
    }

    [Fact]
    public void Schemas_AreThoseOfAllTablesContainersAndPartsOfKeys()
    {
        Assert.Equal(StorageLayout.Tables.Order(), StorageSchemas.Tables.Select(table => table.Name).Order());
        var used = StorageSchemas.Tables.SelectMany(table => table.Rows).SelectMany(rows => rows.PartitionPattern.Parts.Concat(rows.RowPattern.Parts));
        Assert.Equal(StorageLayout.Containers.Order(), StorageSchemas.Containers.Select(container => container.Name).Order());
        Assert.Equal(KeyPart.All.Select(part => part.Name).Order(), used.Distinct().Order());
    }

    [Fact]
    public async Task StoredRows_AreAsDescribed_AndAllThatIsDescribedIsStored()
    {
        var rows = new StoredRows();
        await LeaveExportsAsync(rows);
        await LeaveForgottenAsync(rows);
        await LeaveRunsAsync(rows);

        Assert.Empty(rows.Problems());
    }

    /// <summary>Exports with hashed ids, told again, waiting for keys, replayed, given up; messages of all kinds put aside.</summary>
    private async Task LeaveExportsAsync(StoredRows rows)
    {
        const string mapping = """
            {
              "customers": { "columns": { "customerId": { "column": "contact", "hash": "email" } } },
              "tables": [
                { "files": "subscriptions*", "interactions": { "columns": { "interactionId": "id", "customerId": "account", "occurredAt": "start" }, "type": "renewal" }, "keys": { "subscription": "id" } },
                { "files": "usage*", "interactions": { "columns": { "interactionId": "id", "customerId": { "column": "sub", "key": "subscription" }, "occurredAt": "day" }, "type": "usage" } }
              ]
            }
            """;
        var options = new PipelineOptions { Privacy = { IdKey = "a key of a test, 16 bytes and more" }, Ingest = { MaxRejectedShare = 1 } };
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), options);
        var jobs = pipeline.Jobs;
        using (new Activity("test").SetParentId("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").Start())
            await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", mapping);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", "contact,plan\nli@example.cn,x\nmei@example.cn,y\n");
        await pipeline.IngestAsync(ExportKind.Customers, "again.csv", "contact,plan\nli@example.cn,x\nmei@example.cn,y\n");
        await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", "id,sub,day\nu1,s1,2026-03-01\nu2,s2,2026-03-01\nu3,s9,2026-03-02\n");
        await rows.CollectAsync(pipeline);
        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", "id,account,start\ns1,c1,2026-02-01\ns2,c2,2026-02-01\n");
        await pipeline.WorkOffExportsAsync();
        var usage = (await jobs.Ledger.FindByNameAsync(ExportKind.Interactions, "usage.csv", None))!;
        await jobs.Ledger.RecordReplayFailureAsync(usage.RowKey, "The service answered 503.", None);

        await pipeline.DropAsync(ExportKind.Surveys, "never.csv", "responseId,customerId\n");
        var blob = new PoisonedBlob("", "", "", StorageLayout.ExportsContainer, "surveys/never.csv", "").Write();
        await jobs.Park.RunAsync(new PoisonMessage(PoisonMessage.BlobTriggerQueue, blob, "1", pipeline.Clock.GetUtcNow()));
        await jobs.Park.RunAsync(new PoisonMessage(StorageLayout.ExportEventsQueue, new string('x', 40_000), "2", pipeline.Clock.GetUtcNow()));
        var parked = (await jobs.Poison.ListAsync(10, null, None)).Entries;
        await jobs.Replay.RunAsync(parked.Single(entry => entry.ExportId is not null).Id);
        pipeline.Clock.Advance(TimeSpan.FromHours(3));
        await jobs.Sweep.RunAsync();
        await rows.CollectAsync(pipeline);
    }

    /// <summary>A customer with an alias who is forgotten, and a message about it that failed.</summary>
    private async Task LeaveForgottenAsync(StoredRows rows)
    {
        var world = await ForgettingWorld.CreateAsync(azurite, withRuns: false);
        var pipeline = world.Pipeline;
        var asked = await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer);
        var receipts = new ReceiptStore(pipeline.Table(StorageLayout.TombstonesTable));
        await receipts.ChangeAsync(asked.ReceiptId, receipt => receipt with { LastFailure = "The service answered 503." }, None);
        await pipeline.Jobs.Park.RunAsync(new PoisonMessage(StorageLayout.ForgetRequestsQueue, new ForgetRequest(asked.ReceiptId).Write(), "1", pipeline.Clock.GetUtcNow()));
        await rows.CollectAsync(pipeline);
        await pipeline.WorkOffForgettingAsync();
        await rows.CollectAsync(pipeline);
    }

    /// <summary>Runs that are published, gone back to, cancelled, cleared and given up; outcomes; a model that is promoted.</summary>
    private async Task LeaveRunsAsync(StoredRows rows)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var jobs = pipeline.Jobs;
        var (surveys, interactions, customers) = SmallBusiness.Simulated(300);
        await pipeline.IngestAsync(ExportKind.Surveys, "surveys.csv", surveys);
        await pipeline.IngestAsync(ExportKind.Interactions, "interactions.csv", interactions);
        await pipeline.IngestAsync(ExportKind.Customers, "customers.csv", customers);
        var first = await pipeline.RunAsync(force: true);
        Assert.Equal(RunStatus.Published, first.Status);
        var somebody = (await jobs.Customers.ListAsync("all", 1, null, None))!.Customers[0].CustomerId;
        await jobs.Outcomes.AddAsync(somebody, new NewOutcome { OutcomeId = "call-1", Contact = "called", Offer = "loyalty10", Result = "kept", Note = "Wants paper bills.", By = "agent-7" }, None);

        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var (cancelled, _) = await jobs.Refresh.RunAsync(RefreshJob.RequestTrigger, force: true);
        await jobs.Cancel.RunAsync(cancelled!.RunId);
        var attempts = new RunAttempts(pipeline.Table(StorageLayout.RunsTable), pipeline.Clock);
        await Assert.ThrowsAsync<InvalidDataException>(() => attempts.RunAsync(cancelled.RunId, RunAttempts.Training, () => throw new InvalidDataException("A damaged file."), None));
        await rows.CollectAsync(pipeline);
        await pipeline.WorkOffAsync();

        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var second = await pipeline.RunAsync(force: true);
        Assert.Equal(RunStatus.Published, second.Status);
        await jobs.GoBack.RunAsync(first.RunId);
        await jobs.Promotion.PromoteAsync(first.ModelVersion!);

        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var (given, _) = await jobs.Refresh.RunAsync(RefreshJob.RequestTrigger, force: true);
        await jobs.Park.RunAsync(new PoisonMessage(StorageLayout.TrainRequestsQueue, (await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!, "1", pipeline.Clock.GetUtcNow()));
        Assert.Equal(RunStatus.Incomplete, (await jobs.Runs.FindAsync(given!.RunId, None))!.Status);
        await jobs.Runs.MarkNotifiedAsync(second.RunId, RunNotice.Published, pipeline.Clock.GetUtcNow(), None);
        await rows.CollectAsync(pipeline);

        await CheckFilesAsync(pipeline, second.RunId);
    }

    private static async Task CheckFilesAsync(PipelineUnderTest pipeline, string runId)
    {
        var container = pipeline.Container(StorageLayout.PredictionsContainer);
        var seen = new HashSet<CsvSchema>();
        await foreach (var blob in container.GetBlobsAsync(prefix: runId + "/"))
        {
            if (!blob.Name.EndsWith(".csv.gz", StringComparison.Ordinal)) continue;
            var file = new[] { CsvSchema.Predictions, CsvSchema.Outcomes }.Single(file => new KeyPattern(file.Name).Matches(blob.Name));
            using var gzip = new GZipStream(await container.GetBlobClient(blob.Name).OpenReadAsync(), CompressionMode.Decompress);
            using var reader = new StreamReader(gzip);
            Assert.Equal(string.Join(',', file.Columns.Select(column => column.Name)), await reader.ReadLineAsync());
            seen.Add(file);
        }
        Assert.Equal(2, seen.Count);
    }
}
