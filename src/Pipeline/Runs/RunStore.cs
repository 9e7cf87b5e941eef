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

    /// <summary>Ids of the runs of which anything may be there, newest first.</summary>
    internal async IAsyncEnumerable<string> KeptAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in runs.QueryAsync(TableFilter.Create($"PartitionKey eq {RunPartition} and Status ne {RunStatus.Removed}"), cancellationToken: cancellationToken))
            yield return Run.From(entity).RunId;
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

    /// <summary>Forgets which parts are done and how often each was tried, once a run's results are removed.</summary>
    public Task DeletePartsAsync(string runId, CancellationToken cancellationToken) => TableWriter.DeletePartitionAsync(runs, runId, cancellationToken);

    /// <summary>The published run, or <c>null</c> before the first.</summary>
    public async Task<string?> CurrentAsync(CancellationToken cancellationToken) =>
        (await runs.FindAsync(CurrentPartition, CurrentKey, cancellationToken))?.GetString(nameof(Run.RunId));

    /// <summary>Whether all that a run published is still there. Ask after reading: what was read of a run that is removed meanwhile may lack rows.</summary>
    public async Task<bool> IsReadableAsync(string runId, CancellationToken cancellationToken) =>
        await FindAsync(runId, cancellationToken) is { Status: RunStatus.Published } || await CurrentAsync(cancellationToken) == runId;

    /// <summary>
    /// Makes a run the published one, in one write. An older run that finishes late does not push a newer one aside.
    /// </summary>
    public async Task PublishAsync(Run run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        while (true)
        {
            var entity = await runs.FindAsync(CurrentPartition, CurrentKey, cancellationToken);
            if (entity?.GetDateTimeOffset(nameof(Run.CreatedAt)) is { } published && published > run.CreatedAt) return;
            var next = new TableEntity(CurrentPartition, CurrentKey)
            {
                [nameof(Run.RunId)] = run.RunId,
                [nameof(Run.CreatedAt)] = run.CreatedAt,
                [nameof(Run.ModelVersion)] = run.ModelVersion,
            };
            try
            {
                if (entity is null) await runs.AddEntityAsync(next, cancellationToken);
                else await runs.UpdateEntityAsync(next, entity.ETag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // Another run was published meanwhile: compare again.
            }
        }
    }

    private static string InputsName(string runId) => $"{runId}/inputs.json";
}
