using System.Net.Sockets;
using System.Text;

namespace Functions.Tests.Page;

/// <summary>A request whose path goes over the wire exactly as written.</summary>
internal static class RawRequest
{
    /// <summary>The whole answer, from its status line on.</summary>
    public static async Task<string> GetAsync(Uri server, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
