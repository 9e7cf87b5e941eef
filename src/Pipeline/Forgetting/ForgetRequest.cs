using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Telemetry;

namespace Pipeline.Forgetting;

/// <summary>The message that asks for what is stored of a customer to be cleaned. It names the receipt and nobody.</summary>
/// <param name="Receipt">The receipt's id.</param>
public sealed record ForgetRequest(string Receipt) : TracedMessage
{
    public string Write() => JsonSerializer.Serialize(this, ForgetRequestJsonContext.Default.ForgetRequest);

    /// <summary>The id of the receipt.</summary>
    /// <exception cref="JsonException">The message is not of this kind.</exception>
    public static string Read(string message)
    {
        var request = JsonSerializer.Deserialize(message, ForgetRequestJsonContext.Default.ForgetRequest);
        return ReceiptStore.IsId(request?.Receipt) ? request!.Receipt : throw new JsonException("The message names no receipt.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ForgetRequest))]
internal sealed partial class ForgetRequestJsonContext : JsonSerializerContext;
