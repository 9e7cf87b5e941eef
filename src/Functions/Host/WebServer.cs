using System.Net;
using Functions.Api;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Functions.Host;

/// <summary>How the web server is set, whoever starts it.</summary>
internal static class WebServer
{
    public static void Configure(KestrelServerOptions kestrel, IPEndPoint endpoint)
    {
        kestrel.Listen(endpoint, listen => listen.Protocols = HttpProtocols.Http1);
        kestrel.AddServerHeader = false;
        // A blob's content comes inside the host's payload; the API sets its own limit.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MaxRequestLineSize = ApiLimits.MaxRequestLineBytes;
    }
}
