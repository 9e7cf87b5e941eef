using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Storage;

namespace Pipeline.Ingest;

/// <summary>The message that the Functions host leaves about a blob whose trigger failed too often.</summary>
public sealed record PoisonedBlob(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
{
    /// <summary>The blob's name in the exports container, or <c>null</c> if the message is about another container.</summary>
    /// <exception cref="JsonException">Not such a message.</exception>
    public static string? ReadBlobName(string message)
    {
        var blob = JsonSerializer.Deserialize(message, PoisonedBlobJsonContext.Default.PoisonedBlob);
        if (string.IsNullOrEmpty(blob?.BlobName)) throw new JsonException("The message names no blob.");
        return blob.ContainerName == StorageLayout.ExportsContainer ? blob.BlobName : null;
    }

    public string Write() => JsonSerializer.Serialize(this, PoisonedBlobJsonContext.Default.PoisonedBlob);
}

[JsonSerializable(typeof(PoisonedBlob))]
internal sealed partial class PoisonedBlobJsonContext : JsonSerializerContext;
