using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Exports;

/// <summary>
/// Which column is which, for exports whose headers do not say it: a small JSON file. Fields that it does not name are still found by their
/// names.
/// </summary>
public sealed record ExportMapping
{
    /// <summary>No mapping: everything by name, times in UTC.</summary>
    public static ExportMapping None { get; } = new();

    /// <summary>The exports it is for: a pattern for <c>kind/name</c> in which <c>*</c> stands for any characters; <c>null</c> is all.</summary>
    public string? Files { get; init; }

    /// <summary>IANA name of the zone of times that carry none, such as <c>Asia/Shanghai</c>; default UTC.</summary>
    public string? TimeZone { get; init; }

    public KindMapping? Surveys { get; init; }

    public KindMapping? Interactions { get; init; }

    public KindMapping? Customers { get; init; }

    /// <summary>The part for one kind of export; empty if the mapping says nothing of it.</summary>
    public KindMapping For(string kind) => kind switch
    {
        ExportKind.Surveys => Surveys,
        ExportKind.Interactions => Interactions,
        ExportKind.Customers => Customers,
        _ => null,
    } ?? KindMapping.None;

    /// <summary>The zone of times that carry none.</summary>
    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : TimeZoneInfo.Utc;

    /// <summary>Whether it is for the export <c>kind/name</c>: its pattern fits, and it says something of that kind or of times.</summary>
    public bool AppliesTo(string kind, string name) =>
        (Files is not { } pattern || Matches(pattern, $"{kind}/{name}")) && (TimeZone is not null || !For(kind).IsEmpty);

    /// <summary>Reads and checks a mapping file.</summary>
    /// <exception cref="MappingException">It is not JSON, has an unknown property, or says something that cannot be; the message says where.</exception>
    public static ExportMapping Parse(ReadOnlySpan<byte> json)
    {
        ExportMapping mapping;
        try
        {
            if (json.StartsWith("\uFEFF"u8)) json = json["\uFEFF"u8.Length..];
            mapping = JsonSerializer.Deserialize(json, MappingJsonContext.Default.ExportMapping)
                ?? throw new MappingException("The mapping is null where an object was expected.");
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber + 1;
            throw new MappingException($"line {line}, {exception.Path ?? "$"}: not a mapping ({Kind(exception)}).", exception);
        }
        mapping.Validate();
        return mapping;
    }

    private void Validate()
    {
        if (TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new MappingException("timeZone: not the IANA name of a time zone, such as Asia/Shanghai.");
        foreach (var kind in ExportKind.All) For(kind).Validate(kind);
    }

    // The parser's own message may quote the file.
    private static string Kind(JsonException exception) =>
        exception.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "unknown property" : "text that is no JSON, or a value of another type than expected";

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(ExportMapping))]
internal sealed partial class MappingJsonContext : JsonSerializerContext;
