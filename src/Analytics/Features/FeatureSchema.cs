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
    public const int CurrentVersion = 2;

    private const int MaxStackFeatures = 1024;

    private readonly IReadOnlyList<FeatureFamily> _families;

    // Places, among all features of the families, of those that are not left out.
    private readonly int[] _kept;
    private readonly int _allCount;

    private FeatureSchema(FeatureSchemaContent content)
    {
        Content = content;
        _families = Families(content);
        List<FeatureDefinition> all = [.. _families.SelectMany(family => family.Features)];
        _allCount = all.Count;
        var leftOut = content.LeftOut.ToHashSet(StringComparer.Ordinal);
        _kept = [.. Enumerable.Range(0, all.Count).Where(index => !leftOut.Contains(all[index].Name))];
        Features = [.. _kept.Select(index => all[index])];
    }

    public IReadOnlyList<FeatureDefinition> Features { get; }

    /// <summary>Names of features that the data would give but that are left out.</summary>
    public IReadOnlyList<string> LeftOut => Content.LeftOut;

    /// <summary>
    /// What the domain demands of a model of churn, one a feature, as the learner takes it: +1 where its raw score must not fall as the value
    /// rises, -1 where it must not rise, 0 where it is free.
    /// </summary>
    public IReadOnlyList<int> ChurnDirections => [.. Features.Select(feature => feature.Direction switch
    {
        FeatureDirection.Rising => 1,
        FeatureDirection.Falling => -1,
        _ => 0,
    })];

    /// <summary>The same of a model of loyalty: what never lowers the risk of churn never raises loyalty.</summary>
    public IReadOnlyList<int> LoyaltyDirections => [.. ChurnDirections.Select(direction => -direction)];

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

    /// <summary>The same schema without some of its features.</summary>
    public FeatureSchema Without(IReadOnlyCollection<string> names) =>
        new(Content with { LeftOut = [.. Content.LeftOut.Union(names).Order(StringComparer.Ordinal)] });

    /// <summary>Picks, from something there is one of for each feature before any was left out, what belongs to <see cref="Features"/>.</summary>
    internal IReadOnlyList<T> Keep<T>(IReadOnlyList<T> all) => [.. _kept.Select(index => all[index])];

    /// <summary>The schema before any feature was left out.</summary>
    internal FeatureSchema Whole => LeftOut.Count == 0 ? this : new FeatureSchema(Content with { LeftOut = [] });

    /// <summary>Writes the features of a snapshot; unknown is <see cref="float.NaN"/>. Thread-safe.</summary>
    /// <param name="snapshot">The customer as of a date.</param>
    /// <param name="values">One place a feature, in the order of <see cref="Features"/>.</param>
    public void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (values.Length != Features.Count) throw new ArgumentException($"Expected {Features.Count} places, found {values.Length}.", nameof(values));
        if (_kept.Length == _allCount)
        {
            ComputeAll(snapshot, values);
            return;
        }
        Span<float> all = _allCount <= MaxStackFeatures ? stackalloc float[_allCount] : new float[_allCount];
        ComputeAll(snapshot, all);
        for (var index = 0; index < _kept.Length; index++) values[index] = all[_kept[index]];
    }

    private void ComputeAll(CustomerSnapshot snapshot, Span<float> values)
    {
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
            families.Add(new RemedyFeatures());
            families.Add(new ChangeFeatures(content.InteractionTypes.Contains(InteractionType.Notice)));
            families.Add(new RenewalFeatures());
            families.Add(new ImpressionFeatures());
            if (content.Ratings.Count > 0) families.Add(new NonResponseFeatures());
        }
        if (content.HasTimes) families.Add(new RecencyFrequencyMonetaryFeatures());
        if (content.InteractionTypes.Count > 0) families.Add(new TrendFeatures());
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
    IReadOnlyList<AttributeColumn> Attributes,
    IReadOnlyList<string> LeftOut);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FeatureSchemaContent))]
internal sealed partial class FeatureSchemaJsonContext : JsonSerializerContext;
