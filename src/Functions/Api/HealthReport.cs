using Azure;
using Functions.Api.Contract;
using Pipeline;

namespace Functions.Api;

/// <summary>
/// Looks at each thing that the pipeline depends on, all at once and none for longer than five seconds. However many ask, one look is under way, and a good
/// one is handed out for five seconds: asking is no way to burden storage.
/// </summary>
internal sealed class HealthReport(PipelineJobs jobs, TimeProvider time)
{
    public const string Ok = "ok";
    private const string Unavailable = "unavailable";
    private const string Unreachable = "unreachable";
    private const string Off = "off";

    /// <summary>Nothing is wrong, and there is none yet.</summary>
    private const string None = "none";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task<HealthAnswer>? _look;
    private DateTimeOffset _lookedAt;

    public Task<HealthAnswer> CurrentAsync()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var isGood = _look is { IsCompletedSuccessfully: true, Result.Status: Ok } && now >= _lookedAt && now - _lookedAt < GoodFor;
            if (_look is not null && (isGood || !_look.IsCompleted)) return _look;
            _lookedAt = now;
            // Not with the caller who happens to be first: others wait for it too.
            return _look = Task.Run(LookAsync);
        }
    }

    private async Task<HealthAnswer> LookAsync()
    {
        // What makes an empty account whole is what shows that all of it can be come to.
        var prepared = CheckAsync("setup", async cancel =>
        {
            await jobs.PrepareStorageAsync(cancel);
            return (Ok, null);
        });
        string? current = null;
        var checks = await Task.WhenAll(
            CheckAsync("blobs", async cancel => (await Answered(jobs.Reach.BlobsAsync(cancel)), null)),
            CheckAsync("queues", async cancel => (await Answered(jobs.Reach.QueuesAsync(cancel)), null)),
            CheckAsync("tables", async cancel => (await Answered(jobs.Reach.TablesAsync(cancel)), null)),
            After(prepared, "model", async cancel => await jobs.Models.CurrentAsync(cancel) is { } model ? (Ok, model.TrainedAt) : (None, null)),
            After(prepared, "run", async cancel =>
            {
                current = await jobs.Runs.CurrentAsync(cancel);
                return current is null ? (None, null) : (Ok, (await jobs.Runs.FindAsync(current, cancel))?.PublishedAt);
            }));
        var isOk = (await prepared).Status == Ok && checks.All(check => check.Status != Unreachable);
        return new HealthAnswer(
            isOk ? Ok : Unavailable, isOk ? Ok : Unreachable, isOk ? current : null, [.. checks, new HealthCheckAnswer("webhook", jobs.HasWebhook ? Ok : Off, 0)]);
    }

    private async Task<HealthCheckAnswer> After(Task<HealthCheckAnswer> first, string name, Func<CancellationToken, Task<(string Status, DateTimeOffset? Since)>> look) =>
        (await first).Status == Ok ? await CheckAsync(name, look) : new HealthCheckAnswer(name, Unreachable, 0);

    private static async Task<string> Answered(Task look)
    {
        await look;
        return Ok;
    }

    private async Task<HealthCheckAnswer> CheckAsync(string name, Func<CancellationToken, Task<(string Status, DateTimeOffset? Since)>> look)
    {
        var startedAt = time.GetTimestamp();
        using var limit = new CancellationTokenSource(Patience, time);
        var (status, since) = (Unreachable, default(DateTimeOffset?));
        try
        {
            (status, since) = await look(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // That it cannot be come to is the finding.
        }
        return new HealthCheckAnswer(name, status, (long)time.GetElapsedTime(startedAt).TotalMilliseconds, since);
    }
}
