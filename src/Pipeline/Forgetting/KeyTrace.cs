using Analytics.Exports;
using Azure.Storage.Blobs;
using Pipeline.Ingest;
using Pipeline.Storage;

namespace Pipeline.Forgetting;

/// <summary>What names a customer under keys, for other exports. Those that are kept have names of before, so nothing is read again for it.</summary>
internal sealed class KeyTrace(BlobContainerClient events) : ICustomerTrace
{
    public string Place => ForgetPlace.KeyValues;

    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var removed = 0L;
        await foreach (var blob in events.GetBlobsAsync(prefix: $"{KeyLibrary.Folder}/", cancellationToken: cancellationToken))
        {
            var count = 0;
            var isChanged = await events.ChangeAsync(blob.Name, content =>
            {
                using var source = new MemoryStream(content, writable: false);
                using var target = new MemoryStream();
                count = KeyedCustomers.CopyWithout(source, target, names.Contains);
                return count == 0 ? null : target.ToArray();
            }, cancellationToken);
            if (isChanged) removed += count;
        }
        return removed;
    }
}
