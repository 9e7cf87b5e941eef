using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Analytics.Privacy;

namespace Analytics.Exports;

/// <summary>
/// Stored keys: gzipped JSON lines. The first is <c>{"format":"keys","version":1,"links":…}</c>, each other one <c>["key","hash of the value","customer"]</c>, the hash in Base64.
/// </summary>
internal static class KeyedCustomersFormat
{
    private const int FlushBytes = 1 << 16;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(KeyedCustomers links, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        var buffer = new ArrayBufferWriter<byte>(2 * FlushBytes);
        using var json = new Utf8JsonWriter(buffer, JsonOptions);
        buffer.Write(Header(links.Count));
        links.ForEach((key, hash, customerId) =>
        {
            json.WriteStartArray();
            json.WriteStringValue(key);
            json.WriteBase64StringValue(hash);
            json.WriteStringValue(customerId);
            json.WriteEndArray();
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount < FlushBytes) return;
            gzip.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        });
        gzip.Write(buffer.WrittenSpan);
    }

    public static void Read(KeyedCustomers links, Stream stream, IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var gzip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(gzip);
        var header = reader.ReadLine();
        Span<byte> hash = stackalloc byte[KeyedCustomers.HashBytes];
        var count = 0;
        for (; reader.ReadLine() is { } line; count++)
        {
            if (Parse(line) is not [{ } key, { } value, { } customerId] || !Convert.TryFromBase64String(value, hash, out var bytes) || bytes != hash.Length) throw Damaged(count + 2);
            if (keys.Contains(key)) links.Add(key, hash, customerId);
        }
        if (header is null || !Encoding.UTF8.GetBytes(header + "\n").AsSpan().SequenceEqual(Header(count))) throw Damaged(1);
    }

    public static int CopyWithout(Stream source, Stream target, Func<string, bool> isGone)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(isGone);
        using var inflated = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(inflated);
        var header = reader.ReadLine();
        var kept = new List<string>();
        var count = 0;
        for (; reader.ReadLine() is { } line; count++)
        {
            if (Parse(line) is not [_, _, { } customerId]) throw Damaged(count + 2);
            if (!isGone(customerId)) kept.Add(line);
        }
        if (header is null || !Encoding.UTF8.GetBytes(header + "\n").AsSpan().SequenceEqual(Header(count))) throw Damaged(1);
        using var deflated = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
        deflated.Write(Header(kept.Count));
        foreach (var line in kept) deflated.Write(Encoding.UTF8.GetBytes(line + "\n"));
        return count - kept.Count;
    }

    private static string?[]? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AliasMapJson.Default.StringArray);
        }
        catch (JsonException)
        {
            // Its message may quote what it found.
            return null;
        }
    }

    private static byte[] Header(int links) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"format\":\"keys\",\"version\":1,\"links\":{links}}}\n"));

    private static InvalidDataException Damaged(int lineNumber) => new($"The stored keys are damaged or of another format: line {lineNumber}.");
}
