using System.Security.Cryptography;
using System.Text;
using Analytics.Exports;
using Azure;
using Pipeline.Faults;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Ingest;

/// <summary>
/// The ledger of exports, in the table <c>Exports</c>. An export's rows become visible to runs by its entry turning
/// <see cref="ExportStatus.Accepted"/>, which is the last thing its ingestion writes.
/// </summary>
public sealed class ExportLedger(TableClient exports)
{
    private const string EntryPartition = "exports";
    private const string ContentPartition = "content";
    private const string ClaimedBy = "ClaimedBy";
    private const string SweepPartition = "sweep";
    private const string SettledBefore = "SettledBefore";
    private const int StateLength = 32;

    private readonly NewestUploads _newest = new(exports);

    public async Task<LedgerEntry?> FindAsync(string rowKey, CancellationToken cancellationToken)
    {
        var entity = await exports.FindAsync(EntryPartition, rowKey, cancellationToken);
        return entity is null ? null : LedgerEntry.From(entity);
    }

    /// <summary>Records an attempt before its work begins, so that one that is killed leaves a trace.</summary>
    /// <returns>The entry with the attempt counted, or as it was if nothing is left to do.</returns>
    public async Task<LedgerEntry> StartAttemptAsync(ExportIdentity identity, long bytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = await ChangeAsync(
            identity,
            bytes,
            entry => ExportStatus.IsFinal(entry.Status)
                ? entry
                : entry with { Status = ExportStatus.Reading, Message = null, FinishedAt = null, Attempts = entry.Attempts + 1, AttemptedAt = now },
            cancellationToken);
        await _newest.NoteAsync(entry.BlobName, entry.UploadedAt, cancellationToken);
        return entry;
    }

    /// <summary>Writes the outcome, the last thing an ingestion writes. One that another delivery has written stays.</summary>
    /// <returns>The outcome that stands.</returns>
    public Task<LedgerEntry> FinishAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        UpdateAsync(
            entry.RowKey,
            // An attempt of before a replay began is no outcome of that.
            standing => ExportStatus.IsFinal(standing.Status) || standing.Generation != entry.Generation ? standing : entry with { Attempts = standing.Attempts, LastFailure = null },
            cancellationToken);

    /// <summary>Writes what a replay of rejected rows came to, unless another delivery was faster.</summary>
    /// <param name="entry">The outcome, with the generation that it makes.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The entry that stands.</returns>
    internal Task<LedgerEntry> FinishReplayAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        UpdateAsync(
            entry.RowKey,
            standing => standing.Status == ExportStatus.Accepted && standing.Generation == entry.Generation - 1 ? entry with { Attempts = standing.Attempts, LastFailure = null } : standing,
            cancellationToken);

    /// <summary>Lets an export that was not taken in be read anew. Done before, it stays as it is.</summary>
    /// <param name="rowKey">The export.</param>
    /// <param name="generation">Which replay of it this is.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    internal Task ReopenAsync(string rowKey, int generation, CancellationToken cancellationToken) =>
        UpdateAsync(
            rowKey,
            standing => standing.Status is ExportStatus.Held or ExportStatus.Unreadable && standing.Generation < generation
                ? standing.Reopened(generation)
                : standing,
            cancellationToken);

    /// <summary>Keeps why a replay failed, until one comes to an end.</summary>
    internal Task RecordReplayFailureAsync(string rowKey, string reason, CancellationToken cancellationToken) =>
        UpdateAsync(rowKey, standing => standing with { LastFailure = reason }, cancellationToken);

