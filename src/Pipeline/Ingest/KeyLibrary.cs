using Analytics.Exports;
using Azure.Storage.Blobs;
using Pipeline.Events;
using Pipeline.Storage;

namespace Pipeline.Ingest;

/// <summary>
/// Keeps the customers whom an export names under keys, as one blob beside its segments, for exports that name customers by such a key. The blob counts
/// as the segments do: by the ledger entry that is accepted.
/// </summary>
internal sealed class KeyLibrary(BlobContainerClient events, ExportLedger ledger)
{
    /// <summary>The folder of the blobs in the events container.</summary>
    public const string Folder = "keys";

    /// <summary>The exports that name customers under keys, as of now.</summary>
    /// <param name="keys">Names of the keys that are asked for.</param>
    /// <param name="reader">The export that asks for them.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<KeyTables> FindAsync(IReadOnlyCollection<string> keys, LedgerEntry reader, CancellationToken cancellationToken) =>
        keys.Count == 0 ? KeyTables.None : KeyTables.For(keys, reader, await ledger.AcceptedAsync(cancellationToken));

    /// <summary>What they name.</summary>
    public async Task<KeyedCustomers> LoadAsync(KeyTables tables, CancellationToken cancellationToken)
    {
        var known = new KeyedCustomers();
        foreach (var blob in tables.Blobs)
        {
            var download = await events.GetBlobClient(blob).DownloadStreamingAsync(cancellationToken: cancellationToken);
            await using var content = download.Value.Content;
            known.Read(content, tables.Keys);
        }
        return known;
    }

    /// <summary>Writes what a reading of an export names.</summary>
    /// <returns>The names of the keys.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(KeyedCustomers named, string writingId, CancellationToken cancellationToken)
    {
        if (named.Count == 0) return [];
        using var content = new MemoryStream();
        named.Write(content);
        await events.WriteOnceAsync(SegmentName.Of(Folder, writingId, 1), new BinaryData(content.GetBuffer().AsMemory(0, (int)content.Length)), null, cancellationToken);
        return [.. named.Keys];
    }
}
