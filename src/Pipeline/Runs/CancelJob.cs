using Microsoft.Extensions.Logging;
using Pipeline.Telemetry;

namespace Pipeline.Runs;

/// <summary>Calls a run off. Whatever works for it ends by itself: training within seconds, a part when it is scored.</summary>
public sealed class CancelJob(RunStore runs, PipelineMetrics metrics, TimeProvider time, ILogger<CancelJob> log)
{
    /// <summary>
    /// Calls a run off that is queued, training, scoring or incomplete. One that is being published (<see cref="Run.IsPublishing"/>) or has come
    /// to an end is left as it is.
    /// </summary>
    /// <param name="runId">The run; an id from outside will do.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The run as it is now, and whether it was called off by this; <c>null</c> if there is no such run.</returns>
    public async Task<(Run Run, bool IsNew)?> RunAsync(string runId, CancellationToken cancellationToken = default)
    {
        if (!RunId.IsValid(runId)) return null;
        var isNew = false;
        var now = time.GetUtcNow();
        var run = await runs.ChangeAsync(
            runId,
            current =>
            {
                isNew = !RunStatus.IsFinal(current.Status) && !current.IsPublishing;
                return isNew ? current with { Status = RunStatus.Cancelled, Reason = null, CancelledAt = now } : current;
            },
            cancellationToken);
        if (run is null) return null;
        if (isNew)
        {
            metrics.RunEnded(RunStatus.Cancelled);
            log.RunCancelled(runId);
        }
        return (run, isNew);
    }
}
