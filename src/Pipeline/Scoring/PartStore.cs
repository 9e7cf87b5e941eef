using System.Text.Json;
using Azure.Storage.Blobs;
using Pipeline.Events;

namespace Pipeline.Scoring;

/// <summary>The results of a run's parts, kept in the runs container until publishing merges them.</summary>
public sealed class PartStore(BlobContainerClient container)
{
    public async Task WriteAsync(string runId, ShardRange shards, PartResult result, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(result, PartResultJsonContext.Default.PartResult);
        await container.GetBlobClient(PartBlob.Results(runId, shards)).UploadAsync(new BinaryData(json), overwrite: true, cancellationToken);
    }

    public async Task<PartResult> ReadAsync(string runId, ShardRange shards, CancellationToken cancellationToken)
    {
        var content = await container.GetBlobClient(PartBlob.Results(runId, shards)).DownloadContentAsync(cancellationToken);
        return JsonSerializer.Deserialize(content.Value.Content.ToMemory().Span, PartResultJsonContext.Default.PartResult)
            ?? throw new InvalidDataException($"Part {shards} of run {runId} is damaged.");
    }
}
