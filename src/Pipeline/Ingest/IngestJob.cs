using Analytics.Exports;
using Analytics.Exports.Mapping;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Events;
using Pipeline.Faults;

namespace Pipeline.Ingest;

/// <summary>
/// Takes one export in: reads it from storage by name, writes accepted rows as segments and rejected ones to quarantine, and turns the
/// ledger entry. May be called for the same export any number of times, also at once: the outcome is that of one call.
/// </summary>
public sealed class IngestJob(
    BlobContainerClient exports,
    BlobContainerClient events,
    BlobContainerClient quarantine,
    ExportLedger ledger,
    MappingLibrary mappings,
    IngestOptions options,
    TimeProvider time,
    ILogger<IngestJob> log)
{
    /// <summary>A message may name columns, whose names may be anything; a table's property has at most 64 KB.</summary>
    private const int MaxMessageLength = 4_000;

    private const int ReadBufferBytes = 4 * 1024 * 1024;

    /// <summary>Takes the blob <paramref name="blobName"/> of the exports container in.</summary>
    /// <returns>The ledger entry, or <c>null</c> if there is no such blob (any more).</returns>
    public async Task<LedgerEntry?> RunAsync(string blobName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(blobName);
        if (await IdentifyAsync(blobName, cancellationToken) is not var (identity, mapping, bytes)) return null;
        var entry = await ledger.StartAttemptAsync(identity, bytes, time.GetUtcNow(), cancellationToken);
        if (ExportStatus.IsFinal(entry.Status))
        {
            log.AlreadyIngested(entry.ExportId, entry.Status);
            // The delivery that came to this outcome may have died before it cleared up.
            await RemoveUnusedAsync(entry, cancellationToken);
            return entry;
        }
        try
        {
            return await AttemptAsync(entry, identity, mapping, cancellationToken);
        }
        catch (Exception exception) when (FailureReason.IsFailure(exception, cancellationToken))
        {
            await FailureReason.RecordAsync(exception, reason => ledger.RecordFailureAsync(identity, reason, cancellationToken));
            throw;
        }
    }

    /// <summary>Notes in the ledger that an export failed too often.</summary>
    /// <returns>The ledger entry, or <c>null</c> if there is no such blob (any more).</returns>
    internal async Task<LedgerEntry?> GiveUpAsync(string blobName, CancellationToken cancellationToken) =>
        await IdentifyAsync(blobName, cancellationToken) is var (identity, _, bytes)
            ? await ledger.GiveUpAsync(identity, bytes, time.GetUtcNow(), cancellationToken)
            : null;

    /// <summary>Which export the blob is now, what it is read by, and its size.</summary>
    private async Task<(ExportIdentity Identity, StoredMapping Mapping, long Bytes)?> IdentifyAsync(string blobName, CancellationToken cancellationToken)
    {
        if (await PropertiesAsync(exports.GetBlobClient(blobName), cancellationToken) is not { } properties) return null;
        var (kind, name) = Split(blobName);
        var mapping = ExportKind.IsKnown(kind)
            ? await mappings.ForAsync(kind, name, cancellationToken)
            : new StoredMapping(ExportMapping.None, "none", []);
        return (new ExportIdentity(kind, name, properties.ETag, properties.LastModified, mapping.Version), mapping, properties.ContentLength);
    }

    private async Task<LedgerEntry> AttemptAsync(LedgerEntry entry, ExportIdentity identity, StoredMapping mapping, CancellationToken cancellationToken)
    {
        var kind = identity.Kind;
        var blobName = entry.BlobName;
        var blob = exports.GetBlobClient(blobName);
        try
        {
            entry = kind switch
            {
                MappingLibrary.Kind => await CheckMappingAsync(entry, blobName, cancellationToken),
                _ when ExportKind.IsKnown(kind) => await ReadAsync(entry, identity, blob, mapping, cancellationToken),
                _ => throw new ExportUnreadableException(
                    $"the export lies in no folder that says its kind: expected {string.Join("/, ", ExportKind.All)}/ or {MappingLibrary.Kind}/ before its name."),
            };
        }
        catch (ExportUnreadableException exception)
        {
            entry = entry with { Status = ExportStatus.Unreadable, Message = Cut(exception.Message) };
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound || exception.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // Only the export itself is read under a condition.
            entry = entry with { Status = ExportStatus.Replaced, Message = "The blob was overwritten or removed while it was read." };
        }
        entry = await ledger.FinishAsync(entry with { FinishedAt = time.GetUtcNow() }, cancellationToken);
        await RemoveUnusedAsync(entry, cancellationToken);
        log.Ingested(entry.ExportId, entry.Kind, entry.Status, entry.Attempts, entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates);
        return entry;
    }

    private async Task<LedgerEntry> CheckMappingAsync(LedgerEntry entry, string blobName, CancellationToken cancellationToken)
    {
        try
        {
            await mappings.ValidateAsync(blobName, cancellationToken);
        }
        catch (MappingException exception)
        {
            throw new ExportUnreadableException(exception.Message, exception);
        }
        return entry with { Status = ExportStatus.Accepted };
    }

    private async Task<LedgerEntry> ReadAsync(
        LedgerEntry entry, ExportIdentity identity, BlobClient blob, StoredMapping mapping, CancellationToken cancellationToken)
    {
        using var segments = new EventWriter(events, identity.Id);
        using var rejected = new QuarantineWriter(quarantine, identity.Kind, identity.Id);
        var reader = new ExportReader(identity.Kind, identity.Name, mapping.Mapping);
        // The version that the ETag names: a blob overwritten meanwhile answers 412.
        var open = new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadBufferBytes, Conditions = new BlobRequestConditions { IfMatch = identity.ETag } };
        await foreach (var row in reader.ReadAsync(async cancel => await blob.OpenReadAsync(open, cancel), cancellationToken))
        {
            if (row.Outcome == RowOutcome.Rejected) await rejected.AddAsync(row, cancellationToken);
            foreach (var record in row.Records) await segments.AddAsync(record, cancellationToken);
        }
        await rejected.FlushAsync(cancellationToken);
        await segments.FlushAsync(cancellationToken);

        var summary = reader.Summary;
        var contentHash = summary.ContentHash;
        entry = entry with
        {
            RowsRead = summary.RowsRead,
            Accepted = summary.Accepted,
            Rejected = summary.Rejected,
            Duplicates = summary.Duplicates,
            Rejections = summary.Rejections,
            Warnings = [.. mapping.Warnings, .. summary.Warnings],
            FirstEventAt = summary.FirstEventAt,
            LastEventAt = summary.LastEventAt,
            ContentHash = contentHash,
            Segments = segments.Counts,
            QuarantineParts = rejected.Count,
        };
        if (HeldExport.Message(summary, options.MaxRejectedShare) is { } message)
            return entry with { Status = ExportStatus.Held, Message = Cut(message), Segments = new Dictionary<string, int>() };
        return await ledger.ClaimContentAsync(identity, contentHash, cancellationToken) is { } same
            ? entry with { Status = ExportStatus.SameContent, SameAs = same.BlobName }
            : entry with { Status = ExportStatus.Accepted };
    }

    /// <summary>What an attempt wrote that nothing refers to.</summary>
    private async Task RemoveUnusedAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Status == ExportStatus.Accepted) return;
        // An export of known content has its own rejected rows, and its entry counts them, as has one with too many of them; of one that cannot be read nothing stays.
        BlobContainerClient[] containers = entry.Status is ExportStatus.SameContent or ExportStatus.Held ? [events] : [events, quarantine];
        foreach (var container in containers)
        {
            foreach (var kind in ExportKind.All)
            {
                await foreach (var part in container.GetBlobsAsync(prefix: SegmentName.Prefix(kind, entry.ExportId), cancellationToken: cancellationToken))
                    await container.DeleteBlobIfExistsAsync(part.Name, cancellationToken: cancellationToken);
            }
        }
    }

    private static string Cut(string message) => message.Length <= MaxMessageLength ? message : message[..MaxMessageLength] + " …";

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private static (string Kind, string Name) Split(string blobName)
    {
        var slash = blobName.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? ("", blobName) : (blobName[..slash], blobName[(slash + 1)..]);
    }
}
