using System.Text;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline;
using Pipeline.Forgetting;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Testing;

/// <summary>The jobs over an account of their own, with the test in the host's place: it decides what is delivered when.</summary>
public sealed class PipelineUnderTest
{
    private PipelineUnderTest(string connectionString, StorageConnection storage, PipelineJobs jobs, ManualClock clock)
    {
        ConnectionString = connectionString;
        Storage = storage;
        Jobs = jobs;
        Clock = clock;
    }

    public string ConnectionString { get; }

    public StorageConnection Storage { get; }

    public PipelineJobs Jobs { get; }

    public ManualClock Clock { get; }

    public static async Task<PipelineUnderTest> CreateAsync(string connectionString, PipelineOptions? options = null)
    {
        // Tomorrow noon: after the exports' uploads, whose times the emulator's own clock makes, and far from midnight.
        var clock = new ManualClock(new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(12), TimeSpan.Zero));
        var storage = StorageConnection.FromConnectionString(connectionString);
        var jobs = new PipelineJobs(storage, options ?? QuickTraining.PipelineOptions, clock, NullLoggerFactory.Instance);
        await jobs.PrepareStorageAsync();
        return new PipelineUnderTest(connectionString, storage, jobs, clock);
    }

    public BlobContainerClient Container(string name) => Storage.Blobs.GetBlobContainerClient(name);

    public TableClient Table(string name) => Storage.Tables.GetTableClient(name);

    public async Task DropAsync(string kind, string name, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await Jobs.Upload.UploadAsync(kind, name, content, CancellationToken.None);
    }

    public async Task<LedgerEntry> IngestAsync(string kind, string name, string text)
    {
        await DropAsync(kind, name, text);
        return (await Jobs.Ingest.RunAsync($"{kind}/{name}"))!;
    }

    /// <summary>Delivers the messages of both queues until there are none.</summary>
    /// <param name="deliveries">How often each message is delivered.</param>
    public async Task WorkOffAsync(int deliveries = 1)
    {
        while (await TakeAsync(StorageLayout.TrainRequestsQueue) is { } message)
        {
            for (var i = 0; i < deliveries; i++) await Jobs.Train.RunAsync(RunQueues.ReadTrainRequest(message));
        }
        while (await TakeAsync(StorageLayout.ScoreShardsQueue) is { } message)
        {
            var (runId, shards) = RunQueues.ReadScoreShards(message);
            for (var i = 0; i < deliveries; i++) await Jobs.ScoreShard.RunAsync(runId, shards);
        }
    }

    /// <summary>Delivers the messages about exports until there are none. Each outcome is a second later than the one before.</summary>
    /// <param name="deliveries">How often each message is delivered.</param>
    /// <returns>Messages taken.</returns>
    public async Task<int> WorkOffExportsAsync(int deliveries = 1)
    {
        var taken = 0;
        for (; await TakeAsync(StorageLayout.ExportEventsQueue) is { } message; taken++)
        {
            for (var i = 0; i < deliveries; i++)
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                if (ReplayRequest.Read(message) is { } replay) await Jobs.ReplayExport.RunAsync(replay);
                else await Jobs.Ingest.RunAsync(ExportEvent.ReadBlobName(message)!);
            }
        }
        return taken;
    }

    /// <summary>Delivers the messages that ask for customers to be forgotten until there are none.</summary>
    /// <param name="deliveries">How often each message is delivered.</param>
    public async Task WorkOffForgettingAsync(int deliveries = 1)
    {
        while (await TakeAsync(StorageLayout.ForgetRequestsQueue) is { } message)
        {
            for (var i = 0; i < deliveries; i++) await Jobs.Forget.RunAsync(ForgetRequest.Read(message));
        }
    }

    /// <summary>Starts a run and works it off.</summary>
    public async Task<Run> RunAsync(bool force = false, string trigger = RefreshJob.TimerTrigger)
    {
        var (run, _) = await Jobs.Refresh.RunAsync(trigger, force);
        await WorkOffAsync();
        return (await Jobs.Runs.FindAsync(run!.RunId, CancellationToken.None))!;
    }

    /// <summary>Takes the next message off a queue, or <c>null</c> from an empty one.</summary>
    public async Task<string?> TakeAsync(string queue)
    {
        var client = Storage.Queues.GetQueueClient(queue);
        var message = await client.ReceiveMessageAsync(TimeSpan.FromMinutes(5));
        if (message.Value is null) return null;
        await client.DeleteMessageAsync(message.Value.MessageId, message.Value.PopReceipt);
        return message.Value.Body.ToString();
    }

    /// <summary>Names and versions of the blobs of a container.</summary>
    public async Task<IReadOnlyList<string>> BlobsAsync(string container)
    {
        var blobs = new List<string>();
        await foreach (var blob in Container(container).GetBlobsAsync()) blobs.Add($"{blob.Name} {blob.Properties.ETag}");
        return blobs;
    }

    /// <summary>Every row of a table as one line of text each, without what may differ between two runs of the same: times and attempts.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string table)
    {
        string[] incidental = ["Attempts", "AttemptedAt", "FinishedAt", "CreatedAt", "PublishedAt", "ReplayedAt", "TrainedAt", "RequestedAt", "Since"];
        var rows = new List<string>();
        await foreach (var entity in Table(table).QueryAsync())
        {
            var properties = entity.Where(pair => !incidental.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => FormattableString.Invariant($"{pair.Key}={pair.Value}"));
            rows.Add($"{entity.PartitionKey}|{entity.RowKey}|{string.Join('|', properties)}");
        }
        return rows;
    }
}
