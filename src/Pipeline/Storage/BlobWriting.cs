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

    /// <summary>
    /// Changes a blob where it stands and keeps its metadata. One that somebody else changes meanwhile is read again: nothing is overwritten unseen.
    /// </summary>
    /// <param name="container">The container.</param>
    /// <param name="name">The blob.</param>
    /// <param name="change">Gives the new content, or <c>null</c> to leave it. May be called several times.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether it was changed; <c>false</c> also if there is none (any more).</returns>
    public static async Task<bool> ChangeAsync(this BlobContainerClient container, string name, Func<byte[], byte[]?> change, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(name);
        while (true)
        {
            try
            {
                var found = (await blob.DownloadContentAsync(cancellationToken)).Value;
                if (change(found.Content.ToArray()) is not { } changed) return false;
                var options = new BlobUploadOptions
                {
                    Metadata = found.Details.Metadata,
                    HttpHeaders = new BlobHttpHeaders { ContentType = found.Details.ContentType, ContentEncoding = found.Details.ContentEncoding },
                    Conditions = new BlobRequestConditions { IfMatch = found.Details.ETag },
                };
                await blob.UploadAsync(BinaryData.FromBytes(changed), options, cancellationToken);
                return true;
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return false;
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ConditionNotMet)
            {
                // Somebody else was faster: look what is there now.
            }
        }
    }
}
