using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Customers;

/// <summary>Canonical records as one line of JSON each: the content of the segments in <c>events/</c>.</summary>
public static class RecordJson
{
    // What is written by hand must be what these options say. Names and comments in Chinese stay readable and short; the lines are never put into HTML.
    internal static readonly RecordJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes <paramref name="record"/> without a line end. The same record always gives the same bytes.</summary>
    public static void Write(IBufferWriter<byte> output, CanonicalRecord record)
    {
        ArgumentNullException.ThrowIfNull(output);
        switch (record)
        {
            case SurveyResponse survey:
                RecordWriting.Write(output, survey);
                break;
            case Interaction interaction:
                RecordWriting.Write(output, interaction);
                break;
            case Customer customer:
                RecordWriting.Write(output, customer);
                break;
            default:
                throw new ArgumentException($"There is no JSON form for {record?.GetType().Name ?? "null"}.", nameof(record));
        }
    }

    /// <summary>Reads one line written by <see cref="Write"/>.</summary>
    /// <exception cref="JsonException">The line is not a record of that kind.</exception>
    public static CanonicalRecord Read(RecordKind kind, ReadOnlySpan<byte> line)
    {
        CanonicalRecord? record = kind switch
        {
            RecordKind.Survey => JsonSerializer.Deserialize(line, Context.SurveyResponse),
            RecordKind.Interaction => JsonSerializer.Deserialize(line, Context.Interaction),
            RecordKind.Customer => JsonSerializer.Deserialize(line, Context.Customer),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return record ?? throw new JsonException("The line is null where a record was expected.");
    }
}

[JsonSerializable(typeof(SurveyResponse))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Customer))]
internal sealed partial class RecordJsonContext : JsonSerializerContext;
