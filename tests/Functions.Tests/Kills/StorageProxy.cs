using System.Net;
using Functions.Local.Azurite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Pipeline.Storage;

namespace Functions.Tests.Kills;

/// <summary>
/// Stands between a handler and Azurite, passes every request on, counts those that write, and ends the handler right after one of
/// them has reached storage and before its answer is passed back. What comes after it from the same process is not passed on.
/// </summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    /// <summary>What belongs to one connection, or is made anew for the next.</summary>
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Expect" };

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly List<WebApplication> _services = [];
    private readonly Lock _lock = new();
    private int _writes;
    private int _killAfter;
    private Action? _kill;
    private bool _isCut;

    /// <summary>Writes since <see cref="Arm"/> or <see cref="Count"/>.</summary>
    public int Writes
    {
        get
        {
            lock (_lock) return _writes;
        }
    }

    public static async Task<StorageProxy> StartAsync(AzuriteProcess azurite)
    {
        var proxy = new StorageProxy();
        foreach (var endpoint in new[] { azurite.BlobEndpoint, azurite.QueueEndpoint, azurite.TableEndpoint }) await proxy.AddAsync(endpoint);
        return proxy;
    }

    /// <summary>The connection string of an account of Azurite's, through the proxy.</summary>
    public string ConnectionStringOf(string account)
    {
        var endpoints = _services.Select(service => new Uri($"{service.Urls.First()}/{account}")).ToList();
        return DevelopmentStorage.ConnectionString(endpoints[0], endpoints[1], endpoints[2], account);
    }

    /// <summary>Counts anew, and calls <paramref name="kill"/> after that many writes.</summary>
    public void Arm(int killAfter, Action kill)
    {
        lock (_lock) (_writes, _killAfter, _kill, _isCut) = (0, killAfter, kill, false);
    }

    /// <summary>Counts anew and ends nobody.</summary>
    public void Count()
    {
        lock (_lock) (_writes, _killAfter, _kill, _isCut) = (0, 0, null, false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.StopAsync();
            await service.DisposeAsync();
        }
        _client.Dispose();
    }

    private async Task AddAsync(Uri endpoint)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        app.Run(context => ForwardAsync(context, endpoint.GetLeftPart(UriPartial.Authority)));
        await app.StartAsync();
        _services.Add(app);
    }

    private async Task ForwardAsync(HttpContext context, string authority)
    {
        var isWrite = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        using var request = await CopyAsync(context, authority);
        Action? kill = null;
        lock (_lock)
        {
            if (!_isCut && isWrite && ++_writes == _killAfter)
            {
                _isCut = true;
                kill = _kill;
            }
            else if (_isCut)
            {
                context.Abort();
                return;
            }
        }
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (kill is not null)
        {
            kill();
            context.Abort();
            return;
        }
        await CopyAsync(answer, context);
    }

    private static async Task<HttpRequestMessage> CopyAsync(HttpContext context, string authority)
    {
        // As it was signed: not decoded and encoded again.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var address = new Uri(authority + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        request.Headers.Host = context.Request.Host.Value;
        if (context.Request.ContentLength is not null || context.Request.Headers.TransferEncoding.Count > 0)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray());
        }
        foreach (var (name, values) in context.Request.Headers)
        {
            if (OwnHeaders.Contains(name)) continue;
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }
        return request;
    }

    private static async Task CopyAsync(HttpResponseMessage answer, HttpContext context)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!OwnHeaders.Contains(name)) context.Response.Headers.Append(name, values.ToArray());
        }
        context.Response.ContentLength = answer.Content.Headers.ContentLength;
        if (HttpMethods.IsHead(context.Request.Method) || answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified) return;
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
