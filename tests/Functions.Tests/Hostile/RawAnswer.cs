using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Functions.Tests.Hostile;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortPatience = TimeSpan.FromMilliseconds(500);

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Values of a header, joined; <c>null</c> without one.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    /// <summary>Sends a request and reads all that comes back.</summary>
    /// <returns>The final answers, in their order; none if the server closed the connection without one.</returns>
    public static async Task<IReadOnlyList<RawAnswer>> SendAsync(Uri server, HostileRequest request)
    {
        var bytes = request.ToBytes(server.Authority);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        using var received = new MemoryStream();
        // A server that refuses early does not read to the end.
        var sending = SendAllAsync(stream, bytes);
        await ReceiveAsync(stream, received, request.MayBeUnfinished ? ShortPatience : Patience);
        try
        {
            // Whatever the server still waits for does not come.
            client.Client.Shutdown(SocketShutdown.Send);
            await ReceiveAsync(stream, received, Patience);
        }
        catch (SocketException)
        {
            // It is closed already.
        }
        await sending;
        return Parse(received.ToArray(), HostileRequest.Read(bytes)?.Method == "HEAD");
    }

    public static async Task<RawAnswer> SendOneAsync(Uri server, HostileRequest request) => Assert.Single(await SendAsync(server, request));

    private static async Task SendAllAsync(NetworkStream stream, byte[] bytes)
    {
        try
        {
            await stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // Refused while it was sent.
        }
    }

    private static async Task ReceiveAsync(NetworkStream stream, MemoryStream received, TimeSpan patience)
    {
        var buffer = new byte[16 * 1024];
        using var limit = new CancellationTokenSource(patience);
        try
        {
            while (await stream.ReadAsync(buffer, limit.Token) is > 0 and var count) received.Write(buffer, 0, count);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // Nothing more comes.
        }
    }

    private static List<RawAnswer> Parse(byte[] bytes, bool isHead)
    {
        var answers = new List<RawAnswer>();
        var rest = bytes.AsSpan();
        while (rest.IndexOf("\r\n\r\n"u8) is >= 0 and var end)
        {
            var lines = Encoding.Latin1.GetString(rest[..end]).Split("\r\n");
            Assert.Matches("^HTTP/1\\.1 [1-5][0-9][0-9] ", lines[0] + " ");
            var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Select(parts => (parts[0], parts[^1].Trim())).ToList();
            rest = rest[(end + 4)..];
            var answer = new RawAnswer(int.Parse(lines[0].AsSpan(9, 3), CultureInfo.InvariantCulture), headers, []);
            if (answer.Status < 200) continue;
            byte[] body;
            if (answer.Header("Transfer-Encoding") is not null)
            {
                body = isHead ? [] : Unchunk(ref rest);
            }
            else
            {
                // Without a length the end of the connection is the end of the body.
                var length = isHead || answer.Status == 304 ? 0 : answer.Header("Content-Length") is { } said ? int.Parse(said, CultureInfo.InvariantCulture) : rest.Length;
                body = rest[..Math.Min(length, rest.Length)].ToArray();
                rest = rest[body.Length..];
            }
            answers.Add(answer with { Body = body });
        }
        Assert.True(rest.Length == 0, $"Bytes came behind the answers {string.Join(", ", answers.Select(answer => answer.Status))}: {Encoding.Latin1.GetString(rest)[..Math.Min(200, rest.Length)]}");
        return answers;
    }

    private static byte[] Unchunk(ref Span<byte> rest)
    {
        var body = new List<byte>();
        while (rest.IndexOf("\r\n"u8) is >= 0 and var end)
        {
            var length = int.Parse(Encoding.Latin1.GetString(rest[..end]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            rest = rest[(end + 2)..];
            body.AddRange(rest[..length]);
            rest = rest[(length + 2)..];
            if (length == 0) break;
        }
        return [.. body];
    }
}
