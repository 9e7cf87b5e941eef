using NCrontab;

namespace Functions.Local.Triggers;

/// <summary>Calls a job at the times of an NCRONTAB expression with seconds, in UTC, as the Functions host does.</summary>
internal sealed class LocalTimerTrigger(string function, string schedule, Func<CancellationToken, Task> job, TimeProvider time, ILogger log)
{
    // Longer waits are made of several, as a timer's span is bounded.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly CrontabSchedule _schedule = CrontabSchedule.Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await WaitUntilAsync(_schedule.GetNextOccurrence(time.GetUtcNow().UtcDateTime), cancellationToken);
                try
                {
                    await job(cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
                {
                    // A timer is not tried again: the next time comes.
                    log.TriggerFailed(function, 1, 1, exception);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task WaitUntilAsync(DateTime next, CancellationToken cancellationToken)
    {
        for (var wait = next - time.GetUtcNow().UtcDateTime; wait > TimeSpan.Zero; wait = next - time.GetUtcNow().UtcDateTime)
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, cancellationToken);
    }
}
