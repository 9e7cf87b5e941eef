using System.Security.Cryptography;
using Analytics.Privacy;
using Azure;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Forgetting;

/// <summary>
/// Who was forgotten, in the table <c>Tombstones</c>. There are few, so a process keeps all of them and reads them anew when the row that names their
/// version says so: it is written after the tombstones. Safe for use by several threads.
/// </summary>
public sealed class TombstoneLibrary(TableClient table, PrivacyOptions options)
{
    private const string StonePartition = "tombstones";
    private const string VersionPartition = "version";
    private const string KeyPartition = "key";
    private const string KeyColumn = "Key";
    private const string VersionColumn = "Version";
    private const int KeyBytes = 32;

    private volatile Tombstones _made = Tombstones.None;
    private volatile ForgottenHash? _hash;

    /// <summary>All tombstones as of now.</summary>
    public async Task<Tombstones> CurrentAsync(CancellationToken cancellationToken)
    {
        var version = (await table.FindAsync(VersionPartition, VersionPartition, cancellationToken))?.GetString(VersionColumn) ?? "";
        if (_made is { } made && made.Version == version) return made;
        var hash = await HashAsync(cancellationToken);
        var stones = new Dictionary<string, Tombstone>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync(TableFilter.Create($"PartitionKey eq {StonePartition}"), cancellationToken: cancellationToken))
            stones[row.RowKey] = new Tombstone(row.GetDateTimeOffset(nameof(Tombstone.ForgottenAt)) ?? default, row.GetString(nameof(Tombstone.ReceiptId))!);
        return _made = new Tombstones(version, hash, stones);
    }

    /// <summary>The hash of ids. Where no key is set, the account's own is taken, which is made when it is first asked for.</summary>
    public async Task<ForgottenHash> HashAsync(CancellationToken cancellationToken)
    {
        if (_hash is { } known) return known;
        var configured = options.ToHash();
        var stored = await StoredKeyAsync(make: configured is null, cancellationToken);
        IEnumerable<IdentityHash?> keys = [configured, stored is null ? null : new IdentityHash(stored)];
        return _hash = new ForgottenHash(keys.OfType<IdentityHash>());
    }

    /// <summary>Writes tombstones, and then that there are others than before.</summary>
    internal async Task AddAsync(IEnumerable<string> names, Tombstone stone, CancellationToken cancellationToken)
    {
        var hash = await HashAsync(cancellationToken);
        var rows = names.Select(hash.Of).Distinct().Select(code => new TableEntity(StonePartition, code)
        {
            [nameof(Tombstone.ForgottenAt)] = stone.ForgottenAt,
            [nameof(Tombstone.ReceiptId)] = stone.ReceiptId,
        });
        await TableWriter.UpsertAsync(table, rows, cancellationToken);
        var version = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        await table.UpsertEntityAsync(new TableEntity(VersionPartition, VersionPartition) { [VersionColumn] = version }, TableUpdateMode.Replace, cancellationToken);
    }

    private async Task<string?> StoredKeyAsync(bool make, CancellationToken cancellationToken)
    {
        while (true)
        {
            if ((await table.FindAsync(KeyPartition, KeyPartition, cancellationToken))?.GetString(KeyColumn) is { } key) return key;
            if (!make) return null;
            try
            {
                var made = new TableEntity(KeyPartition, KeyPartition) { [KeyColumn] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)) };
                await table.AddEntityAsync(made, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == TableErrorCode.EntityAlreadyExists)
            {
                // Somebody else made one first: that is the account's.
            }
        }
    }
}
