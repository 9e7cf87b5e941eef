using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Storage;
using Pipeline.Telemetry;

namespace Pipeline.Ingest;

/// <summary>
/// Reads the Event Grid event that tells of a new blob, in Event Grid's own schema or as a cloud event. The blob's name is taken from the
/// subject, <c>/blobServices/default/containers/{container}/blobs/{name}</c>; the URL would have to be decoded.
/// </summary>
public static class ExportEvent
{
    private const string ContainersPrefix = "/blobServices/default/containers/";
    private const string BlobsPart = "/blobs/";
    private const string CreatedType = "Microsoft.Storage.BlobCreated";

    /// <summary>An event about a blob of the exports container, as a cloud event with what is read of it.</summary>
    public static string Write(string blobName) => JsonSerializer.Serialize(
        new CreatedBlob(CreatedType, $"{ContainersPrefix}{StorageLayout.ExportsContainer}{BlobsPart}{blobName}"), ExportEventJsonContext.Default.CreatedBlob);

    /// <summary>The blob's name in the exports container, or <c>null</c> if the event is about something else.</summary>
    /// <exception cref="JsonException">Not an Event Grid event.</exception>
    public static string? ReadBlobName(string message)
    {
        using var json = JsonDocument.Parse(message);
        var root = json.RootElement;
        // Event Grid delivers to queues one event a message; other senders may wrap it into an array.
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1) root = root[0];
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("subject", out var subjectProperty) || subjectProperty.GetString() is not { } subject)
            throw new JsonException("The message is no Event Grid event: it has no subject.");
        var type = root.TryGetProperty("eventType", out var eventType) || root.TryGetProperty("type", out eventType) ? eventType.GetString() : null;
        if (type != CreatedType || !subject.StartsWith(ContainersPrefix, StringComparison.Ordinal)) return null;
        var path = subject[ContainersPrefix.Length..];
        var blobs = path.IndexOf(BlobsPart, StringComparison.Ordinal);
        return blobs >= 0 && path[..blobs] == StorageLayout.ExportsContainer ? path[(blobs + BlobsPart.Length)..] : null;
    }
}

/// <summary>What is read of an event.</summary>
internal sealed record CreatedBlob(string Type, string Subject) : TracedMessage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreatedBlob))]
internal sealed partial class ExportEventJsonContext : JsonSerializerContext;
