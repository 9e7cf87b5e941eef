using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Analytics.Exports.Mapping;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(ExportMapping))]
internal sealed partial class MappingJsonContext : JsonSerializerContext
{
    /// <summary>Writes for people to edit: indented, without what is not said, Chinese as it is.</summary>
    public static JsonTypeInfo<ExportMapping> ForPeople { get; } = (JsonTypeInfo<ExportMapping>)new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        TypeInfoResolver = new MappingJsonContext().WithAddedModifier(LeaveOutEmpty),
    }.GetTypeInfo(typeof(ExportMapping));

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(property.PropertyType)) continue;
            property.ShouldSerialize = (_, value) => value is IEnumerable entries && entries.GetEnumerator().MoveNext();
        }
    }
}
