using System.Net;
using System.Text.Json.Nodes;
using Functions.Tests.Contract;
using Testing;

namespace Functions.Tests.Kills;

/// <summary>
/// The Functions host's part over one account: starts the handler, calls its triggers, kills it after chosen writes, starts it anew, and
/// delivers the same again, as queues and triggers do.
/// </summary>
internal sealed class KillableHost(PipelineUnderTest pipeline, StorageProxy proxy, string account) : IAsyncDisposable
{
    private HandlerProcess? _handler;

    /// <summary>Writes that each delivery came to, in order, where nobody was killed.</summary>
    public List<int> Writes { get; } = [];

    public int Kills { get; private set; }

    /// <summary>Delivers a trigger until it is answered.</summary>
    /// <param name="function">The function.</param>
    /// <param name="payload">What the host posts.</param>
    /// <param name="killAfter">Writes after which the first delivery, the second and so on are killed; the last delivery is not.</param>
    public async Task DeliverAsync(string function, JsonObject payload, IEnumerable<int> killAfter)
    {
        var json = payload.ToJsonString();
        foreach (var writes in killAfter)
        {
            var handler = await ReadyAsync();
            proxy.Arm(writes, handler.Kill);
            // Fewer writes are left than that: the work is done.
            if (await TryPostAsync(handler, function, json)) break;
            await handler.DisposeAsync();
            _handler = null;
            Kills++;
        }
        var last = await ReadyAsync();
        proxy.Count();
        Assert.True(await TryPostAsync(last, function, json), last.Output);
        Writes.Add(proxy.Writes);
    }

    /// <summary>Delivers every message of a queue, those that came twice too.</summary>
    public async Task DeliverQueueAsync(string function, string queue, Func<int, IEnumerable<int>> killAfter)
    {
        for (var number = 0; await pipeline.TakeAsync(queue) is { } message; number++)
            await DeliverAsync(function, HostPayload.Queue(function, "message", message), killAfter(number));
    }

    public async ValueTask DisposeAsync()
    {
        if (_handler is not null) await _handler.DisposeAsync();
    }

    private async Task<HandlerProcess> ReadyAsync()
    {
        if (_handler is not null) return _handler;
        proxy.Count();
        _handler = await HandlerProcess.StartAsync(
            proxy.ConnectionStringOf(account), ("Churn__LabelColumn", "left"), ("Scoring__MinMessages", "2"), ("Logging__LogLevel__Default", "Warning"));
        // Now and not within what is counted: seeing to it that tables and queues exist.
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            // It gives storage a few seconds only, which a busy machine may not keep to.
            using var health = await _handler.Client.GetAsync(new Uri("/api/health", UriKind.Relative));
            if (health.StatusCode == HttpStatusCode.OK) return _handler;
        }
        throw new TimeoutException("The handler does not come to storage.");
    }

    private static async Task<bool> TryPostAsync(HandlerProcess handler, string function, string json)
    {
        try
        {
            var (status, _) = await HostPayload.PostAsync(handler.Client, function, json);
            Assert.True(status == HttpStatusCode.OK, handler.Output);
            return true;
        }
        catch (HttpRequestException)
        {
            Assert.True(handler.HasExited, "The handler answered nothing and lives on.");
            return false;
        }
    }
}
