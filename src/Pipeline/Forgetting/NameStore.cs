using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace Pipeline.Forgetting;

/// <summary>
/// The ids of customers who are being forgotten, in the runs container, each for as long as the work takes. A message would lie in the table of parked ones
/// should the work fail.
/// </summary>
internal sealed class NameStore(BlobContainerClient container)
{
    public Task WriteAsync(string receiptId, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Blob(receiptId).UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(names, ForgettingJsonContext.Default.IReadOnlyListString)), overwrite: true, cancellationToken);

    /// <summary>The names, or <c>null</c> if the work is done.</summary>
    public async Task<IReadOnlyList<string>?> FindAsync(string receiptId, CancellationToken cancellationToken)
    {
        try
        {
            var content = await Blob(receiptId).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(content.Value.Content.ToMemory().Span, ForgettingJsonContext.Default.IReadOnlyListString)!;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public Task DeleteAsync(string receiptId, CancellationToken cancellationToken) => Blob(receiptId).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private BlobClient Blob(string receiptId) => container.GetBlobClient($"forgetting/{receiptId}.json");
}
