using System.Net;
using Functions.Page;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Functions.Host;

/// <summary>
/// The web server, which listens before the application behind it is made: the Functions host asks for <c>GET /</c> until there is an answer and then calls
/// triggers, and the page that answers needs nothing of the application. Whatever else comes meanwhile waits for it.
/// </summary>
internal sealed class FrontDoor : IServer, IHttpApplication<IFeatureCollection>
{
    private readonly LateLoggers _loggers = new();
    private readonly KestrelServer _server;
    private readonly TaskCompletionSource<Func<IFeatureCollection, Task>> _application = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FrontDoor(IPEndPoint endpoint)
    {
        var options = new KestrelServerOptions();
        WebServer.Configure(options, endpoint);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), _loggers);
        _server = new KestrelServer(Options.Create(options), sockets, _loggers);
    }

    public IFeatureCollection Features => _server.Features;

    /// <summary>Listens.</summary>
    /// <exception cref="IOException">Somebody else listens there.</exception>
    public Task OpenAsync() => _server.StartAsync(this, CancellationToken.None);

    /// <summary>Lets the application answer from now on.</summary>
    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _application.SetResult(features => AnswerAsync(application, features));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync(cancellationToken);

    /// <summary>Logs what the web server says, from now on and nothing before.</summary>
    public void LogTo(ILoggerFactory loggers) => _loggers.Use(loggers);

    public void Dispose() => _server.Dispose();

    IFeatureCollection IHttpApplication<IFeatureCollection>.CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    async Task IHttpApplication<IFeatureCollection>.ProcessRequestAsync(IFeatureCollection context)
    {
        if (!_application.Task.IsCompleted && IsPoll(context.GetRequiredFeature<IHttpRequestFeature>())) await PageEndpoints.AnswerPollAsync(context);
        else await (await _application.Task)(context);
    }

    void IHttpApplication<IFeatureCollection>.DisposeContext(IFeatureCollection context, Exception? exception)
    {
        // The application has disposed of its own.
    }

    private static bool IsPoll(IHttpRequestFeature request) => HttpMethods.IsGet(request.Method) && request.Path == "/";

    private static async Task AnswerAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
        }
        catch (Exception exception)
        {
            application.DisposeContext(context, exception);
            throw;
        }
        application.DisposeContext(context, null);
    }
}
