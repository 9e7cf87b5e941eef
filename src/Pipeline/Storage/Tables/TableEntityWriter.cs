using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Pipeline.Storage.Tables;

/// <summary>Writes an entity as the JSON the service takes: values, each with its type where JSON alone would not tell it.</summary>
internal static class TableEntityWriter
{
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>
    /// One entity on one line, in ASCII: Azurite decodes a request piece by piece as it arrives and would
    /// break a character that lies across two pieces.
    /// </summary>
    public static ReadOnlyMemory<byte> ToJson(TableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        Write(json, entity);
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>What creating a table takes.</summary>
    public static ReadOnlyMemory<byte> TableJson(string name)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("TableName"u8, name);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter json, TableEntity entity)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey"u8, entity.PartitionKey);
        json.WriteString("RowKey"u8, entity.RowKey);
        var properties = entity.Properties();
        while (properties.MoveNext())
            Write(json, properties.Current.Key, properties.Current.Value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case double number:
                Write(json, name, number);
                break;
            case long number:
                // A string: 64 bits do not survive readers that take every JSON number for a double.
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                Annotate(json, name, EdmType.Int64);
                break;
            case DateTimeOffset date:
                json.WriteString(name, date.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture));
                Annotate(json, name, EdmType.DateTime);
                break;
            case Guid guid:
                json.WriteString(name, guid);
                Annotate(json, name, EdmType.Guid);
                break;
            case byte[] bytes:
                json.WriteBase64String(name, bytes);
                Annotate(json, name, EdmType.Binary);
                break;
            default:
                throw new InvalidOperationException($"Property {name} is a {value.GetType().Name}.");
        }
    }

    private static void Write(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        // A fraction is seen to be a double; a whole number would be taken for an Int32.
        if (!double.IsFinite(number) || double.IsInteger(number))
            Annotate(json, name, EdmType.Double);
    }

    private static void Annotate(Utf8JsonWriter json, string name, string type) => json.WriteString(name + EdmType.Annotation, type);
}
