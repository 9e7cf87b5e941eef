using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pipeline.Tests.Notifications;

/// <summary>A server on this machine that keeps what is posted to it, and answers as it is told to.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookServer(WebApplication app) => _app = app;

    /// <summary>Its address, with something in it that nobody may be told.</summary>
    public string Url => $"{_app.Urls.Single()}/hook/TOKEN?key=SECRETKEY";

    public ConcurrentQueue<Posted> Requests { get; } = [];

    /// <summary>What is answered: status and body.</summary>
    public (int Status, string Body) Answer { get; set; } = (200, """{"errcode":0,"errmsg":"ok"}""");

    public static async Task<WebhookServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new WebhookServer(app);
        app.Run(server.TakeAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Requests.Enqueue(new Posted(
            context.Request.Path + context.Request.QueryString.ToString(), context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        context.Response.StatusCode = Answer.Status;
        if (Answer.Status is >= 300 and < 400) context.Response.Headers.Location = "/elsewhere";
        await context.Response.WriteAsync(Answer.Body);
    }

    public sealed record Posted(string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        public string Delivery => Headers["X-Pipeline-Delivery"];

        public JsonElement Json
        {
            get
            {
                using var document = JsonDocument.Parse(Body);
                return document.RootElement.Clone();
            }
        }
    }
}
