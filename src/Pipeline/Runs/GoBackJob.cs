using Microsoft.Extensions.Logging;

namespace Pipeline.Runs;

/// <summary>Leads readers back to an earlier run.</summary>
public sealed class GoBackJob(RunStore runs, TimeProvider time, ILogger<GoBackJob> log)
{
    /// <inheritdoc cref="RunStore.PublishAgainAsync"/>
    public async Task<(Run Run, bool IsNew)?> RunAsync(string runId, CancellationToken cancellationToken = default)
    {
        var answer = await runs.PublishAgainAsync(runId, time.GetUtcNow(), cancellationToken);
        if (answer is { IsNew: true }) log.RunPublishedAgain(runId);
        return answer;
    }
}
