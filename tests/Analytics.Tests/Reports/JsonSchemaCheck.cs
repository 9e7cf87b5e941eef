using System.Text.Json;
using System.Text.RegularExpressions;

namespace Analytics.Tests.Reports;

/// <summary>The keywords of JSON Schema that the project's schemas use; any other keyword fails the check, lest it be taken for granted.</summary>
internal sealed class JsonSchemaCheck(JsonElement schema)
{
    private readonly List<string> _faults = [];

    /// <summary>What the value does that the schema does not allow, with the place of each.</summary>
    public IReadOnlyList<string> Check(JsonElement value)
    {
        Check(schema, value, "$");
        return _faults;
    }

    private bool Allows(JsonElement rule, JsonElement value)
    {
        Check(rule, value, "$");
        return _faults.Count == 0;
    }

    private void Check(JsonElement rule, JsonElement value, string place)
    {
        foreach (var keyword in rule.EnumerateObject())
        {
            // The other keywords say something of values of their own types only.
            if (value.ValueKind == JsonValueKind.Null && keyword.Name is not ("type" or "$ref" or "anyOf" or "enum")) continue;
            switch (keyword.Name)
            {
                case "$schema" or "$defs" or "title" or "description":
                    break;
                case "$ref":
                    Check(Resolve(keyword.Value.GetString()!), value, place);
                    break;
                case "type":
                    var types = keyword.Value.ValueKind == JsonValueKind.Array ? keyword.Value.EnumerateArray().Select(type => type.GetString()!) : [keyword.Value.GetString()!];
                    if (types.Any(type => IsOf(type, value))) break;
                    _faults.Add($"{place} is {value.ValueKind}");
                    return;
                case "required":
                    foreach (var name in keyword.Value.EnumerateArray())
                    {
                        if (!value.TryGetProperty(name.GetString()!, out _)) _faults.Add($"{place} lacks {name}");
                    }
                    break;
                case "properties":
                    foreach (var property in keyword.Value.EnumerateObject())
                    {
                        if (value.TryGetProperty(property.Name, out var found)) Check(property.Value, found, $"{place}.{property.Name}");
                    }
                    break;
                case "additionalProperties" when keyword.Value.ValueKind == JsonValueKind.False:
                    foreach (var property in value.EnumerateObject())
                    {
                        if (!rule.GetProperty("properties").TryGetProperty(property.Name, out _)) _faults.Add($"{place} has {property.Name}");
                    }
                    break;
                case "items":
                    foreach (var (index, item) in value.EnumerateArray().Index()) Check(keyword.Value, item, $"{place}[{index}]");
                    break;
                case "enum" when keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)):
                case "anyOf" when keyword.Value.EnumerateArray().Any(choice => new JsonSchemaCheck(schema).Allows(choice, value)):
                case "minimum" when value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble():
                case "maximum" when value.ValueKind != JsonValueKind.Number || value.GetDouble() <= keyword.Value.GetDouble():
                case "pattern" when Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!):
                    break;
                default:
                    _faults.Add($"{place} against {keyword.Name} {keyword.Value}");
                    break;
            }
        }
    }

    private JsonElement Resolve(string reference)
    {
        var element = schema;
        foreach (var name in reference.TrimStart('#', '/').Split('/')) element = element.GetProperty(name);
        return element;
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
