using Azure;
using Pipeline.Events;
using Pipeline.Faults;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Runs;

/// <summary>
/// The attempts at each step of a run, in the run's partition of the table <c>Runs</c>. An attempt is counted before its work begins, so that one
/// that is killed leaves a trace, and one that fails leaves its reason.
/// </summary>
public sealed class RunAttempts(TableClient runs, TimeProvider time)
{
    /// <summary>The step that gives a run its model.</summary>
    public const string Training = "train";

    /// <summary>The step that finds a run's insights.</summary>
    public const string Insights = "insights";

    /// <summary>The step that tells of a run.</summary>
    public const string Notification = "notification";

    private const string KeyPrefix = "attempt-";
    private const string AttemptedAt = "AttemptedAt";

    /// <summary>The step that scores a part.</summary>
    public static string Scoring(ShardRange shards) => $"part-{shards.Name}";

    public async Task<RunAttempt?> FindAsync(string runId, string step, CancellationToken cancellationToken)
    {
        var entity = await runs.FindAsync(runId, KeyPrefix + step, cancellationToken);
        return entity is null ? null : From(entity);
    }

    /// <summary>Does a step's work, counted before and with the reason kept should it fail.</summary>
    public async Task RunAsync(string runId, string step, Func<Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await ChangeAsync(runId, step, attempt => attempt with { Attempts = attempt.Attempts + 1 }, cancellationToken);
        try
        {
            await work();
        }
        catch (Exception exception) when (FailureReason.IsFailure(exception, cancellationToken))
        {
            await FailureReason.RecordAsync(
                exception, reason => ChangeAsync(runId, step, attempt => attempt with { LastFailure = reason }, cancellationToken));
            throw;
        }
    }

    private async Task ChangeAsync(string runId, string step, Func<RunAttempt, RunAttempt> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await runs.FindAsync(runId, KeyPrefix + step, cancellationToken);
            var attempt = change(found is null ? new RunAttempt(0, null) : From(found));
            var entity = new TableEntity(runId, KeyPrefix + step) { [nameof(RunAttempt.Attempts)] = attempt.Attempts, [AttemptedAt] = time.GetUtcNow() };
            if (attempt.LastFailure is not null) entity[nameof(RunAttempt.LastFailure)] = attempt.LastFailure;
            try
            {
                if (found is null) await runs.AddEntityAsync(entity, cancellationToken);
                else await runs.UpdateEntityAsync(entity, found.ETag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // Another delivery counted itself first.
            }
        }
    }

    private static RunAttempt From(TableEntity entity) =>
        new(entity.GetInt32(nameof(RunAttempt.Attempts)) ?? 0, entity.GetString(nameof(RunAttempt.LastFailure)));
}
