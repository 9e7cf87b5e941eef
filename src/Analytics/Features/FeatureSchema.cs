using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Customers;

namespace Analytics.Features;

/// <summary>
/// Which features a model sees, in order. It is learned from the training data once, is part of the model file, and computes the same
/// values wherever the model is used.
/// </summary>
public sealed class FeatureSchema
{
    /// <summary>Raised whenever a feature's definition changes, so that a model of another version is not fed with other numbers.</summary>
    public const int CurrentVersion = 1;

    private readonly IReadOnlyList<FeatureFamily> _families;

    private FeatureSchema(FeatureSchemaContent content)
    {
        Content = content;
        _families = Families(content);
        Features = [.. _families.SelectMany(family => family.Features)];
    }

    public IReadOnlyList<FeatureDefinition> Features { get; }

    internal FeatureSchemaContent Content { get; }

    /// <summary>SHA-256 of the schema's JSON, in hex: equal fingerprints compute equal features.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(ToJson()));

    internal static FeatureSchema Create(FeatureSchemaContent content) => new(content);

    /// <exception cref="InvalidDataException">Not a schema, or one of a newer version.</exception>
    public static FeatureSchema FromJson(ReadOnlySpan<byte> json)
    {
        FeatureSchemaContent? content;
        try
        {
            content = JsonSerializer.Deserialize(json, FeatureSchemaJsonContext.Default.FeatureSchemaContent);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("The feature schema is damaged.", exception);
        }
        if (content is null) throw new InvalidDataException("The feature schema is damaged.");
        if (content.Version != CurrentVersion)
            throw new InvalidDataException($"The feature schema has version {content.Version}; this program computes version {CurrentVersion}.");
        return new FeatureSchema(content);
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(Content, FeatureSchemaJsonContext.Default.FeatureSchemaContent);

    /// <summary>Writes the features of a snapshot; unknown is <see cref="float.NaN"/>. Thread-safe.</summary>
    /// <param name="snapshot">The customer as of a date.</param>
    /// <param name="values">One place a feature, in the order of <see cref="Features"/>.</param>
    public void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (values.Length != Features.Count) throw new ArgumentException($"Expected {Features.Count} places, found {values.Length}.", nameof(values));
        foreach (var family in _families)
        {
            family.Compute(snapshot, values[..family.Features.Count]);
            values = values[family.Features.Count..];
        }
    }

    // Families of data that the exports do not have would only add constant columns.
    private static List<FeatureFamily> Families(FeatureSchemaContent content)
    {
        var families = new List<FeatureFamily>();
        if (content.Ratings.Count > 0) families.Add(new RatingFeatures(content.Ratings));
        if (content.InteractionTypes.Count > 0)
        {
            families.Add(new ExpectationGapFeatures());
            families.Add(new InteractionCountFeatures(content.InteractionTypes));
            families.Add(new ResolutionFeatures());
        }
        if (content.HasTimes) families.Add(new RecencyFrequencyMonetaryFeatures());
        if (content.Attributes.Count > 0) families.Add(new ProfileFeatures(content.Attributes));
        return families;
    }
}

/// <summary>What a schema was learned to hold; everything else follows from it.</summary>
internal sealed record FeatureSchemaContent(
    int Version,
    bool HasTimes,
    IReadOnlyList<string> Ratings,
    IReadOnlyList<string> InteractionTypes,
    IReadOnlyList<AttributeColumn> Attributes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FeatureSchemaContent))]
internal sealed partial class FeatureSchemaJsonContext : JsonSerializerContext;
