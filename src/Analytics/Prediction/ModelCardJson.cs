using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Prediction;

/// <summary>The model card as indented JSON, for people and tools.</summary>
public static class ModelCardJson
{
    private static readonly ModelCardJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<Features.ChurnBasis>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Features.LoyaltyBasis>(JsonNamingPolicy.CamelCase),
        },
    });

    public static byte[] Write(ModelCard card) => JsonSerializer.SerializeToUtf8Bytes(card, Context.ModelCard);

    /// <exception cref="JsonException">Not a model card.</exception>
    public static ModelCard Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Context.ModelCard) ?? throw new JsonException("The model card is null.");
}

[JsonSerializable(typeof(ModelCard))]
internal sealed partial class ModelCardJsonContext : JsonSerializerContext;
