using System.IO.Pipelines;
using System.Text.Json;

namespace Functions.Host;

/// <summary>
/// The body that the host posts for a trigger: <c>{"Data":{"binding":…},"Metadata":{…}}</c>. Strings come encoded twice, objects once.
/// A blob's content comes along as base64 and is cut away unread: it is read from storage by name.
/// </summary>
internal sealed class InvocationPayload : IDisposable
{
    /// <summary>Longest string value that is read: a queue message has at most 64 KB, and is escaped twice.</summary>
    private const int MaxStringBytes = 512 * 1024;

    private readonly JsonDocument _json;

    private InvocationPayload(JsonDocument json) => _json = json;

    /// <exception cref="JsonException">Not a payload of the host.</exception>
    public static async Task<InvocationPayload> ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        var cutter = new LongStringCutter(MaxStringBytes);
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            foreach (var memory in read.Buffer) cutter.Add(memory.Span);
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) break;
        }
        var json = JsonDocument.Parse(cutter.Kept);
        if (json.RootElement.ValueKind == JsonValueKind.Object) return new InvocationPayload(json);
        json.Dispose();
        throw new JsonException("The body is no object with Data and Metadata.");
    }

    /// <summary>The text of a binding, such as a queue message.</summary>
    /// <exception cref="JsonException">The payload has no such text.</exception>
    public string DataText(string binding) => Text("Data", binding);

    /// <summary>The text of a metadata entry, such as a part of a blob's path.</summary>
    /// <exception cref="JsonException">The payload has no such text.</exception>
    public string MetadataText(string name) => Text("Metadata", name);

    public void Dispose() => _json.Dispose();

    private string Text(string part, string name)
    {
        if (!_json.RootElement.TryGetProperty(part, out var entries)
            || entries.ValueKind != JsonValueKind.Object
            || !entries.TryGetProperty(name, out var value))
        {
            throw new JsonException($"The payload has no {part}.{name}.");
        }
        return value.ValueKind == JsonValueKind.String ? Decode(value.GetString()!) : value.GetRawText();
    }

    /// <summary>Takes the second encoding off a string; one that has none is given as it is.</summary>
    private static string Decode(string text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"') return text;
        using var inner = JsonDocument.Parse(text);
        return inner.RootElement.GetString() ?? text;
    }
}
