using System.Text.Json;
using Azure.Storage.Blobs;
using Pipeline.Events;

namespace Pipeline.Scoring;

/// <summary>The results of a run's parts, kept in the runs container until publishing merges them.</summary>
public sealed class PartStore(BlobContainerClient container)
{
    public async Task WriteAsync(string runId, ShardRange shards, PartResult result, CancellationToken cancellationToken)
    {
        await container.GetBlobClient(PartBlob.Results(runId, shards)).UploadAsync(new BinaryData(Write(result)), overwrite: true, cancellationToken);
    }

    public async Task<PartResult> ReadAsync(string runId, ShardRange shards, CancellationToken cancellationToken)
    {
        var content = await container.GetBlobClient(PartBlob.Results(runId, shards)).DownloadContentAsync(cancellationToken);
        return Read(content.Value.Content.ToMemory().Span);
    }

    internal static byte[] Write(PartResult result) => JsonSerializer.SerializeToUtf8Bytes(result, PartResultJsonContext.Default.PartResult);

    /// <exception cref="InvalidDataException">There are none.</exception>
    internal static PartResult Read(ReadOnlySpan<byte> content) =>
        JsonSerializer.Deserialize(content, PartResultJsonContext.Default.PartResult) ?? throw new InvalidDataException("The results of a part are damaged.");
}
