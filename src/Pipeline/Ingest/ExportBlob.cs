using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Ingest;

/// <summary>Reads the blob of an export.</summary>
internal static class ExportBlob
{
    private const int ReadBufferBytes = 4 * 1024 * 1024;

    /// <summary>Opens a blob as it lies in storage, as often as it is asked to; a blob overwritten meanwhile answers 412.</summary>
    public static Func<CancellationToken, ValueTask<Stream>> Opening(BlobContainerClient exports, string blobName, ETag stored)
    {
        var blob = exports.GetBlobClient(blobName);
        return async cancel => await blob.OpenReadAsync(
            new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadBufferBytes, Conditions = new BlobRequestConditions { IfMatch = stored } }, cancel);
    }

    /// <summary>The export in a blob, or <c>null</c> if there is no such blob.</summary>
    public static async Task<StoredExport?> FindAsync(BlobContainerClient exports, string blobName, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await exports.GetBlobClient(blobName).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return ExportIdentityMark.Read(blobName, found.ETag, found.LastModified, found.ContentLength, found.ContentHash, found.Metadata);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The blob if it still holds the version that a ledger entry is about; else <c>null</c>.</summary>
    public static async Task<StoredExport?> FindAsync(BlobContainerClient exports, LedgerEntry entry, CancellationToken cancellationToken) =>
        await FindAsync(exports, entry.BlobName, cancellationToken) is { } found && found.Version.ToString() == entry.BlobETag ? found : null;
}
