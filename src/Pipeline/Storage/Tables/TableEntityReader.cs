using System.Text.Json;
using Azure;

namespace Pipeline.Storage.Tables;

/// <summary>Reads entities out of the service's JSON with minimal metadata.</summary>
internal static class TableEntityReader
{
    /// <summary>Reads an answer that is one entity.</summary>
    public static TableEntity ReadOne(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content);
        reader.Read();
        return Read(ref reader);
    }

    /// <summary>Reads an answer that is a page of entities.</summary>
    public static List<TableEntity> ReadPage(ReadOnlySpan<byte> content)
    {
        var entities = new List<TableEntity>();
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isValue)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                entities.Add(Read(ref reader));
        }

        return entities;
    }

    /// <summary>Reads the entity whose opening brace the reader is at.</summary>
    private static TableEntity Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Expected an entity.");
        var entity = new TableEntity();
        var annotatedName = "";
        var annotatedType = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null || ReadSystemProperty(ref reader, entity, name))
                continue;
            var value = Value(ref reader);
            if (name.EndsWith(EdmType.Annotation, StringComparison.Ordinal))
            {
                annotatedName = name[..^EdmType.Annotation.Length];
                annotatedType = (string)value;
                // The type usually precedes the value, but nothing promises that it does.
                if (entity.TryGetValue(annotatedName, out var earlier))
                    entity.SetRead(annotatedName, EdmValue.Convert(annotatedName, earlier, annotatedType));
            }
            else
                entity.SetRead(name, name == annotatedName ? EdmValue.Convert(name, value, annotatedType) : value);
        }

        return entity;
    }

    private static bool ReadSystemProperty(ref Utf8JsonReader reader, TableEntity entity, string name)
    {
        switch (name)
        {
            case nameof(TableEntity.PartitionKey):
                entity.PartitionKey = reader.GetString()!;
                return true;
            case nameof(TableEntity.RowKey):
                entity.RowKey = reader.GetString()!;
                return true;
            case nameof(TableEntity.Timestamp):
                entity.Timestamp = (DateTimeOffset)EdmValue.Convert(name, reader.GetString()!, EdmType.DateTime);
                return true;
            case "odata.etag":
                entity.ETag = new ETag(reader.GetString()!);
                return true;
            default:
                return name.StartsWith("odata.", StringComparison.Ordinal) || name == nameof(TableEntity.Timestamp) + EdmType.Annotation;
        }
    }

    private static object Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => Number(ref reader),
        _ => throw new JsonException("An entity's property is neither text, number nor boolean."),
    };

    /// <summary>A number that is written as a whole one is an Int32; an Int64 comes as a string.</summary>
    private static object Number(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.IndexOfAny(".eE"u8) < 0 && reader.TryGetInt32(out var number))
            return number;
        return reader.GetDouble();
    }
}
