using Analytics.Exports;
using Analytics.Exports.Quality;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Events;

namespace Pipeline.Ingest;

/// <summary>
/// Takes the rejected rows of an accepted export in again, under the mapping that is there now, and leaves the others as they are: what is
/// accepted becomes further segments, what is still rejected takes the place of quarantine. The ledger entry turns last.
/// </summary>
internal sealed class RowReplay(
    BlobContainerClient exports, BlobContainerClient events, BlobContainerClient quarantine, ExportLedger ledger, CustomerIds ids, TimeProvider time)
{
    private readonly ExportBlobs _blobs = new(events, quarantine);
    private readonly KeyLibrary _keys = new(events, ledger);
    private readonly QuarantineReader _rejected = new(quarantine);
    private readonly LedgerReview _review = new(ledger);

    /// <summary>Tells apart what a replay goes by: the mapping's version, and those of the settings, the aliases and the keys where they matter.</summary>
    public string VersionOf(ReadingRules rules)
    {
        var (mapping, aliases, keys) = rules;
        return WritingId.Context(mapping.Version, ids.VersionFor(mapping.Mapping), aliases.Count == 0 ? "" : aliases.Version, keys.Version);
    }

    /// <summary>Replays the rows of an entry; if another delivery is faster, what it came to stands.</summary>
    /// <returns>The entry as it is now.</returns>
    public async Task<LedgerEntry> RunAsync(LedgerEntry entry, ReadingRules rules, CancellationToken cancellationToken)
    {
        var version = VersionOf(rules);
        var writingId = WritingId.Of(entry.ExportId, entry.Generation + 1, version);
        var known = await _keys.LoadAsync(rules.Keys, cancellationToken);
        LedgerEntry replayed;
        try
        {
            replayed = await ReadAsync(entry, writingId, rules, known, cancellationToken);
        }
        catch (ExportUnreadableException exception)
        {
            replayed = entry with { Message = ExportMessage.Cut($"The rejected rows could not be taken in again: {exception.Message}") };
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound || exception.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // Either the export is gone, or another delivery is through and has cleared quarantine up.
            var standing = (await ledger.FindAsync(entry.RowKey, cancellationToken))!;
            if (standing.Generation > entry.Generation) return standing;
            if (await ExportBlob.ETagAsync(exports, entry.BlobName, cancellationToken) is { } etag && etag.ToString() == entry.BlobETag) throw;
            replayed = entry with { Message = "The rejected rows could not be taken in again: the blob was overwritten or removed." };
        }
        // What could not be read with the keys of today is not tried again for them, also where the mapping asks for none any more.
        if (replayed.Message is not null) replayed = replayed with { WaitsSince = (await _keys.FindAsync(entry.WaitsFor, entry, cancellationToken)).Version };
        replayed = replayed with { Generation = entry.Generation + 1, ReplayedUnder = version, ReplayedAt = time.GetUtcNow() };
        var standingNow = await ledger.FinishReplayAsync(replayed, cancellationToken);
        await _blobs.ClearUpAsync(standingNow, writingId, cancellationToken);
        return standingNow;
    }

    /// <summary>Removes what is no longer needed; a delivery that was killed may have left it.</summary>
    public Task ClearUpAsync(LedgerEntry standing, CancellationToken cancellationToken) => _blobs.RemoveOldQuarantineAsync(standing, cancellationToken);

    private async Task<LedgerEntry> ReadAsync(LedgerEntry entry, string writingId, ReadingRules rules, KeyedCustomers known, CancellationToken cancellationToken)
    {
        var (mapping, aliases, tables) = rules;
        var waiting = new HashSet<RowPlace>();
        await foreach (var row in _rejected.ReadAsync(entry, cancellationToken))
        {
            if (!row.LeftOut) waiting.Add(row.Place);
        }

        using var segments = new EventWriter(events, writingId);
        using var rejected = new QuarantineWriter(quarantine, entry.Kind, writingId);
        var tally = new RejectionTally();
        var profile = new ProfileBuilder();
        var (accepted, duplicates) = (0L, 0L);
        var (first, last) = (entry.FirstEventAt, entry.LastEventAt);
        var place = default(RowPlace);
        var customers = ids.Links(aliases, known);
        var reader = new ExportReader(entry.Kind, entry.Name, mapping.Mapping, customers);
        await foreach (var row in reader.ReadAsync(ExportBlob.Opening(exports, entry.BlobName, new ETag(entry.BlobETag!)), cancellationToken))
        {
            place = RowPlace.After(place, row);
            if (!waiting.Remove(place)) continue;
            profile.Add(row);
            switch (row.Outcome)
            {
                case RowOutcome.Rejected:
                    await KeepAsync(QuarantinedRow.Of(row, place));
                    break;
                case RowOutcome.Accepted:
                    accepted++;
                    foreach (var record in row.Records)
                    {
                        if (record.HappenedAt is not { } happenedAt) continue;
                        if (first is null || happenedAt < first) first = happenedAt;
                        if (last is null || happenedAt > last) last = happenedAt;
                    }
                    break;
                case RowOutcome.Duplicate:
                    duplicates++;
                    break;
            }
            foreach (var record in row.Records) await segments.AddAsync(record, cancellationToken);
        }
        // Rows that were never meant to count, and those that the mapping does not come to any more, stay as they were.
        await foreach (var row in _rejected.ReadAsync(entry, cancellationToken))
        {
            if (row.LeftOut || waiting.Contains(row.Place)) await KeepAsync(row);
        }
        await rejected.FlushAsync(cancellationToken);
        await segments.FlushAsync(cancellationToken);

        var further = segments.Counts.Count == 0 ? null : new WrittenSegments(writingId, segments.Counts);
        if (further is not null && await _keys.WriteAsync(customers.Named, writingId, cancellationToken) is { Count: > 0 } keys) further = further with { Keys = keys };
        var replayed = (entry with
        {
            Accepted = entry.Accepted + accepted,
            Duplicates = entry.Duplicates + duplicates,
            Rejected = tally.Count,
            Rejections = tally.ToCounts(),
            Warnings = [.. entry.Warnings.Concat(mapping.Warnings).Concat(reader.Summary.Warnings).Distinct()],
            IdKey = ids.KeyFor(mapping.Mapping) ?? entry.IdKey,
            FirstEventAt = first,
            LastEventAt = last,
            Further = further is null ? entry.Further : [.. entry.Further, further],
            StoredQuarantineId = writingId,
            QuarantineParts = rejected.Count,
            Message = null,
        }).WaitingFor(customers.Missed, tables);
        return await _review.ReviewAgainAsync(replayed, reader.Summary with { LeftOut = tally.LeftOut }, profile.Build(), cancellationToken);

        async ValueTask KeepAsync(QuarantinedRow row)
        {
            tally.Add(row.Table ?? "", row.Rejection);
            await rejected.AddAsync(row, cancellationToken);
        }
    }
}
