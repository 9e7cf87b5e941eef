using Analytics.Exports;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace Pipeline.Ingest;

/// <summary>
/// Queues exports that were taken in before something came that concerns them: under other aliases than there are now, they are taken in again.
/// Whoever writes an outcome asks after it, so of two that finish at once the later one sees what the other wrote.
/// </summary>
public sealed class ExportCatchUp(BlobContainerClient exports, ExportLedger ledger, AliasLibrary aliases, QueueClient exportEvents, ILogger<ExportCatchUp> log)
{
    /// <summary>Queues what an outcome makes necessary.</summary>
    /// <param name="entry">The export whose outcome stands in the ledger.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    internal async Task AfterAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Status != ExportStatus.Accepted) return;
        if (entry.Kind == AliasLibrary.Kind)
            await QueueAsync(int.MaxValue, cancellationToken);
        else if (ExportKind.IsKnown(entry.Kind) && (await aliases.CurrentAsync(cancellationToken)).Version != entry.AliasVersion)
            await exportEvents.SendMessageAsync(ExportEvent.Write(entry.BlobName), cancellationToken);
    }

    /// <summary>Queues every export that is behind.</summary>
    /// <param name="atMost">Messages sent at most.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Messages sent.</returns>
    internal async Task<int> QueueAsync(int atMost, CancellationToken cancellationToken)
    {
        var sent = 0;
        await foreach (var (_, message) in BehindAsync(cancellationToken))
        {
            if (sent == atMost) break;
            await exportEvents.SendMessageAsync(message, cancellationToken);
            sent++;
        }
        if (sent > 0) log.ExportsBehind(sent);
        return sent;
    }

    /// <summary>Exports that are behind and on which no attempt has failed.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        var count = 0;
        await foreach (var (entry, _) in BehindAsync(cancellationToken))
        {
            if (entry.LastFailure is null) count++;
        }
        return count;
    }

    private async IAsyncEnumerable<(LedgerEntry Entry, string Message)> BehindAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var version = (await aliases.CurrentAsync(cancellationToken)).Version;
        foreach (var versions in await ledger.VersionsAsync(cancellationToken))
        {
            if (versions.Counting is not { } counting || counting.AliasVersion == version) continue;
            // What came to another end under these aliases would do so again.
            if (versions.Entries.Any(entry => entry.AliasVersion == version && entry.Status != ExportStatus.Accepted && ExportStatus.IsSettled(entry.Status))) continue;
            if (await IsThereAsync(counting, cancellationToken)) yield return (counting, ExportEvent.Write(counting.BlobName));
        }
    }

    private async Task<bool> IsThereAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        (await ExportBlob.ETagAsync(exports, entry.BlobName, cancellationToken))?.ToString() == entry.BlobETag;
}
