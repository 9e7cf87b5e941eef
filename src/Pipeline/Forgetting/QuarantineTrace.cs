using System.IO.Compression;
using Azure.Storage.Blobs;
using Pipeline.Ingest;
using Pipeline.Storage;

namespace Pipeline.Forgetting;

/// <summary>A customer's rejected rows, those whose customer could be read: they carry the keyed hash of the id.</summary>
internal sealed class QuarantineTrace(BlobContainerClient quarantine, TombstoneLibrary tombstones) : ICustomerTrace
{
    public string Place => ForgetPlace.QuarantineRows;

    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var hash = await tombstones.HashAsync(cancellationToken);
        var codes = names.SelectMany(hash.AllOf).ToHashSet(StringComparer.Ordinal);
        var removed = 0L;
        await foreach (var blob in quarantine.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            var count = 0;
            if (await quarantine.ChangeAsync(blob.Name, content => Without(content, codes, out count), cancellationToken)) removed += count;
        }
        return removed;
    }

    private static byte[]? Without(byte[] part, HashSet<string> codes, out int removed)
    {
        removed = 0;
        using var kept = new MemoryStream();
        using (var source = new StreamReader(new GZipStream(new MemoryStream(part, writable: false), CompressionMode.Decompress)))
        using (var target = new StreamWriter(new GZipStream(kept, CompressionLevel.Fastest, leaveOpen: true)) { NewLine = "\n" })
        {
            while (source.ReadLine() is { } line)
            {
                if (QuarantinedRow.Read(line).Customer is { } customer && codes.Contains(customer)) removed++;
                else target.WriteLine(line);
            }
        }
        return removed == 0 ? null : kept.ToArray();
    }
}
