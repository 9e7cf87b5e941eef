using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Testing;

namespace Analytics.Tests.Exports.Mapping;

/// <summary>The published schema and what a mapping is read as say the same.</summary>
public sealed class MappingSchemaTests
{
    private static readonly JsonElement Definitions = Load().GetProperty("$defs");

    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["or"] = "\"b\"",
        ["time"] = "\"b\"",
        ["unit"] = "\"hours\"",
        ["key"] = "\"order\"",
        ["hash"] = "\"email\"",
        ["prefix"] = "\"p-\"",
        ["plus"] = "-1",
        ["when"] = """{"b":"x"}""",
        ["words"] = """{"x":"y"}""",
    };

    [Fact]
    public void Tables_HaveTheProperties()
    {
        var table = Names(Definitions.GetProperty("table"));
        Assert.Equal(Properties(typeof(TableMapping)), table);
        Assert.Equal(Properties(typeof(ExportMapping)), [.. table.Concat(Names(Load())).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public void Kinds_HaveTheProperties() =>
        Assert.Equal(Properties(typeof(KindMapping)), [.. ExportKind.All.SelectMany(kind => Names(Definitions.GetProperty(kind))).Distinct().Order(StringComparer.Ordinal)]);

    [Fact]
    public void Columns_HaveTheProperties()
    {
        var fields = ExportKind.All.SelectMany(kind => CanonicalFields.Of(kind).Select(field => (kind, field)));
        Assert.Equal(Properties(typeof(ColumnMapping)), [.. fields.SelectMany(field => PropertiesOf(field.kind, field.field)).Distinct().Order(StringComparer.Ordinal)]);
    }

    [Theory]
    [InlineData(ExportKind.Surveys)]
    [InlineData(ExportKind.Interactions)]
    [InlineData(ExportKind.Customers)]
    public void Fields_AllowInTheSchemaWhatTheReaderTakes(string kind)
    {
        Assert.Equal(CanonicalFields.Of(kind), Definitions.GetProperty(kind).GetProperty("properties").GetProperty("columns").GetProperty("properties").EnumerateObject().Select(field => field.Name));
        foreach (var field in CanonicalFields.Of(kind))
        {
            var allowed = PropertiesOf(kind, field);
            foreach (var (name, value) in Samples) Assert.True(allowed.Contains(name) == IsTaken(kind, field, name, value), $"{kind}.{field}.{name}");
            foreach (var format in MappingWords.Formats) Assert.True(Words(kind, field, "format").Contains(format) == IsTaken(kind, field, "format", $"\"{format}\""), $"{kind}.{field}.format {format}");
        }
    }

    [Fact]
    public void Words_AreThoseOfTheReader()
    {
        Assert.Equal(MappingWords.Units, Words(ExportKind.Interactions, "waitMinutes", "unit"));
        Assert.Equal(MappingWords.Hashes, Words(ExportKind.Surveys, CanonicalFields.CustomerId, "hash"));
    }

    private static bool IsTaken(string kind, string field, string name, string value)
    {
        // The table with the key, without which nobody could ask for it.
        var mapping = $$$"""
            { "tables": [
              { "{{{kind}}}": { "columns": { "{{{field}}}": { "column": "a", "{{{name}}}": {{{value}}} } } } },
              { "interactions": { "columns": { "customerId": "c" } }, "keys": { "order": "o" } } ] }
            """;
        try
        {
            ExportMapping.Parse(Encoding.UTF8.GetBytes(mapping));
            return true;
        }
        catch (MappingException)
        {
            return false;
        }
    }

    private static JsonElement ObjectForm(string kind, string field)
    {
        var reference = Definitions.GetProperty(kind).GetProperty("properties").GetProperty("columns").GetProperty("properties").GetProperty(field).GetProperty("$ref").GetString()!;
        return Definitions.GetProperty(reference.Split('/')[^1]).GetProperty("anyOf")[1];
    }

    private static List<string> PropertiesOf(string kind, string field)
    {
        var common = Names(Definitions.GetProperty("common"));
        return ObjectForm(kind, field).TryGetProperty("properties", out var own) ? [.. common, .. own.EnumerateObject().Select(property => property.Name)] : common;
    }

    private static List<string> Words(string kind, string field, string property) =>
        ObjectForm(kind, field).TryGetProperty("properties", out var own) && own.TryGetProperty(property, out var words) ? [.. words.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!)] : [];

    private static List<string> Names(JsonElement definition) => [.. definition.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];

    private static List<string> Properties(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Order(StringComparer.Ordinal),
    ];

    private static JsonElement Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "schemas", "mapping.schema.json")));
        return document.RootElement.Clone();
    }
}
