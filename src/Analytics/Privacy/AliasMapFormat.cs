using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Privacy;

/// <summary>
/// A stored alias map: gzipped JSON lines. The first is <c>{"format":"aliases","version":1,"pairs":…}</c>, each other one <c>["alias","customer"]</c>, aliases in the order of their bytes,
/// every customer the end of a chain.
/// </summary>
internal static class AliasMapFormat
{
    private const string FormatName = "aliases";
    private const int FormatVersion = 1;
    private const int VersionCharacters = 16;
    private const int FlushBytes = 1 << 16;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string VersionOf(AliasMap map)
    {
        if (map.Count == 0) return "none";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        WritePairs(map, bytes => hash.AppendData(bytes));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionCharacters];
    }

    public static void Write(AliasMap map, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        using (var json = new Utf8JsonWriter(gzip, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("format"u8, FormatName);
            json.WriteNumber("version"u8, FormatVersion);
            json.WriteNumber("pairs"u8, map.Count);
            json.WriteEndObject();
        }
        gzip.Write("\n"u8);
        WritePairs(map, gzip.Write);
    }

    public static AliasMap Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var gzip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(gzip);
        var builder = new AliasMapBuilder();
        var lineNumber = 1;
        try
        {
            var pairs = ReadHeader(reader.ReadLine());
            while (reader.ReadLine() is { } line)
            {
                lineNumber++;
                if (JsonSerializer.Deserialize(line, AliasMapJson.Default.StringArray) is not [{ } alias, { } customer]) throw Damaged(lineNumber);
                builder.Add(alias, customer, lineNumber);
            }
            if (lineNumber - 1 != pairs) throw Damaged(lineNumber);
        }
        catch (JsonException)
        {
            // Its message may quote what it found.
            throw Damaged(lineNumber);
        }
        var map = builder.Build();
        return builder.ProblemCount == 0 && map.Count == lineNumber - 1 ? map : throw Damaged(lineNumber);
    }

    private static int ReadHeader(string? line)
    {
        if (line is null) throw Damaged(1);
        using var header = JsonDocument.Parse(line);
        return header.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("format"u8, out var format) && format.ValueKind == JsonValueKind.String && format.ValueEquals(FormatName)
            && root.TryGetProperty("version"u8, out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == FormatVersion
            && root.TryGetProperty("pairs"u8, out var pairs) && pairs.ValueKind == JsonValueKind.Number && pairs.TryGetInt32(out var count)
            ? count
            : throw Damaged(1);
    }

    private static void WritePairs(AliasMap map, WriteBytes write)
    {
        var buffer = new ArrayBufferWriter<byte>(2 * FlushBytes);
        using var json = new Utf8JsonWriter(buffer, JsonOptions);
        foreach (var alias in map.SortedAliases())
        {
            json.WriteStartArray();
            json.WriteStringValue(map.Alias(alias));
            json.WriteStringValue(map.Customer(alias));
            json.WriteEndArray();
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount < FlushBytes) continue;
            write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
        write(buffer.WrittenSpan);
    }

    private static InvalidDataException Damaged(int lineNumber) => new($"The alias map is damaged or of another format: line {lineNumber}.");

    private delegate void WriteBytes(ReadOnlySpan<byte> bytes);
}
