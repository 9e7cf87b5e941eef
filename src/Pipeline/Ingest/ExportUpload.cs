using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Telemetry;

namespace Pipeline.Ingest;

/// <summary>Puts an export into the exports container, where its trigger finds it. Its ingestion belongs to the trace of the upload.</summary>
public sealed class ExportUpload(BlobContainerClient exports)
{
    /// <summary>Uploads an export, replacing one of the same name.</summary>
    /// <param name="kind">The kind's folder, or the mappings'.</param>
    /// <param name="name">Name within it; see <see cref="ExportName.IsValid"/>.</param>
    /// <param name="content">Read once.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The ETag of what was written.</returns>
    public async Task<string> UploadAsync(string kind, string name, Stream content, CancellationToken cancellationToken) =>
        (await TryUploadAsync(kind, name, content, null, cancellationToken))!;

    /// <summary>The same under a condition on what is there now.</summary>
    /// <param name="kind">The kind's folder, or the mappings'.</param>
    /// <param name="name">Name within it.</param>
    /// <param name="content">Read once.</param>
    /// <param name="conditions">What must hold; <c>null</c> for nothing.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The ETag of what was written; <c>null</c> if the condition does not hold.</returns>
    public async Task<string?> TryUploadAsync(string kind, string name, Stream content, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        if (!ExportName.IsValid(name)) throw new ArgumentException("Not a name of an export.", nameof(name));
        try
        {
            var response = await exports.GetBlobClient($"{kind}/{name}").UploadAsync(content, new BlobUploadOptions { Conditions = conditions, Metadata = TraceContext.ToMetadata() }, cancellationToken);
            return response.Value.ETag.ToString();
        }
        catch (RequestFailedException exception) when (conditions is not null
            && (exception.ErrorCode == BlobErrorCode.ConditionNotMet || exception.ErrorCode == BlobErrorCode.BlobAlreadyExists || exception.Status == 412))
        {
            return null;
        }
    }
}
