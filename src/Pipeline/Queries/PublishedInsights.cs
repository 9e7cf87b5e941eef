using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Runs;
using Pipeline.Training;

namespace Pipeline.Queries;

/// <summary>Reads the insights of the current run.</summary>
public sealed class PublishedInsights(RunStore runs, BlobContainerClient files)
{
    /// <summary>The document, JSON in UTF-8 as its schema says, and its run; <c>null</c> before the first run is published, and for a run that has none.</summary>
    public async Task<(string RunId, BinaryData Json)?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await runs.CurrentAsync(cancellationToken) is not { } runId) return null;
        try
        {
            return (runId, (await files.GetBlobClient(RunInsights.BlobName(runId)).DownloadContentAsync(cancellationToken)).Value.Content);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
