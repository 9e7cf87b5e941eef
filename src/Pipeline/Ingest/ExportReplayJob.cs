using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Pipeline.Faults;
using Pipeline.Forgetting;
using Pipeline.Telemetry;

namespace Pipeline.Ingest;

/// <summary>
/// Replays an export after its mapping was mended: of an accepted one the rejected rows are taken in again and the others left as they are; one
/// that was held back or could not be read is taken in anew as a whole. May be called for the same request any number of times, also at once.
/// </summary>
public sealed class ExportReplayJob
{
    private readonly BlobContainerClient _exports;
    private readonly ExportLedger _ledger;
    private readonly MappingLibrary _mappings;
    private readonly AliasLibrary _aliases;
    private readonly IngestJob _ingest;
    private readonly QueueClient _exportEvents;
    private readonly ExportCatchUp _catchUp;
    private readonly KeyLibrary _keys;
    private readonly RowReplay _rows;
    private readonly ILogger<ExportReplayJob> _log;

    public ExportReplayJob(
        BlobContainerClient exports, BlobContainerClient events, BlobContainerClient quarantine, ExportLedger ledger, MappingLibrary mappings, AliasLibrary aliases, TombstoneLibrary tombstones, IngestJob ingest, CustomerIds ids,
        ExportCatchUp catchUp, QueueClient exportEvents, TimeProvider time, ILogger<ExportReplayJob> log)
    {
        (_exports, _ledger, _mappings, _aliases, _ingest, _catchUp, _exportEvents, _log) = (exports, ledger, mappings, aliases, ingest, catchUp, exportEvents, log);
        _keys = new KeyLibrary(events, ledger);
        _rows = new RowReplay(exports, events, quarantine, ledger, tombstones, ids, time);
    }

    /// <summary>Queues the replay of the newest export of a name, if there is something to replay.</summary>
    public async Task<ReplayAnswer> AskAsync(string kind, string name, CancellationToken cancellationToken = default)
    {
        var answer = await JudgeAsync(kind, name, cancellationToken);
        if (answer is { Outcome: ReplayOutcome.Queued, Entry: { } entry }) await _exportEvents.SendMessageAsync(Request(entry).Write(), cancellationToken);
        return answer;
    }

    /// <summary>Replays the newest export of a name at once, if there is something to replay.</summary>
    public async Task<ReplayAnswer> RunNowAsync(string kind, string name, CancellationToken cancellationToken = default)
    {
        var answer = await JudgeAsync(kind, name, cancellationToken);
        if (answer is not { Outcome: ReplayOutcome.Queued, Entry: { } entry }) return answer;
        return await RunAsync(Request(entry), cancellationToken) is { } replayed ? new ReplayAnswer(ReplayOutcome.Replayed, replayed) : new ReplayAnswer(ReplayOutcome.BlobGone, entry);
    }

    /// <summary>Does what a request asks for.</summary>
    /// <returns>The export's entry, or <c>null</c> if there is none (any more).</returns>
    public Task<LedgerEntry?> RunAsync(ReplayRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return JobTrace.RunAsync("replay", () => ReplayAsync(request, cancellationToken));
    }

    private async Task<LedgerEntry?> ReplayAsync(ReplayRequest request, CancellationToken cancellationToken)
    {
        if (await _ledger.FindAsync(request.Replay, cancellationToken) is not { } entry) return null;
        JobTrace.Tag(JobTrace.ExportId, entry.ExportId);
        if (entry.Status != ExportStatus.Accepted) return await _ingest.RunAnewAsync(entry, request.Generation, cancellationToken);

        var mapping = await _mappings.ForAsync(entry.Kind, entry.Name, cancellationToken);
        var keys = await _keys.FindAsync(mapping.Mapping.KeysAskedFor(entry.Kind, entry.Name), entry, cancellationToken);
        var rules = new ReadingRules(mapping, await _aliases.CurrentAsync(cancellationToken), keys);
        if (entry.Generation >= request.Generation && entry.ReplayedUnder == _rows.VersionOf(rules))
        {
            await _rows.ClearUpAsync(entry, cancellationToken);
            _log.AlreadyIngested(entry.ExportId, entry.Status);
        }
        else
        {
            entry = await RunAsync(entry, rules, cancellationToken);
        }
        await _catchUp.AfterAsync(entry, cancellationToken);
        return entry;
    }

    private async Task<LedgerEntry> RunAsync(LedgerEntry entry, ReadingRules rules, CancellationToken cancellationToken)
    {
        try
        {
            entry = await _rows.RunAsync(entry, rules, cancellationToken);
        }
        catch (Exception exception) when (FailureReason.IsFailure(exception, cancellationToken))
        {
            await FailureReason.RecordAsync(exception, reason => _ledger.RecordReplayFailureAsync(entry.RowKey, reason, cancellationToken));
            throw;
        }
        _log.Replayed(entry.ExportId, entry.Kind, entry.Generation, entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates);
        return entry;
    }

    private static ReplayRequest Request(LedgerEntry entry) => new(entry.RowKey, entry.Generation + 1);

    /// <summary>What is to become of asking for a replay.</summary>
    private async Task<ReplayAnswer> JudgeAsync(string kind, string name, CancellationToken cancellationToken)
    {
        if (await _ledger.FindByNameAsync(kind, name, cancellationToken) is not { } entry) return new ReplayAnswer(ReplayOutcome.Unknown, null);
        if (await ExportBlob.FindAsync(_exports, entry.BlobName, cancellationToken) is not { } stored) return new ReplayAnswer(ReplayOutcome.BlobGone, entry);
        if (stored.Version.ToString() != entry.BlobETag) return new ReplayAnswer(ReplayOutcome.BlobOverwritten, entry);
        switch (entry.Status)
        {
            case ExportStatus.Reading:
                return new ReplayAnswer(ReplayOutcome.BeingRead, entry);
            case ExportStatus.SameContent:
                return new ReplayAnswer(ReplayOutcome.SameContent, entry);
            case ExportStatus.Accepted when entry.Rejections.All(rejection => rejection.LeftOut):
                return new ReplayAnswer(ReplayOutcome.NothingRejected, entry);
        }
        return new ReplayAnswer(ReplayOutcome.Queued, entry);
    }
}
