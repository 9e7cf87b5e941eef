using Analytics.Exports;
using Azure.Storage.Blobs;
using Pipeline.Events;

namespace Pipeline.Ingest;

/// <summary>Clears up what readings of an export wrote and its ledger entry does not name.</summary>
internal sealed class ExportBlobs(BlobContainerClient events, BlobContainerClient quarantine)
{
    /// <summary>Removes what one reading wrote, unless it counts, and the rejected rows as they were before replays.</summary>
    /// <param name="standing">What the ledger says now.</param>
    /// <param name="writingId">The reading.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task ClearUpAsync(LedgerEntry standing, string writingId, CancellationToken cancellationToken)
    {
        await RemoveUnusedAsync(standing, writingId, cancellationToken);
        if (standing.Generation > 0) await RemoveOldQuarantineAsync(standing, cancellationToken);
    }

    /// <summary>Removes the rejected rows as they were before replays.</summary>
    public Task RemoveOldQuarantineAsync(LedgerEntry standing, CancellationToken cancellationToken)
    {
        var folder = $"{standing.Kind}/";
        var current = WritingId.GenerationOf(standing.ExportId, standing.QuarantineId);
        return RemoveAsync(quarantine, folder + standing.ExportId, name => WritingId.GenerationOf(standing.ExportId, name[folder.Length..]) < current, cancellationToken);
    }

    /// <summary>
    /// Removes what readings of an export wrote that came to its end and does not count, killed ones too: it may hold rows of somebody who was forgotten
    /// since. Only a replay that is still to come to its end may yet turn the ledger.
    /// </summary>
    public async Task RemoveUncountedAsync(LedgerEntry standing, CancellationToken cancellationToken)
    {
        foreach (var folder in FoldersOf(standing.Kind)) await RemoveAsync(events, $"{folder}/{standing.ExportId}", name => IsOver(name) && !standing.HasSegmentsOf(WritingOf(name)), cancellationToken);
        await RemoveAsync(quarantine, $"{standing.Kind}/{standing.ExportId}", name => IsOver(name) && !standing.HasQuarantineOf(WritingOf(name)), cancellationToken);

        bool IsOver(string name) => ExportStatus.IsFinal(standing.Status) && WritingId.GenerationOf(standing.ExportId, WritingOf(name)) <= standing.Generation;

        static string WritingOf(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..name.LastIndexOf('-')];
    }

    private async Task RemoveUnusedAsync(LedgerEntry standing, string writingId, CancellationToken cancellationToken)
    {
        if (!standing.HasSegmentsOf(writingId))
        {
            foreach (var kind in FoldersOf(standing.Kind)) await RemoveAsync(events, SegmentName.Prefix(kind, writingId), _ => true, cancellationToken);
        }
        if (!standing.HasQuarantineOf(writingId)) await RemoveAsync(quarantine, SegmentName.Prefix(standing.Kind, writingId), _ => true, cancellationToken);
    }

    private static IReadOnlyList<string> FoldersOf(string kind) => kind == AliasLibrary.Kind ? [kind] : [.. ExportKind.All, KeyLibrary.Folder];

    private static async Task RemoveAsync(BlobContainerClient container, string prefix, Func<string, bool> isUnused, CancellationToken cancellationToken)
    {
        await foreach (var part in container.GetBlobsAsync(prefix: prefix, cancellationToken: cancellationToken))
        {
            if (isUnused(part.Name)) await container.DeleteBlobIfExistsAsync(part.Name, cancellationToken: cancellationToken);
        }
    }
}
