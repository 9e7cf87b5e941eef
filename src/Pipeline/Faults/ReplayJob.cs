using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Storage;

namespace Pipeline.Faults;

/// <summary>
/// Puts a parked message back on its queue. What was done before it failed is recognised and not done again, so a message that is put back
/// twice does no harm either.
/// </summary>
public sealed class ReplayJob(PoisonStore poison, RunStore runs, Func<string, QueueClient> queues, TimeProvider time, ILogger<ReplayJob> log)
{
    /// <summary>Replays one message, unless that was done before.</summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <returns>The entry, and whether the message was put back now; <c>null</c> if there is no such entry.</returns>
    public async Task<(PoisonEntry Entry, bool IsNew)?> RunAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await poison.FindAsync(id, cancellationToken) is not { } entry) return null;
        if (entry.ReplayedAt is not null) return (entry, false);
        // While other messages of the run lie here it stays incomplete; their parts would keep it so.
        if (entry.RunId is { } runId && !await poison.HasOtherAsync(runId, id, cancellationToken))
            await runs.ChangeAsync(runId, run => run.Resumed(), cancellationToken);
        var (queue, message) = Target(entry);
        await queues(queue).SendMessageAsync(message, cancellationToken);
        // Marked last: if this is cut off, the message can be replayed once more.
        entry = entry with { ReplayedAt = time.GetUtcNow() };
        await poison.MarkReplayedAsync(entry, cancellationToken);
        log.MessageReplayed(entry.Queue, entry.Id);
        return (entry, true);
    }

    /// <summary>A blob trigger has no queue of its own; the other way in takes its exports.</summary>
    private static (string Queue, string Message) Target(PoisonEntry entry) =>
        entry.Queue == PoisonMessage.BlobTriggerQueue && PoisonedBlob.ReadBlobName(entry.Message) is { } blobName
            ? (StorageLayout.ExportEventsQueue, ExportEvent.Write(blobName))
            : (entry.Queue, entry.Message);
}
