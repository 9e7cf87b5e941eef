using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>Asks each service of the account for something small. One that answers, be it that there is no such thing, can be come to.</summary>
public sealed class StorageReach(BlobContainerClient container, QueueClient queue, TableClient table)
{
    private const string Nothing = "nothing";

    /// <exception cref="Azure.RequestFailedException">It refuses, or does not answer.</exception>
    public async Task BlobsAsync(CancellationToken cancellationToken) => await container.ExistsAsync(cancellationToken);

    /// <exception cref="Azure.RequestFailedException">It refuses, or does not answer.</exception>
    public async Task QueuesAsync(CancellationToken cancellationToken) => await queue.ExistsAsync(cancellationToken);

    /// <exception cref="Azure.RequestFailedException">It refuses, or does not answer.</exception>
    public async Task TablesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await table.FindAsync(Nothing, Nothing, cancellationToken);
        }
        catch (Azure.RequestFailedException exception) when (exception.Status == 404)
        {
            // The table is not there yet.
        }
    }
}
