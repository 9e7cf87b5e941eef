using Azure.Storage.Blobs;
using Pipeline.Ingest;
using Pipeline.Storage;

namespace Pipeline.Forgetting;

/// <summary>The pairs of a customer in the lists of aliases that were taken in. The map keeps its version, as no row that is left depends on them.</summary>
internal sealed class AliasTrace(BlobContainerClient events, AliasLibrary aliases) : ICustomerTrace
{
    public string Place => ForgetPlace.AliasPairs;

    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        // First: between the two the version must not look like another one.
        await aliases.KeepVersionWithoutAsync(names, cancellationToken);
        var removed = 0L;
        await foreach (var blob in events.GetBlobsAsync(prefix: $"{AliasLibrary.Kind}/", cancellationToken: cancellationToken))
        {
            var count = 0;
            var isChanged = await events.ChangeAsync(blob.Name, content =>
            {
                var pairs = AliasPairs.Read(content).ToList();
                count = pairs.RemoveAll(pair => names.Contains(pair.Alias) || names.Contains(pair.CustomerId));
                return count == 0 ? null : AliasPairs.Write(pairs).ToArray();
            }, cancellationToken);
            if (isChanged) removed += count;
        }
        return removed;
    }
}
