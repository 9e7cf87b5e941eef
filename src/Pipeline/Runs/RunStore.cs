using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Pipeline.Events;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Runs;

/// <summary>
/// Runs, in the table <c>Runs</c> and the container of the same name. The row <c>current</c> names the published run: whoever reads it sees one
/// whole run.
/// </summary>
public sealed class RunStore(TableClient runs, BlobContainerClient container)
{
    private const string RunPartition = "runs";
    private const string CurrentPartition = "current";
    private const string CurrentKey = "current";
    private const string PartKeyPrefix = "part-";
    private const string NotifiedKeyPrefix = "notified-";
    private const string SentAt = "SentAt";

    public async Task<Run?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        var entity = await runs.FindAsync(RunPartition, RunId.NewestFirstKey(runId), cancellationToken);
        return entity is null ? null : Run.From(entity);
    }

    /// <summary>Adds a run with its inputs.</summary>
    /// <returns>Whether it is new; <c>false</c> if the same run was started before.</returns>
    public async Task<bool> TryAddAsync(Run run, RunInputs inputs, CancellationToken cancellationToken)
    {
        // Inputs first: a run that can be found has them.
        // Once: of two starts at the same time neither may pull the other's pins out.
        var json = JsonSerializer.SerializeToUtf8Bytes(inputs, RunInputsJsonContext.Default.RunInputs);
        await container.WriteOnceAsync(InputsName(run.RunId), new BinaryData(json), null, cancellationToken);
        try
        {
            await runs.AddEntityAsync(run.ToEntity(RunPartition, RunId.NewestFirstKey(run.RunId)), cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return false;
        }
    }

    public async Task<RunInputs> InputsAsync(string runId, CancellationToken cancellationToken)
    {
        var content = await container.GetBlobClient(InputsName(runId)).DownloadContentAsync(cancellationToken);
        return JsonSerializer.Deserialize(content.Value.Content.ToMemory().Span, RunInputsJsonContext.Default.RunInputs)
            ?? throw new InvalidDataException($"The inputs of run {runId} are damaged.");
    }

    /// <summary>
    /// Changes a run. A change that another delivery made meanwhile is read first: nothing is overwritten unseen.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="change">Gives the new state, or the same one to leave it.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    /// <returns>The run as it is now.</returns>
    public async Task<Run?> ChangeAsync(string runId, Func<Run, Run> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var key = RunId.NewestFirstKey(runId);
        while (true)
        {
            var entity = await runs.FindAsync(RunPartition, key, cancellationToken);
            if (entity is null) return null;
            var run = Run.From(entity);
            var changed = change(run);
            if (changed == run) return run;
            try
            {
                await runs.UpdateEntityAsync(changed.ToEntity(RunPartition, key), entity.ETag, TableUpdateMode.Replace, cancellationToken);
                return changed;
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                // Read again and decide anew.
            }
        }
    }

    /// <summary>One page of runs, newest first.</summary>
    public async Task<(IReadOnlyList<Run> Runs, string? Token)> ListAsync(int top, string? token, CancellationToken cancellationToken)
    {
        var page = await runs.ReadPageAsync(RunPartition, top, token, cancellationToken);
        return ([.. page.Values.Select(Run.From)], page.ContinuationToken);
    }

    /// <summary>Ids of the runs of which anything may be there, newest first: not of those that failed before they wrote anything or whose leftovers are removed.</summary>
    internal async IAsyncEnumerable<string> KeptAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in runs.QueryAsync(TableFilter.Create($"PartitionKey eq {RunPartition} and Status ne {RunStatus.Removed} and Status ne {RunStatus.Failed}"), cancellationToken: cancellationToken))
        {
            if (Run.From(entity) is { ClearedAt: null } run) yield return run.RunId;
        }
    }

    /// <summary>Notes that a part is scored.</summary>
    public Task MarkPartAsync(string runId, ShardRange shards, CancellationToken cancellationToken) =>
        runs.UpsertEntityAsync(new TableEntity(runId, PartKeyPrefix + shards.Name), TableUpdateMode.Replace, cancellationToken);

    public async Task<bool> IsPartDoneAsync(string runId, ShardRange shards, CancellationToken cancellationToken) =>
        await runs.FindAsync(runId, PartKeyPrefix + shards.Name, cancellationToken) is not null;

    public async Task<int> CountPartsAsync(string runId, CancellationToken cancellationToken)
    {
        var count = 0;
        var filter = TableFilter.Create($"PartitionKey eq {runId}") & TableFilter.StartsWith("RowKey", PartKeyPrefix);
        await foreach (var _ in runs.QueryAsync(filter, select: ["RowKey"], cancellationToken: cancellationToken)) count++;
        return count;
    }

    /// <summary>Whether somebody was told of the run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="type">What was told.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    internal async Task<bool> IsNotifiedAsync(string runId, string type, CancellationToken cancellationToken) =>
        await runs.FindAsync(runId, NotifiedKeyPrefix + type, cancellationToken) is not null;

    internal Task MarkNotifiedAsync(string runId, string type, DateTimeOffset now, CancellationToken cancellationToken) =>
        runs.UpsertEntityAsync(new TableEntity(runId, NotifiedKeyPrefix + type) { [SentAt] = now }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets which parts are done and how often each was tried, once a run's results are removed.</summary>
    public Task DeletePartsAsync(string runId, CancellationToken cancellationToken) => TableWriter.DeletePartitionAsync(runs, runId, cancellationToken);

    /// <summary>The published run, or <c>null</c> before the first.</summary>
    public async Task<string?> CurrentAsync(CancellationToken cancellationToken) =>
        (await runs.FindAsync(CurrentPartition, CurrentKey, cancellationToken))?.GetString(nameof(Run.RunId));

    /// <summary>Whether all that a run published is still there. Ask after reading: what was read of a run that is removed meanwhile may lack rows.</summary>
    public async Task<bool> IsReadableAsync(string runId, CancellationToken cancellationToken) =>
        await FindAsync(runId, cancellationToken) is { Status: RunStatus.Published } || await CurrentAsync(cancellationToken) == runId;

    /// <summary>
    /// Makes a run the published one, in one write. An older run that finishes late does not push a newer one aside, nor one that somebody went
    /// back to from the newer one.
    /// </summary>
    public async Task PublishAsync(Run run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        while (true)
        {
            var entity = await runs.FindAsync(CurrentPartition, CurrentKey, cancellationToken);
            if (entity is not null && CurrentRun.From(entity).Outranks(run)) return;
            if (await TrySetCurrentAsync(entity, new CurrentRun(run.RunId, run.CreatedAt, run.ModelVersion, run.PublishedAt), cancellationToken)) return;
        }
    }

    /// <summary>
    /// Makes a kept run the published one again, in one write, though it is older. The run that it takes the place of does not come back by
    /// itself; a run that was started after that is published as usual.
    /// </summary>
    /// <param name="runId">The run; an id from outside will do.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>
    /// The run, and whether it became the published one by this: not if it was that already, or is another than a published one, as its status
    /// says; <c>null</c> if there is no such run.
    /// </returns>
    public async Task<(Run Run, bool IsNew)?> PublishAgainAsync(string runId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!RunId.IsValid(runId)) return null;
        while (true)
        {
            var entity = await runs.FindAsync(CurrentPartition, CurrentKey, cancellationToken);
            var current = entity is null ? null : CurrentRun.From(entity);
            // Whatever the clocks of two machines say: later than what the current run became that by.
            var chosenAt = current?.Since >= now ? current.Since.Value.AddTicks(1) : now;
            // Before it becomes the current one: from here on it is not removed. Were it being removed, this is where that is seen.
            var run = current?.RunId == runId
                ? await FindAsync(runId, cancellationToken)
                : await ChangeAsync(runId, run => run.Status == RunStatus.Published ? run with { ChosenAt = chosenAt } : run, cancellationToken);
            if (run is null) return null;
            if (run.Status != RunStatus.Published || current is null || current.RunId == runId) return (run, false);
            if (await TrySetCurrentAsync(entity, current.BackTo(run, chosenAt), cancellationToken)) return (run, true);
        }
    }

    /// <summary>Notes that a run is no longer kept, unless it is the published one, or is becoming that.</summary>
    /// <returns>Whether its results may be removed.</returns>
    internal async Task<bool> TryStartRemovalAsync(string runId, CancellationToken cancellationToken)
    {
        var entity = await runs.FindAsync(CurrentPartition, CurrentKey, cancellationToken);
        var current = entity is null ? null : CurrentRun.From(entity);
        if (current?.RunId == runId) return false;
        var run = await ChangeAsync(
            runId,
            run => run.Status == RunStatus.Cancelled || (run.ChosenAt is { } chosen && !(chosen <= current?.Since)) ? run : run with { Status = RunStatus.Removing },
            cancellationToken);
        return run is { Status: RunStatus.Removing };
    }

    /// <returns>Whether the row was still as it was read.</returns>
    private async Task<bool> TrySetCurrentAsync(TableEntity? read, CurrentRun next, CancellationToken cancellationToken)
    {
        try
        {
            var entity = next.ToEntity(CurrentPartition, CurrentKey);
            if (read is null) await runs.AddEntityAsync(entity, cancellationToken);
            else await runs.UpdateEntityAsync(entity, read.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Another run was published meanwhile: compare again.
            return false;
        }
    }

    private static string InputsName(string runId) => $"{runId}/inputs.json";
}
