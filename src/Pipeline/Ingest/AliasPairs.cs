using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Ingest;

/// <summary>The pairs of one list of aliases as they are kept beside the segments: gzipped lines <c>["alias","customer"]</c>, in the order of the list.</summary>
internal static class AliasPairs
{
    private static readonly AliasPairsJson Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static BinaryData Write(IEnumerable<(string Alias, string CustomerId)> pairs)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var (alias, customerId) in pairs)
            {
                JsonSerializer.Serialize(gzip, [alias, customerId], Json.StringArray);
                gzip.WriteByte((byte)'\n');
            }
        }
        return BinaryData.FromBytes(content.ToArray());
    }

    /// <summary>The pairs, in the order of the list.</summary>
    /// <param name="content">What <see cref="Write"/> wrote.</param>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static IEnumerable<(string Alias, string CustomerId)> Read(byte[] content)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(content, writable: false), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return Pair(line);
    }

    private static (string Alias, string CustomerId) Pair(string line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, Json.StringArray) is [{ } alias, { } customerId]) return (alias, customerId);
        }
        catch (JsonException)
        {
            // Its message may quote the line.
        }
        throw new InvalidDataException("A stored list of aliases is damaged.");
    }
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class AliasPairsJson : JsonSerializerContext;