    /// <summary>The newest export of a name: of its newest version the one that counts, or else the one that was tried last.</summary>
    /// <returns><c>null</c> if no export of the name was seen.</returns>
    public async Task<LedgerEntry?> FindByNameAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var blobName = LedgerEntry.BlobNameOf(kind, name);
        if (await _newest.FindAsync(blobName, cancellationToken) is not { } uploadedAt) return null;
        // Storage dates uploads to the second: there may be several versions of that time.
        var entries = await OfUploadAsync(blobName, uploadedAt, cancellationToken);
        return entries.OrderByDescending(entry => entry.Status == ExportStatus.Accepted).ThenByDescending(entry => entry.FinishedAt ?? entry.AttemptedAt).FirstOrDefault();
    }

    /// <summary>Keeps why an attempt failed, for as long as there is no outcome.</summary>
    public Task RecordFailureAsync(ExportIdentity identity, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(identity, 0, entry => ExportStatus.IsSettled(entry.Status) ? entry : entry with { LastFailure = reason }, cancellationToken);

    /// <summary>Notes that nobody will try an export again by themselves. An outcome that stands is left.</summary>
    /// <returns>The entry as it is now.</returns>
    public async Task<LedgerEntry> GiveUpAsync(ExportIdentity identity, long bytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = await ChangeAsync(
            identity,
            bytes,
            entry => ExportStatus.IsSettled(entry.Status)
                ? entry
                : entry with { Status = ExportStatus.Failed, Message = entry.LastFailure ?? FailureReason.Unknown, FinishedAt = now },
            cancellationToken);
        // Its attempts may all have ended before that.
        await _newest.NoteAsync(entry.BlobName, entry.UploadedAt, cancellationToken);
        return entry;
    }

    /// <summary>
    /// Claims the content for an export, or tells which accepted export has it already. A claim whose owner was never accepted is taken
    /// over; should both finish after all, rows are recognised by their ids and count once.
    /// </summary>
    /// <returns>The export that holds the same content, or <c>null</c> if the caller now owns it.</returns>
    public async Task<LedgerEntry?> ClaimContentAsync(ExportIdentity identity, string contentHash, CancellationToken cancellationToken)
    {
        var key = $"{identity.Kind}-{identity.ReadBy}-{contentHash}";
        var claim = new TableEntity(ContentPartition, key) { [ClaimedBy] = identity.RowKey };
        while (true)
        {
            var existing = await exports.FindAsync(ContentPartition, key, cancellationToken);
            if (existing?.GetString(ClaimedBy) is { } owner && owner != identity.RowKey
                && await FindAsync(owner, cancellationToken) is { Status: ExportStatus.Accepted } accepted)
            {
                return accepted;
            }
            try
            {
                if (existing is null) await exports.AddEntityAsync(claim, cancellationToken);
                else await exports.UpdateEntityAsync(claim, existing.ETag, TableUpdateMode.Replace, cancellationToken);
                return null;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // Somebody else claimed it meanwhile: look who.
            }
        }
    }

    /// <summary>
    /// Every export whose rows are visible, in the order in which rows of theirs override each other: oldest upload first. Of a blob that
    /// was taken in under several mappings or maps of aliases the last one counts.
    /// </summary>
    public async Task<IReadOnlyList<LedgerEntry>> AcceptedAsync(CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(TableFilter.Create($"PartitionKey eq {EntryPartition} and Status eq {ExportStatus.Accepted}"), cancellationToken);
        return [.. versions.Select(version => version.Counting!)];
    }

    /// <summary>Every version of a blob of rows, oldest upload first.</summary>
    internal async Task<IReadOnlyList<BlobVersion>> VersionsAsync(CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(TableFilter.Create($"PartitionKey eq {EntryPartition}"), cancellationToken);
        return [.. versions.Where(version => ExportKind.IsKnown(version.Entries[0].Kind))];
    }

    /// <summary>The lists of aliases that count: of every name the newest upload that was accepted, oldest upload first.</summary>
    internal async Task<IReadOnlyList<LedgerEntry>> AliasListsAsync(CancellationToken cancellationToken)
    {
        var filter = TableFilter.Create($"PartitionKey eq {EntryPartition} and Kind eq {AliasLibrary.Kind} and Status eq {ExportStatus.Accepted}");
        var lists = (await VersionsAsync(filter, cancellationToken)).Select(version => version.Counting!);
        // Storage dates uploads to the second.
        return [.. lists.GroupBy(list => list.Name).Select(versions => versions.OrderBy(AgeOf).Last()).OrderBy(AgeOf)];

        static (DateTimeOffset, DateTimeOffset?) AgeOf(LedgerEntry list) => (list.UploadedAt, list.FinishedAt);
    }

    /// <summary>Makes the entry that a blob is read by now the one that counts, should one by another mapping or other aliases have come to its end later.</summary>
    internal async Task<LedgerEntry> RenewAsync(LedgerEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var others = await OfBlobAsync(entry.BlobName, entry.BlobETag!, entry.UploadedAt, cancellationToken);
        var last = others.Where(other => other.Status == ExportStatus.Accepted && other.RowKey != entry.RowKey).Max(other => other.FinishedAt);
        if (last is null || entry.FinishedAt > last) return entry;
        var renewed = now > last ? now : last.Value.AddTicks(1);
        return await UpdateAsync(entry.RowKey, standing => standing.Status == ExportStatus.Accepted ? standing with { FinishedAt = renewed } : standing, cancellationToken);
    }

    private async Task<IReadOnlyList<BlobVersion>> VersionsAsync(TableFilter filter, CancellationToken cancellationToken)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entity in exports.QueryAsync(filter, cancellationToken: cancellationToken)) entries.Add(LedgerEntry.From(entity));
        // Row keys run from new to old.
        return
        [
            .. entries.GroupBy(entry => (entry.BlobName, entry.BlobETag)).Select(entries => new BlobVersion([.. entries]))
                .OrderByDescending(version => (version.Counting ?? version.Entries[0]).RowKey, StringComparer.Ordinal),
        ];
    }

    /// <summary>Accepted exports of the same kind that tell of an earlier time, or, where rows have no times, were uploaded earlier; newest upload first.</summary>
    /// <param name="entry">The export that they are earlier than.</param>
    /// <param name="most">How many there are at most.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    internal async Task<IReadOnlyList<LedgerEntry>> EarlierAsync(LedgerEntry entry, int most, CancellationToken cancellationToken)
    {
        var accepted = TableFilter.Create($"PartitionKey eq {EntryPartition} and Kind eq {entry.Kind} and Status eq {ExportStatus.Accepted}");
        var filter = accepted & (entry.LastEventAt is { } last ? TableFilter.Create($"LastEventAt lt {last}") : TableFilter.Create($"UploadedAt lt {entry.UploadedAt}"));
        var earlier = new List<LedgerEntry>();
        await foreach (var entity in exports.QueryAsync(filter, cancellationToken: cancellationToken))
        {
            var found = LedgerEntry.From(entity);
            if (found.IsOfSameBlobAs(entry)) continue;
            // Of a blob that was taken in under several mappings the last one counts.
            if (earlier.FindIndex(found.IsOfSameBlobAs) is >= 0 and var index)
            {
                if (found.FinishedAt > earlier[index].FinishedAt) earlier[index] = found;
                continue;
            }
            if (earlier.Count == most) break;
            earlier.Add(found);
        }
        return earlier;
    }

    /// <summary>What the ledger says of one version of a blob, a row for each mapping that it was read by.</summary>
    internal async Task<IReadOnlyList<LedgerEntry>> OfBlobAsync(string blobName, string etag, DateTimeOffset uploadedAt, CancellationToken cancellationToken) =>
        // In lists of blobs an ETag has no quotes.
        [.. (await OfUploadAsync(blobName, uploadedAt, cancellationToken)).Where(entry => entry.BlobETag?.Trim('"') == etag.Trim('"'))];

    /// <summary>What the ledger says of the versions of a blob that were uploaded at one time.</summary>
    private async Task<IReadOnlyList<LedgerEntry>> OfUploadAsync(string blobName, DateTimeOffset uploadedAt, CancellationToken cancellationToken)
    {
        var entries = new List<LedgerEntry>();
        var filter = TableFilter.Create($"PartitionKey eq {EntryPartition}") & TableFilter.StartsWith("RowKey", ExportIdentity.RowKeyPrefix(uploadedAt));
        await foreach (var entity in exports.QueryAsync(filter, cancellationToken: cancellationToken))
        {
            var entry = LedgerEntry.From(entity);
            if (entry.BlobName == blobName) entries.Add(entry);
        }
        return entries;
    }

    /// <summary>A hash of which exports there are and what became of each, in 32 hex digits: it is another one once anything was taken in.</summary>
    internal async Task<string> StateAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] columns = [nameof(LedgerEntry.Status), nameof(LedgerEntry.Generation), nameof(LedgerEntry.FinishedAt)];
        await foreach (var row in exports.QueryAsync(TableFilter.Create($"PartitionKey eq {EntryPartition}"), columns, cancellationToken: cancellationToken))
        {
            var state = FormattableString.Invariant(
                $"{row.RowKey} {row.GetString(nameof(LedgerEntry.Status))} {row.GetInt32(nameof(LedgerEntry.Generation))} {row.GetDateTimeOffset(nameof(LedgerEntry.FinishedAt)):O}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(state));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..StateLength];
    }

    /// <summary>Exports uploaded before this time need not be looked at by a sweep: all were settled; <c>null</c> before the first.</summary>
    internal async Task<DateTimeOffset?> SettledBeforeAsync(CancellationToken cancellationToken) =>
        (await exports.FindAsync(SweepPartition, SweepPartition, cancellationToken))?.GetDateTimeOffset(SettledBefore);

    internal Task SetSettledBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        exports.UpsertEntityAsync(new TableEntity(SweepPartition, SweepPartition) { [SettledBefore] = time }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>One page of all entries, newest upload first.</summary>
    /// <param name="top">Entries on the page, at most 1,000.</param>
    /// <param name="token">Token of the page before; <c>null</c> for the first.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<(IReadOnlyList<LedgerEntry> Entries, string? Token)> ListAsync(int top, string? token, CancellationToken cancellationToken)
    {
        var page = await exports.ReadPageAsync(EntryPartition, top, token, cancellationToken);
        return ([.. page.Values.Select(LedgerEntry.From)], page.ContinuationToken);
    }

    private async Task<LedgerEntry> UpdateAsync(string rowKey, Func<LedgerEntry, LedgerEntry> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await exports.FindAsync(EntryPartition, rowKey, cancellationToken) ?? throw new InvalidOperationException("An export came to its end that is not in the ledger.");
            var standing = LedgerEntry.From(found);
            var changed = change(standing);
            if (changed == standing) return standing;
            try
            {
                await exports.UpdateEntityAsync(changed.ToEntity(EntryPartition), found.ETag, TableUpdateMode.Replace, cancellationToken);
                return changed;
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                // Another delivery was faster: look what it wrote.
            }
        }
    }

    private async Task<LedgerEntry> ChangeAsync(ExportIdentity identity, long bytes, Func<LedgerEntry, LedgerEntry> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await exports.FindAsync(EntryPartition, identity.RowKey, cancellationToken);
            var entry = found is null ? New(identity, bytes) : LedgerEntry.From(found);
            var changed = change(entry);
            if (changed == entry) return entry;
            try
            {
                if (found is null) await exports.AddEntityAsync(changed.ToEntity(EntryPartition), cancellationToken);
                else await exports.UpdateEntityAsync(changed.ToEntity(EntryPartition), found.ETag, TableUpdateMode.Replace, cancellationToken);
                return changed;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // Another delivery was faster: look what it wrote.
            }
        }
    }

    /// <summary>An entry before its first attempt.</summary>
    internal static LedgerEntry New(ExportIdentity identity, long bytes) => new()
    {
        RowKey = identity.RowKey,
        ExportId = identity.Id,
        Kind = identity.Kind,
        Name = identity.Name,
        Status = ExportStatus.Reading,
        Attempts = 0,
        UploadedAt = identity.UploadedAt,
        BlobETag = identity.ETag.ToString(),
        Bytes = bytes,
        MappingVersion = identity.MappingVersion,
        AliasVersion = identity.AliasVersion,
    };
}
