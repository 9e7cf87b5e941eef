using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>Writes blobs that are the same whoever writes them.</summary>
internal static class BlobWriting
{
    /// <summary>
    /// Writes a blob unless it exists: then an earlier or concurrent attempt wrote it, and what it wrote stays.
    /// </summary>
    public static async Task WriteOnceAsync(
        this BlobContainerClient container, string name, BinaryData content, IDictionary<string, string>? metadata, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { Metadata = metadata, Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await container.GetBlobClient(name).UploadAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobAlreadyExists || exception.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // It is there.
        }
    }
}
