using System.Globalization;
using System.Text;

namespace Functions.Tests.Hostile;

/// <summary>A request as it goes over the wire: nothing of it is tidied on the way. Texts are Latin-1, a byte a character.</summary>
internal sealed class HostileRequest(string method, string target)
{
    public string Method { get; set; } = method;

    public string Target { get; set; } = target;

    public List<(string Name, string Value)> Headers { get; private init; } = [];

    public byte[] Body { get; set; } = [];

    /// <summary>Whether the body goes in chunks, without a length.</summary>
    public bool IsChunked { get; set; }

    /// <summary>Whether it says its length truly; else the headers say what they say.</summary>
    public bool HasLength { get; set; } = true;

    /// <summary>Whether the server may wait for more of it than there is.</summary>
    public bool MayBeUnfinished { get; set; }

    /// <summary>The request with something else than it says, byte by byte; <c>null</c> for the request as it is.</summary>
    public byte[]? Bytes { get; set; }

    /// <summary>What was done to it, for messages.</summary>
    public string Story { get; set; } = "";

    public HostileRequest With(string name, string value)
    {
        Headers.Add((name, value));
        return this;
    }

    public HostileRequest WithBody(string body)
    {
        Body = Encoding.UTF8.GetBytes(body);
        return this;
    }

    public HostileRequest Copy() => new(Method, Target) { Headers = [.. Headers], Body = [.. Body], IsChunked = IsChunked, HasLength = HasLength };

    public byte[] ToBytes(string authority)
    {
        if (Bytes is not null) return Bytes;
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");
        if (!Headers.Exists(header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase))) head.Append(CultureInfo.InvariantCulture, $"Host: {authority}\r\n");
        foreach (var (name, value) in Headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (IsChunked) head.Append("Transfer-Encoding: chunked\r\n");
        else if (HasLength && (Body.Length > 0 || Method is "POST" or "PUT")) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        head.Append("Connection: close\r\n\r\n");
        byte[] body = IsChunked ? [.. Encoding.Latin1.GetBytes($"{Body.Length:x}\r\n"), .. Body, .. "\r\n0\r\n\r\n"u8] : Body;
        if (IsChunked && Body.Length == 0) body = [.. "0\r\n\r\n"u8];
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. body];
    }

    /// <summary>What a server understands of bytes that it has taken for a request.</summary>
    /// <returns>Method, target and body; <c>null</c> if they are no request.</returns>
    public static (string Method, string Target, byte[] Body)? Read(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) return null;
        var lines = Encoding.Latin1.GetString(bytes, 0, end).TrimStart('\r', '\n').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines[0].Split(' ') is not [var method, var target, _]) return null;
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = bytes[(end + 4)..];
        if (headers["Transfer-Encoding"].Any())
        {
            var size = body.AsSpan().IndexOf("\r\n"u8);
            if (size < 0 || !int.TryParse(Encoding.Latin1.GetString(body, 0, size).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length)) return (method, target, []);
            return (method, target, body[(size + 2)..Math.Min(body.Length, size + 2 + length)]);
        }
        return int.TryParse(headers["Content-Length"].FirstOrDefault(), CultureInfo.InvariantCulture, out var said) ? (method, target, body[..Math.Clamp(said, 0, body.Length)]) : (method, target, []);
    }
}
