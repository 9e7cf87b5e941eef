using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Ingest;

/// <summary>Reads the blob of an export.</summary>
internal static class ExportBlob
{
    private const int ReadBufferBytes = 4 * 1024 * 1024;

    /// <summary>Opens one version of a blob, as often as it is asked to; a blob overwritten meanwhile answers 412.</summary>
    public static Func<CancellationToken, ValueTask<Stream>> Opening(BlobContainerClient exports, string blobName, ETag version)
    {
        var blob = exports.GetBlobClient(blobName);
        return async cancel => await blob.OpenReadAsync(
            new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadBufferBytes, Conditions = new BlobRequestConditions { IfMatch = version } }, cancel);
    }

    /// <summary>What storage says of a blob, or <c>null</c> if there is none.</summary>
    public static async Task<BlobProperties?> PropertiesAsync(BlobContainerClient exports, string blobName, CancellationToken cancellationToken)
    {
        try
        {
            return await exports.GetBlobClient(blobName).GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The version of a blob, or <c>null</c> if there is none.</summary>
    public static async Task<ETag?> ETagAsync(BlobContainerClient exports, string blobName, CancellationToken cancellationToken) =>
        (await PropertiesAsync(exports, blobName, cancellationToken))?.ETag;
}
