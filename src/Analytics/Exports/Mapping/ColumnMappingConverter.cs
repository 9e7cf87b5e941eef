using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Exports.Mapping;

/// <summary>A column mapping as the column's name, or as an object with more to say.</summary>
internal sealed class ColumnMappingConverter : JsonConverter<ColumnMapping>
{
    public override ColumnMapping Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new ColumnMapping { Column = reader.GetString() };
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        var mapping = new ColumnMapping();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            mapping = name switch
            {
                "column" => mapping with { Column = Text(ref reader) },
                "value" => mapping with { Value = Text(ref reader) },
                "or" => mapping with { Or = Text(ref reader) },
                "time" => mapping with { Time = Text(ref reader) },
                "unit" => mapping with { Unit = Text(ref reader) },
                "format" => mapping with { Format = Text(ref reader) },
                "key" => mapping with { Key = Text(ref reader) },
                "hash" => mapping with { Hash = Text(ref reader) },
                "prefix" => mapping with { Prefix = Text(ref reader) },
                "plus" => mapping with { Plus = reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : throw new JsonException() },
                "when" => mapping with { When = Words(ref reader) },
                "words" => mapping with { Words = Words(ref reader) },
                _ => throw new JsonException("The JSON property could not be mapped to any member."),
            };
        }
        return mapping;
    }

    public override void Write(Utf8JsonWriter writer, ColumnMapping value, JsonSerializerOptions options)
    {
        if (value.IsNameOnly)
        {
            writer.WriteStringValue(value.Column);
            return;
        }
        writer.WriteStartObject();
        Write(writer, "column", value.Column);
        Write(writer, "value", value.Value);
        Write(writer, "or", value.Or);
        Write(writer, "time", value.Time);
        Write(writer, "unit", value.Unit);
        Write(writer, "format", value.Format);
        Write(writer, "key", value.Key);
        Write(writer, "hash", value.Hash);
        Write(writer, "prefix", value.Prefix);
        if (value.Plus is { } plus) writer.WriteNumber("plus", plus);
        Write(writer, "when", value.When);
        Write(writer, "words", value.Words);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, string> words)
    {
        if (words.Count == 0) return;
        writer.WriteStartObject(name);
        foreach (var (word, meaning) in words) writer.WriteString(word, meaning);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    private static string Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();

    private static Dictionary<string, string> Words(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var word = reader.GetString()!.Trim();
            reader.Read();
            // A number or a yes is more natural than its text.
            words[word] = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                JsonTokenType.True => "yes",
                JsonTokenType.False => "no",
                _ => throw new JsonException(),
            };
        }
        return words;
    }
}
