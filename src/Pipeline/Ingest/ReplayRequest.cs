using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Telemetry;

namespace Pipeline.Ingest;

/// <summary>The message in the queue of export events that asks for an export's replay.</summary>
/// <param name="Replay">Row key of the export in the ledger.</param>
/// <param name="Generation">Which replay of the export it is, 1 for the first: a request that was met is recognised.</param>
public sealed record ReplayRequest(string Replay, int Generation) : TracedMessage
{
    public string Write() => JsonSerializer.Serialize(this, ReplayRequestJsonContext.Default.ReplayRequest);

    /// <summary>The request, or <c>null</c> if the message is about something else.</summary>
    /// <exception cref="JsonException">The message is not JSON.</exception>
    public static ReplayRequest? Read(string message)
    {
        using var json = JsonDocument.Parse(message);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("replay", out _)) return null;
        var request = json.RootElement.Deserialize(ReplayRequestJsonContext.Default.ReplayRequest);
        return request is { Replay.Length: > 0, Generation: > 0 } ? request : throw new JsonException("The message names no export to be replayed.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReplayRequest))]
internal sealed partial class ReplayRequestJsonContext : JsonSerializerContext;
