using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Service.Benchmarks;

/// <summary>
/// One kept-alive connection that sends ready-made requests and reads answers of known length, with as little work of its own as can be: it shares the
/// processor with the server that it measures.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];

    public async Task OpenAsync(IPEndPoint server) => await _socket.ConnectAsync(server);

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The status.</returns>
    /// <exception cref="InvalidDataException">The answer is cut off, or none of HTTP 1.1 with a length.</exception>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;) sent += await _socket.SendAsync(request[sent..]);
        var filled = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0) throw new InvalidDataException("The connection was closed.");
            filled += read;
            if (IsWhole(_buffer.AsSpan(0, filled), out var status)) return status;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer, out int status)
    {
        status = 0;
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        // "HTTP/1.1 200 OK"
        if (!answer.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(answer[9..12], out status, out _)) throw new InvalidDataException("Not an answer of HTTP 1.1.");
        var head = answer[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0 || !Utf8Parser.TryParse(head[(at + 16)..], out int length, out _)) throw new InvalidDataException("An answer without a length.");
        return answer.Length >= end + 4 + length;
    }
}
