using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Privacy;

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

    /// <summary>Adds the pairs to a map that is being made.</summary>
    /// <param name="stream">What <see cref="Write"/> wrote.</param>
    /// <param name="builder">Takes them.</param>
    /// <param name="firstLine">What is added to the numbers of the lines, so that those of later lists are higher.</param>
    /// <param name="cancellationToken">Breaks the reading off.</param>
    /// <returns>The number of the last line.</returns>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static async Task<int> ReadAsync(Stream stream, AliasMapBuilder builder, int firstLine, CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        var number = firstLine;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var (alias, customerId) = Pair(line);
            builder.Add(alias, customerId, ++number);
        }
        return number;
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
