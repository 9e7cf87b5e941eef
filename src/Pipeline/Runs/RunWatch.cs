using Azure;

namespace Pipeline.Runs;

/// <summary>Looks now and then whether a run was called off, and cancels the work for it if so.</summary>
internal sealed class RunWatch : IAsyncDisposable
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _work;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    /// <param name="runs">Where the run stands.</param>
    /// <param name="runId">The run.</param>
    /// <param name="time">What the time between two looks is measured by.</param>
    /// <param name="cancellationToken">Cancels the work too.</param>
    public RunWatch(RunStore runs, string runId, TimeProvider time, CancellationToken cancellationToken)
    {
        _work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _watching = WatchAsync(runs, runId, time);
    }

    /// <summary>Cancels the work for the run.</summary>
    public CancellationToken Token => _work.Token;

    /// <summary>Whether the run was seen to be called off.</summary>
    public bool IsCancelled { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
        _work.Dispose();
    }

    private async Task WatchAsync(RunStore runs, string runId, TimeProvider time)
    {
        try
        {
            while (!IsCancelled)
            {
                await Task.Delay(Every, time, _end.Token);
                IsCancelled = await IsCancelledAsync(runs, runId);
            }
            await _work.CancelAsync();
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The work is done.
        }
    }

    private async Task<bool> IsCancelledAsync(RunStore runs, string runId)
    {
        try
        {
            return await runs.FindAsync(runId, _end.Token) is { Status: RunStatus.Cancelled };
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // It is looked at again after the usual time; the work itself notices what is wrong with storage.
            return false;
        }
    }
}
