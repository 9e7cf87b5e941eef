using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Pipeline.Events;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Publishing;

/// <summary>Removes the results of runs that are no longer kept. A removal that breaks off is finished by the next one.</summary>
public sealed class RunCleanup(
    RunStore runs, TableClient predictions, TableClient rankings, TableClient metrics, TableClient agents, BlobContainerClient predictionFiles, BlobContainerClient runFiles,
    TimeProvider time, ILogger<RunCleanup> log)
{
    /// <summary>Published runs that are kept, so that one can go back.</summary>
    private const int KeptRuns = 3;

    private const int PageSize = 100;

    /// <summary>Time after which nothing works for a run any more that was called off.</summary>
    private static readonly TimeSpan WorkEndsAfter = TimeSpan.FromHours(1);

    public async Task RemoveOldRunsAsync(CancellationToken cancellationToken)
    {
        var published = 0;
        string? token = null;
        do
        {
            (var page, token) = await runs.ListAsync(PageSize, token, cancellationToken);
            foreach (var run in page)
            {
                if (run.Status == RunStatus.Cancelled) await ClearAsync(run, cancellationToken);
                else if (run.Status == RunStatus.Published && published < KeptRuns) published++;
                // Beyond the kept ones, also what never came to an end.
                else if (published >= KeptRuns && run.Status is not (RunStatus.Removed or RunStatus.Failed))
                    await RemoveAsync(run.RunId, cancellationToken);
            }
        }
        while (token is not null);
    }

    private async Task RemoveAsync(string runId, CancellationToken cancellationToken)
    {
        // First: a run of which something is gone must not look like a whole one.
        if (!await runs.TryStartRemovalAsync(runId, cancellationToken)) return;
        await DeleteResultsAsync(runId, cancellationToken);
        await runs.ChangeAsync(runId, run => run with { Status = RunStatus.Removed }, cancellationToken);
        log.RunRemoved(runId);
    }

    private async Task ClearAsync(Run run, CancellationToken cancellationToken)
    {
        if (run.ClearedAt is not null || time.GetUtcNow() - run.CancelledAt < WorkEndsAfter) return;
        await DeleteResultsAsync(run.RunId, cancellationToken);
        await runs.ChangeAsync(run.RunId, current => current with { ClearedAt = time.GetUtcNow() }, cancellationToken);
        log.RunCleared(run.RunId);
    }

    private async Task DeleteResultsAsync(string runId, CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < CustomerShard.Count; shard++)
            await TableWriter.DeletePartitionAsync(predictions, PredictionRow.PartitionKey(runId, shard), cancellationToken);
        var lists = await new RankingIndex(rankings).NamesAsync(runId, cancellationToken);
        foreach (var list in lists.Union(RankingList.Names)) await TableWriter.DeletePartitionAsync(rankings, RankingRow.PartitionKey(runId, list), cancellationToken);
        await TableWriter.DeletePartitionAsync(rankings, runId, cancellationToken);
        await TableWriter.DeletePartitionAsync(metrics, runId, cancellationToken);
        await TableWriter.DeletePartitionAsync(agents, runId, cancellationToken);
        await DeleteBlobsAsync(predictionFiles, runId, cancellationToken);
        await DeleteBlobsAsync(runFiles, runId, cancellationToken);
        await runs.DeletePartsAsync(runId, cancellationToken);
    }

    private static async Task DeleteBlobsAsync(BlobContainerClient container, string runId, CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(prefix: $"{runId}/", cancellationToken: cancellationToken))
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
    }
}
