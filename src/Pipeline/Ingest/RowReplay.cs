using Analytics.Exports;
using Analytics.Exports.Quality;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Events;
using Pipeline.Forgetting;

namespace Pipeline.Ingest;

/// <summary>
/// Takes the rejected rows of an accepted export in again, under the mapping that is there now, and leaves the others as they are: what is
/// accepted becomes further segments, what is still rejected takes the place of quarantine. The ledger entry turns last.
/// </summary>
internal sealed class RowReplay(
    BlobContainerClient exports, BlobContainerClient events, BlobContainerClient quarantine, ExportLedger ledger, TombstoneLibrary tombstones, CustomerIds ids, TimeProvider time)
{
    private readonly ExportBlobs _blobs = new(events, quarantine);
    private readonly KeyLibrary _keys = new(events, ledger);
    private readonly QuarantineReader _rejected = new(quarantine);
    private readonly LedgerReview _review = new(ledger);

    private const string GoneMessage = "The rejected rows could not be taken in again: the blob was overwritten or removed.";

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
        while (true)
        {
            var forgotten = await tombstones.CurrentAsync(cancellationToken);
            // As a first reading: who was forgotten meanwhile may be in what was written.
            if (await RunAsync(entry, rules, forgotten, cancellationToken) is not { } standing) continue;
            if (!forgotten.IsEmpty) await _blobs.RemoveUncountedAsync(standing, cancellationToken);
            return standing;
        }
    }

    private async Task<LedgerEntry?> RunAsync(LedgerEntry entry, ReadingRules rules, Tombstones forgotten, CancellationToken cancellationToken)
    {
        var version = VersionOf(rules);
        var watch = new TombstoneWatch(forgotten);
        var writingId = WritingId.Of(entry.ExportId, entry.Generation + 1, WritingId.Context(version, forgotten.Version));
        var known = await _keys.LoadAsync(rules.Keys, cancellationToken);
        LedgerEntry replayed;
        try
        {
            replayed = await ReadAsync(entry, writingId, rules, watch, known, cancellationToken);
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
            if (await ExportBlob.FindAsync(exports, entry, cancellationToken) is not null) throw;
            replayed = entry with { Message = GoneMessage };
        }
        // What could not be read with the keys of today is not tried again for them, also where the mapping asks for none any more.
        if (replayed.Message is not null) replayed = replayed with { WaitsSince = (await _keys.FindAsync(entry.WaitsFor, entry, cancellationToken)).Version };
        replayed = replayed with { Generation = entry.Generation + 1, ReplayedUnder = version, ReplayedAt = time.GetUtcNow() };
        if (watch.Concerns(await tombstones.CurrentAsync(cancellationToken))) return null;
        var standingNow = await ledger.FinishReplayAsync(replayed, cancellationToken);
        await _blobs.ClearUpAsync(standingNow, writingId, cancellationToken);
        return standingNow;
    }

    /// <summary>Removes what is no longer needed; a delivery that was killed may have left it.</summary>
    public Task ClearUpAsync(LedgerEntry standing, CancellationToken cancellationToken) => _blobs.RemoveOldQuarantineAsync(standing, cancellationToken);

    private async Task<LedgerEntry> ReadAsync(
        LedgerEntry entry, string writingId, ReadingRules rules, TombstoneWatch watch, KeyedCustomers known, CancellationToken cancellationToken)
    {
        var (mapping, aliases, tables) = rules;
        if (await ExportBlob.FindAsync(exports, entry, cancellationToken) is not { } stored) return entry with { Message = GoneMessage };
        var waiting = new HashSet<RowPlace>();
        var kept = 0L;
        await foreach (var row in _rejected.ReadAsync(entry, cancellationToken))
        {
            kept++;
            if (!row.LeftOut) waiting.Add(row.Place);
        }

        using var segments = new EventWriter(events, writingId);
        using var rejected = new QuarantineWriter(quarantine, entry.Kind, writingId);
        var tally = new RejectionTally();
        // Rejected rows that are not kept were those of customers who are forgotten.
        for (; kept < entry.Rejected; kept++) tally.Add("", Gone(entry));
        var profile = new ProfileBuilder();
        var (accepted, duplicates) = (0L, 0L);
        var (first, last) = (entry.FirstEventAt, entry.LastEventAt);
        var place = default(RowPlace);
        var customers = ids.Links(aliases, known, watch.ForgottenAt);
        var reader = new ExportReader(entry.Kind, entry.Name, mapping.Mapping, customers);
        await foreach (var row in reader.ReadAsync(ExportBlob.Opening(exports, entry.BlobName, stored.Stored), cancellationToken))
        {
            place = RowPlace.After(place, row);
            if (!waiting.Remove(place)) continue;
            profile.Add(row);
            switch (row.Outcome)
            {
                case RowOutcome.Rejected:
                    await RejectAsync(row);
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

        async ValueTask RejectAsync(ExportRow row)
        {
            if (row.Rejection is { IsForgotten: true }) tally.Add(row.Table, row.Rejection);
            else await KeepAsync(QuarantinedRow.Of(row, place, row.CustomerId is { } customer ? (await tombstones.HashAsync(cancellationToken)).Of(customer) : null));
        }

        async ValueTask KeepAsync(QuarantinedRow row)
        {
            tally.Add(row.Table ?? "", row.Rejection);
            await rejected.AddAsync(row, cancellationToken);
        }
    }

    /// <summary>Why a row is left out that was taken out of quarantine as its customer was forgotten. Where it stood is kept nowhere.</summary>
    private static RowRejection Gone(LedgerEntry entry) =>
        new(entry.Rejections.FirstOrDefault(rejection => rejection.Reason == RowRejection.ForgottenCustomer)?.FirstLine ?? 1, null, RowRejection.ForgottenCustomer) { IsLeftOut = true, IsForgotten = true };
}
