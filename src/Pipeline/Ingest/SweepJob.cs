using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Pipeline.Telemetry;

namespace Pipeline.Ingest;

/// <summary>
/// Finds exports that the ledger has no outcome of, because their trigger missed them or because their attempt died, and queues them; so it does
/// with those that are behind, unless something is waiting, which may be about them. The
/// container is listed page by page and of each export only a line of the ledger is read; what was settled before is not looked up again.
/// </summary>
public sealed class SweepJob(BlobContainerClient exports, ExportLedger ledger, ExportCatchUp catchUp, QueueClient exportEvents, GaugeReader gauges, TimeProvider time, ILogger<SweepJob> log)
{
    /// <summary>A trigger that polls may take ten minutes to see a blob.</summary>
    private static readonly TimeSpan TriggerPatience = TimeSpan.FromMinutes(15);

    /// <summary>An attempt has ended for certain after twice the time that a function may take.</summary>
    private static readonly TimeSpan AttemptPatience = TimeSpan.FromHours(1);

    /// <summary>Messages on the queue beyond which nothing is added: what is left is found by the next sweep.</summary>
    private const int MaxWaiting = 1_000;

    private const int Concurrency = 8;

    /// <summary>Looks through the container once.</summary>
    /// <returns>Exports queued.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken = default) => JobTrace.RunAsync("sweep", () => SweepAsync(cancellationToken));

    private async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await gauges.UpdateAsync(cancellationToken);
        var now = time.GetUtcNow();
        var from = await ledger.SettledBeforeAsync(cancellationToken) ?? DateTimeOffset.MinValue;
        var waiting = await exportEvents.GetPropertiesAsync(cancellationToken);
        var tally = new Tally(MaxWaiting - waiting.Value.ApproximateMessagesCount);

        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(exports.GetBlobsAsync(BlobTraits.Metadata, cancellationToken: cancellationToken), options, async (blob, cancel) =>
        {
            if (blob.Properties is not { LastModified: not null, ETag: not null }) return;
            var export = ExportIdentityMark.Read(blob);
            var uploadedAt = export.UploadedAt;
            tally.See(uploadedAt);
            if (uploadedAt < from) return;
            if (uploadedAt <= now - TriggerPatience)
            {
                var entries = await ledger.OfBlobAsync(blob.Name, export.Version.ToString(), uploadedAt, cancel);
                if (entries.Any(entry => ExportStatus.IsSettled(entry.Status))) return;
                var isDead = entries.All(entry => entry.AttemptedAt is not { } attemptedAt || attemptedAt <= now - AttemptPatience);
                if (isDead && tally.TryTake()) await exportEvents.SendMessageAsync(ExportEvent.Write(blob.Name), cancel);
            }
            tally.LeaveOpen(uploadedAt);
        });

        // Nothing later than what storage itself has dated: its clock may be behind.
        if (tally.Newest is { } newest)
        {
            var settled = tally.OldestOpen is { } open && open < newest ? open : newest;
            await ledger.SetSettledBeforeAsync(settled < now - TriggerPatience ? settled : now - TriggerPatience, cancellationToken);
        }
        if (tally.Queued > 0) log.ExportsQueued(tally.Queued);
        return tally.Queued + (waiting.Value.ApproximateMessagesCount == 0 ? await catchUp.QueueAsync(MaxWaiting - tally.Queued, cancellationToken) : 0);
    }

    /// <summary>What a sweep has found so far.</summary>
    private sealed class Tally(int room)
    {
        private readonly Lock _lock = new();

        public int Queued { get; private set; }

        public DateTimeOffset? Newest { get; private set; }

        public DateTimeOffset? OldestOpen { get; private set; }

        public void See(DateTimeOffset uploadedAt)
        {
            lock (_lock)
            {
                if (Newest is null || uploadedAt > Newest) Newest = uploadedAt;
            }
        }

        public void LeaveOpen(DateTimeOffset uploadedAt)
        {
            lock (_lock)
            {
                if (OldestOpen is null || uploadedAt < OldestOpen) OldestOpen = uploadedAt;
            }
        }

        public bool TryTake()
        {
            lock (_lock)
            {
                if (Queued >= room) return false;
                Queued++;
                return true;
            }
        }
    }
}
