using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Forgetting;
using Pipeline.Ingest;
using Pipeline.Notifications;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Telemetry;

namespace Pipeline.Faults;

/// <summary>
/// Takes a message out of a poison queue into the table <c>Poison</c>, and says so where the work stands that it was about: the export
/// becomes <see cref="ExportStatus.Failed"/>, the run <see cref="RunStatus.Incomplete"/>. May be called for the same message any number of times.
/// </summary>
public sealed class ParkJob(
    PoisonStore poison, IngestJob ingest, ExportLedger ledger, RunStore runs, RunAttempts attempts, ReceiptStore receipts, NotificationQueue notifications, PipelineMetrics metrics,
    TimeProvider time,
    ILogger<ParkJob> log)
{
    /// <summary>Parks a message.</summary>
    public Task RunAsync(PoisonMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return JobTrace.RunAsync("park", JobTrace.PoisonId, message.Id, () => ParkAsync(message, cancellationToken));
    }

    private async Task ParkAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        // The row is written last: if it is there, all is done, and what was replayed since must not be given up again.
        if (await poison.FindAsync(message.Id, cancellationToken) is not null) return;
        var entry = new PoisonEntry { Id = message.Id, Queue = message.Queue, Message = message.Text, Reason = FailureReason.Unknown, ParkedAt = time.GetUtcNow() };
        try
        {
            entry = await SettleAsync(entry, cancellationToken);
        }
        catch (JsonException exception)
        {
            // The job failed at the same place.
            entry = entry with { Reason = FailureReason.Of(exception) };
        }
        await poison.AddAsync(entry, cancellationToken);
        log.MessageParked(entry.Queue, entry.Id, entry.ExportId ?? entry.RunId ?? entry.ReceiptId ?? "nothing known", entry.Reason);
    }

    /// <exception cref="JsonException">The message is not of its queue's kind.</exception>
    private Task<PoisonEntry> SettleAsync(PoisonEntry entry, CancellationToken cancellationToken)
    {
        switch (entry.Queue)
        {
            case StorageLayout.ExportEventsQueue:
                return ReplayRequest.Read(entry.Message) is { } request
                    ? SettleReplayAsync(entry, request, cancellationToken)
                    : SettleExportAsync(entry, ExportEvent.ReadBlobName(entry.Message), cancellationToken);
            case PoisonMessage.BlobTriggerQueue:
                return SettleExportAsync(entry, PoisonedBlob.ReadBlobName(entry.Message), cancellationToken);
            case StorageLayout.TrainRequestsQueue:
                return SettleRunAsync(entry, RunQueues.ReadTrainRequest(entry.Message), RunAttempts.Training, "Training", cancellationToken);
            case StorageLayout.ForgetRequestsQueue:
                return SettleReceiptAsync(entry, ForgetRequest.Read(entry.Message), cancellationToken);
            case StorageLayout.ScoreShardsQueue:
                var (runId, shards) = RunQueues.ReadScoreShards(entry.Message);
                return SettleRunAsync(entry, runId, RunAttempts.Scoring(shards), $"Scoring of shards {shards}", cancellationToken);
            case StorageLayout.NotificationsQueue:
                return SettleNotificationAsync(entry, NotificationQueue.Read(entry.Message), cancellationToken);
            default:
                throw new ArgumentException("No queue of the pipeline's.", nameof(entry));
        }
    }

    private async Task<PoisonEntry> SettleExportAsync(PoisonEntry entry, string? blobName, CancellationToken cancellationToken)
    {
        if (blobName is null) return entry;
        if (await ingest.GiveUpAsync(blobName, cancellationToken) is not { } export) return entry with { Reason = "The export is gone; nothing is left to take in." };
        var reason = export.Status == ExportStatus.Failed ? export.Message! : $"Meanwhile the export is {export.Status}; nothing is left to do.";
        return entry with { ExportId = export.ExportId, Attempts = export.Attempts, Reason = reason };
    }

    /// <summary>What was accepted stays accepted; an export that was to be taken in as a whole is given up.</summary>
    private async Task<PoisonEntry> SettleReplayAsync(PoisonEntry entry, ReplayRequest request, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(request.Replay, cancellationToken) is not { } export) return entry with { Reason = "There is no such export." };
        if (export.Status != ExportStatus.Accepted) return await SettleExportAsync(entry, export.BlobName, cancellationToken);
        return entry with { ExportId = export.ExportId, Attempts = export.Attempts, Reason = export.LastFailure ?? FailureReason.Unknown };
    }

    /// <summary>The receipt stays pending: what is left to do is done when the message is replayed.</summary>
    private async Task<PoisonEntry> SettleReceiptAsync(PoisonEntry entry, string receiptId, CancellationToken cancellationToken) =>
        entry with { ReceiptId = receiptId, Reason = (await receipts.FindAsync(receiptId, cancellationToken))?.LastFailure ?? FailureReason.Unknown };

    private async Task<PoisonEntry> SettleRunAsync(PoisonEntry entry, string runId, string step, string work, CancellationToken cancellationToken)
    {
        var attempt = await attempts.FindAsync(runId, step, cancellationToken);
        var reason = attempt?.LastFailure ?? FailureReason.Unknown;
        // Readers see all of it: what is left is to say that it is published, which a replay does.
        if (await runs.CurrentAsync(cancellationToken) == runId) return entry with { RunId = runId, Attempts = attempt?.Attempts, Reason = reason };
        var isNew = false;
        var run = await runs.ChangeAsync(
            runId,
            // Of several messages of a run the first says why.
            run => (isNew = !RunStatus.IsFinal(run.Status) && run.Status != RunStatus.Incomplete)
                ? run with { Status = RunStatus.Incomplete, Reason = $"{work} was given up: {reason}" }
                : run,
            cancellationToken);
        if (isNew) metrics.RunEnded(RunStatus.Incomplete);
        if (run is null) return entry with { RunId = runId, Reason = "There is no such run." };
        if (run.Status == RunStatus.Incomplete) await notifications.AskAsync(runId, cancellationToken);
        return entry with { RunId = runId, Attempts = attempt?.Attempts, Reason = reason };
    }

    /// <summary>The run is as it was: the entry does not count as one of its own.</summary>
    private async Task<PoisonEntry> SettleNotificationAsync(PoisonEntry entry, string runId, CancellationToken cancellationToken)
    {
        var attempt = await attempts.FindAsync(runId, RunAttempts.Notification, cancellationToken);
        return entry with { Attempts = attempt?.Attempts, Reason = attempt?.LastFailure ?? FailureReason.Unknown };
    }
}
