using Analytics.Exports;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace Pipeline.Ingest;

/// <summary>
/// Queues exports that were taken in before something came that concerns them: those under other aliases than there are now, to be taken in again, and
/// those with rows that wait for a key, once an export has it, to have these replayed. Whoever writes an outcome asks after it, so of two that finish
/// at once the later one sees what the other wrote.
/// </summary>
public sealed class ExportCatchUp(BlobContainerClient exports, ExportLedger ledger, AliasLibrary aliases, QueueClient exportEvents, ILogger<ExportCatchUp> log)
{
    /// <summary>Queues what an outcome makes necessary.</summary>
    /// <param name="entry">The export whose outcome stands in the ledger.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    internal async Task AfterAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var isAccepted = entry.Status == ExportStatus.Accepted;
        if (!isAccepted && entry.Status != ExportStatus.Held) return;
        if (entry.Kind == AliasLibrary.Kind)
        {
            if (isAccepted) await QueueAsync(int.MaxValue, cancellationToken);
            return;
        }
        if (isAccepted && ExportKind.IsKnown(entry.Kind) && (await aliases.CurrentAsync(cancellationToken)).Version != entry.AliasVersion)
            await exportEvents.SendMessageAsync(ExportEvent.Write(entry.BlobName), cancellationToken);
        if ((isAccepted && entry.HasKeys) || entry.WaitsFor.Count > 0)
            await SendAsync(Waiting(await ledger.VersionsAsync(cancellationToken)).Where(behind => entry.HasKeys || behind.Entry.RowKey == entry.RowKey), int.MaxValue, cancellationToken);
    }

    /// <summary>Queues every export that is behind.</summary>
    /// <param name="atMost">Messages sent at most.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Messages sent.</returns>
    internal async Task<int> QueueAsync(int atMost, CancellationToken cancellationToken) => await SendAsync(await BehindAsync(cancellationToken), atMost, cancellationToken);

    /// <summary>Exports that are behind and on which no attempt has failed.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        var count = 0;
        foreach (var (entry, _) in await BehindAsync(cancellationToken))
        {
            if (entry.LastFailure is null && await IsThereAsync(entry, cancellationToken)) count++;
        }
        return count;
    }

    private async Task<IEnumerable<(LedgerEntry Entry, string Message)>> BehindAsync(CancellationToken cancellationToken)
    {
        var versions = await ledger.VersionsAsync(cancellationToken);
        var outdated = Outdated(versions, (await aliases.CurrentAsync(cancellationToken)).Version).ToList();
        // Taken in again, they find the keys as well.
        return [.. outdated, .. Waiting(versions).ExceptBy(outdated.Select(behind => behind.Entry.RowKey), behind => behind.Entry.RowKey)];
    }

    private async Task<int> SendAsync(IEnumerable<(LedgerEntry Entry, string Message)> behind, int atMost, CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var (entry, message) in behind)
        {
            if (sent == atMost) break;
            if (!await IsThereAsync(entry, cancellationToken)) continue;
            await exportEvents.SendMessageAsync(message, cancellationToken);
            sent++;
        }
        if (sent > 0) log.ExportsBehind(sent);
        return sent;
    }

    private static IEnumerable<(LedgerEntry Entry, string Message)> Outdated(IReadOnlyList<BlobVersion> versions, string aliasVersion) =>
        from version in versions
        let counting = version.Counting
        where counting is not null && counting.AliasVersion != aliasVersion
        // What came to another end under these aliases would do so again.
        where !version.Entries.Any(entry => entry.AliasVersion == aliasVersion && entry.Status != ExportStatus.Accepted && ExportStatus.IsSettled(entry.Status))
        select (counting, ExportEvent.Write(counting.BlobName));

    private static IEnumerable<(LedgerEntry Entry, string Message)> Waiting(IReadOnlyList<BlobVersion> versions)
    {
        var accepted = versions.Select(version => version.Counting).OfType<LedgerEntry>().ToList();
        return
            from version in versions
            let waiting = version.Counting ?? version.Entries.Where(entry => entry.Status == ExportStatus.Held).MaxBy(entry => entry.FinishedAt)
            where waiting is { WaitsFor.Count: > 0 } && KeyTables.For(waiting.WaitsFor, waiting, accepted).Version != waiting.WaitsSince
            select (waiting, new ReplayRequest(waiting.RowKey, waiting.Generation + 1).Write());
    }

    private async Task<bool> IsThereAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        await ExportBlob.FindAsync(exports, entry, cancellationToken) is not null;
}
