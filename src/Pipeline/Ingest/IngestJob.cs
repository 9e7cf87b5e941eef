using Analytics.Exports;
using Analytics.Exports.Mapping;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Events;
using Pipeline.Faults;
using Pipeline.Forgetting;
using Pipeline.Telemetry;

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
    AliasLibrary aliases,
    TombstoneLibrary tombstones,
    CustomerIds ids,
    ExportCatchUp catchUp,
    IngestOptions options,
    PipelineMetrics metrics,
    TimeProvider time,
    ILogger<IngestJob> log)
{
    private readonly ExportBlobs _blobs = new(events, quarantine);
    private readonly ExportIdentities _identities = new(exports, mappings, aliases);
    private readonly AliasIngest _aliases = new(exports, events, options);
    private readonly KeyLibrary _keys = new(events, ledger);
    private readonly LedgerReview _review = new(ledger);

    /// <summary>Takes the blob <paramref name="blobName"/> of the exports container in.</summary>
    /// <returns>The ledger entry, or <c>null</c> if there is no such blob (any more).</returns>
    public async Task<LedgerEntry?> RunAsync(string blobName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(blobName);
        return await _identities.FindAsync(blobName, cancellationToken) is { } export
            ? await JobTrace.RunAsync("ingest", () => RunAsync(export, cancellationToken), export.Stored.Origin)
            : null;
    }

    private async Task<LedgerEntry> RunAsync(IdentifiedExport export, CancellationToken cancellationToken)
    {
        JobTrace.Tag(JobTrace.ExportId, export.Identity.Id);
        var entry = await ledger.StartAttemptAsync(export.Identity, export.Stored.Bytes, time.GetUtcNow(), cancellationToken);
        if (ExportStatus.IsFinal(entry.Status))
        {
            log.AlreadyIngested(entry.ExportId, entry.Status);
            // The delivery that came to this outcome may have died before it cleared up.
            await _blobs.ClearUpAsync(entry, entry.SegmentsId, cancellationToken);
            if (!(await tombstones.CurrentAsync(cancellationToken)).IsEmpty) await _blobs.RemoveUncountedAsync(entry, cancellationToken);
            if (entry.Status == ExportStatus.Accepted) entry = await ledger.RenewAsync(entry, time.GetUtcNow(), cancellationToken);
        }
        else
        {
            entry = await AttemptAsync(entry, export, cancellationToken);
        }
        JobTrace.Tag(JobTrace.ExportStatus, entry.Status);
        await catchUp.AfterAsync(entry, cancellationToken);
        return entry;
    }

    /// <summary>Notes in the ledger that an export failed too often.</summary>
    /// <returns>The ledger entry, or <c>null</c> if there is no such blob (any more).</returns>
    internal async Task<LedgerEntry?> GiveUpAsync(string blobName, CancellationToken cancellationToken)
    {
        if (await _identities.FindAsync(blobName, cancellationToken) is not { } export) return null;
        var entry = await ledger.GiveUpAsync(export.Identity, export.Stored.Bytes, time.GetUtcNow(), cancellationToken);
        if (entry.Status == ExportStatus.Failed) metrics.Finished(entry);
        return entry;
    }

    /// <summary>
    /// Takes an export in anew that was not taken in. Where its mapping was changed it is another one to the ledger; else the entry of before is
    /// used again.
    /// </summary>
    /// <param name="before">What the ledger says of it.</param>
    /// <param name="generation">Which replay of it this is.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    internal async Task<LedgerEntry?> RunAnewAsync(LedgerEntry before, int generation, CancellationToken cancellationToken)
    {
        if (await _identities.FindAsync(before.BlobName, cancellationToken) is not { } export) return null;
        if (export.Identity.RowKey == before.RowKey) await ledger.ReopenAsync(before.RowKey, generation, cancellationToken);
        return await RunAsync(before.BlobName, cancellationToken);
    }

    private async Task<LedgerEntry> AttemptAsync(LedgerEntry entry, IdentifiedExport export, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(entry, export, cancellationToken);
        }
        catch (Exception exception) when (FailureReason.IsFailure(exception, cancellationToken))
        {
            await FailureReason.RecordAsync(exception, reason => ledger.RecordFailureAsync(export.Identity, reason, cancellationToken));
            throw;
        }
    }

    /// <summary>
    /// Reads the export until no customer of its rows is forgotten meanwhile: what was written then holds rows of theirs. Whoever is forgotten after the rows
    /// are written is found in them by what cleans up behind the tombstone.
    /// </summary>
    private async Task<LedgerEntry> ReadAsync(LedgerEntry entry, IdentifiedExport export, CancellationToken cancellationToken)
    {
        while (true)
        {
            var forgotten = await tombstones.CurrentAsync(cancellationToken);
            var watch = new TombstoneWatch(forgotten);
            var (read, writingId) = await ReadAsync(entry, export, forgotten, watch, cancellationToken);
            if (read.Status == ExportStatus.Replaced && await ExportBlob.FindAsync(exports, entry, cancellationToken) is { } rewritten)
            {
                // Rows of somebody who was forgotten were blanked in it: it is the same export.
                export = export with { Stored = rewritten };
                continue;
            }
            var now = await tombstones.CurrentAsync(cancellationToken);
            // Lists of aliases are read at once, and not watched.
            if (export.Identity.Kind == AliasLibrary.Kind ? now.Version != forgotten.Version : watch.Concerns(now)) continue;
            read = read with { FinishedAt = time.GetUtcNow(), TraceParent = TraceContext.Current?.Parent };
            var standing = await ledger.FinishAsync(read, cancellationToken);
            // Of two deliveries at once one writes the outcome.
            if (standing.FinishedAt == read.FinishedAt) metrics.Finished(standing);
            await _blobs.ClearUpAsync(standing, writingId, cancellationToken);
            if (!now.IsEmpty) await _blobs.RemoveUncountedAsync(standing, cancellationToken);
            log.Ingested(standing.ExportId, standing.Kind, standing.Status, standing.Attempts, standing.RowsRead, standing.Accepted, standing.Rejected, standing.Duplicates);
            return standing;
        }
    }

    private async Task<(LedgerEntry Entry, string WritingId)> ReadAsync(
        LedgerEntry entry, IdentifiedExport export, Tombstones forgotten, TombstoneWatch watch, CancellationToken cancellationToken)
    {
        var kind = export.Identity.Kind;
        var tables = await _keys.FindAsync(export.Mapping.Mapping.KeysAskedFor(kind, export.Identity.Name), entry, cancellationToken);
        var known = await _keys.LoadAsync(tables, cancellationToken);
        // Another key gives other ids, further tables name further customers, and who is forgotten has no rows: what was written before an attempt was killed is not this one's.
        var writingId = WritingId.Of(entry.ExportId, entry.Generation, WritingId.Context(ids.VersionFor(export.Mapping.Mapping), tables.Version, forgotten.Version));
        entry = entry.WithBlobsOf(writingId);
        try
        {
            entry = kind switch
            {
                MappingLibrary.Kind => await CheckMappingAsync(entry, entry.BlobName, cancellationToken),
                AliasLibrary.Kind => await _aliases.ReadAsync(entry, export, forgotten, cancellationToken),
                _ when ExportKind.IsKnown(kind) => await ReadRowsAsync(entry, export, watch, tables, known, cancellationToken),
                _ => throw new ExportUnreadableException(
                    $"the export lies in no folder that says its kind: expected {string.Join("/, ", ExportKind.All)}/, {AliasLibrary.Kind}/ or {MappingLibrary.Kind}/ before its name."),
            };
        }
        catch (ExportUnreadableException exception)
        {
            entry = entry with { Status = ExportStatus.Unreadable, Message = ExportMessage.Cut(exception.Message) };
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound || exception.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // Only the export itself is read under a condition.
            entry = entry with { Status = ExportStatus.Replaced, Message = "The blob was overwritten or removed while it was read." };
        }
        return (entry, writingId);
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

    private async Task<LedgerEntry> ReadRowsAsync(
        LedgerEntry entry, IdentifiedExport export, TombstoneWatch watch, KeyTables tables, KeyedCustomers known, CancellationToken cancellationToken)
    {
        var (identity, mapping) = (export.Identity, export.Mapping);
        using var segments = new EventWriter(events, entry.SegmentsId);
        using var rejected = new QuarantineWriter(quarantine, identity.Kind, entry.SegmentsId);
        var customers = ids.Links(export.Aliases, known, watch.ForgottenAt);
        var reader = new ExportReader(identity.Kind, identity.Name, mapping.Mapping, customers);
        var place = default(RowPlace);
        await foreach (var row in reader.ReadAsync(ExportBlob.Opening(exports, identity.BlobName, export.Stored.Stored), cancellationToken))
        {
            place = RowPlace.After(place, row);
            if (row.Rejection is { IsForgotten: false })
                await rejected.AddAsync(QuarantinedRow.Of(row, place, row.CustomerId is { } customer ? (await tombstones.HashAsync(cancellationToken)).Of(customer) : null), cancellationToken);
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
            Warnings = [.. mapping.Warnings, .. await KeyWarningsAsync(ids.KeyFor(mapping.Mapping), cancellationToken), .. summary.Warnings],
            IdKey = ids.KeyFor(mapping.Mapping),
            FirstEventAt = summary.FirstEventAt,
            LastEventAt = summary.LastEventAt,
            ContentHash = contentHash,
            Segments = segments.Counts,
            QuarantineParts = rejected.Count,
            Keys = await _keys.WriteAsync(customers.Named, entry.SegmentsId, cancellationToken),
        };
        entry = (await _review.ReviewAsync(entry, summary, cancellationToken)).WaitingFor(customers.Missed, tables);
        if (HeldExport.Message(summary, options.MaxRejectedShare, entry.WaitsFor) is { } message)
            return entry with { Status = ExportStatus.Held, Message = ExportMessage.Cut(message), Segments = new Dictionary<string, int>(), Keys = [], Profile = null };
        return await ledger.ClaimContentAsync(identity, contentHash, cancellationToken) is { } same
            ? entry with { Status = ExportStatus.SameContent, SameAs = same.BlobName }
            : entry with { Status = ExportStatus.Accepted };
    }

    /// <summary>Says when the key is another than that of exports taken in before.</summary>
    private async Task<IEnumerable<string>> KeyWarningsAsync(string? key, CancellationToken cancellationToken)
    {
        if (key is null) return [];
        var others = (await ledger.AcceptedAsync(cancellationToken)).Count(entry => entry.IdKey is { } other && other != key);
        if (others == 0) return [];
        log.IdKeyChanged(others);
        return [$"The key that hashes customers' ids is not the one of {others} exports taken in before, in which the same customers have other ids: set the old key again."];
    }
}
