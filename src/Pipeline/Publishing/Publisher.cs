using Analytics.Metrics;
using Microsoft.Extensions.Logging;
using Pipeline.Forgetting;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Publishing;

/// <summary>
/// Merges the parts of a run into rankings and metrics, then makes it the current run in one write. Everything before that write is
/// invisible, so it may be repeated.
/// </summary>
public sealed class Publisher(
    RunStore runs, PartStore parts, TableClient rankings, TableClient metrics, TableClient agents, TombstoneLibrary tombstones, RunCleanup cleanup, TimeProvider time, ILogger<Publisher> log)
{
    public async Task PublishAsync(string runId, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(runId, cancellationToken);
        if (run is not { IsScoring: true }) return;
        var inputs = await runs.InputsAsync(runId, cancellationToken);
        Tombstones forgotten;
        long customers, predictions;
        do
        {
            forgotten = await tombstones.CurrentAsync(cancellationToken);
            (customers, predictions) = await MergeAsync(runId, inputs, forgotten, cancellationToken);
        }
        // Somebody was forgotten meanwhile, and may stand in what was written.
        while ((await tombstones.CurrentAsync(cancellationToken)).Version != forgotten.Version);

        // What the run has stands in its row before readers are led to it, and what it is called after: killed in between, it is published
        // again by the next delivery.
        await ChangeAsync(current => current with { Customers = customers, Predictions = predictions, PublishedAt = time.GetUtcNow() });
        await runs.PublishAsync(run, cancellationToken);
        await ChangeAsync(current => current with { Status = RunStatus.Published, Reason = null });
        log.RunPublished(runId, predictions);
        await cleanup.RemoveOldRunsAsync(cancellationToken);

        Task<Run?> ChangeAsync(Func<Run, Run> change) => runs.ChangeAsync(runId, current => current.IsScoring ? change(current) : current, cancellationToken);
    }

    private async Task<(long Customers, long Predictions)> MergeAsync(string runId, RunInputs inputs, Tombstones forgotten, CancellationToken cancellationToken)
    {
        // Part by part: what is kept of them is never more than the lists hold.
        var book = new SatisfactionBook();
        var lists = RankingList.Names.ToDictionary(name => name, _ => (IReadOnlyList<RankedCustomer>)[], StringComparer.Ordinal);
        long customers = 0, predictions = 0;
        foreach (var part in inputs.Ranges)
        {
            var result = await parts.ReadAsync(runId, part, cancellationToken);
            // Of a part that was scored before somebody was forgotten nobody is taken who ever was: who came back since stands in the next run.
            if (!forgotten.IsEmpty && result.Tombstones != forgotten.Version) result = result.Without(customerId => forgotten.Find(customerId) is not null);
            book.Add(result.Periods, result.Agents);
            foreach (var list in RankingList.Names) lists[list] = RankingList.Merge(list, [lists[list], result.Candidates.GetValueOrDefault(list) ?? []]);
            customers += result.Customers;
            predictions += result.Predictions;
        }
        await TableWriter.UpsertAsync(metrics, book.Periods.Select(pair => SatisfactionRow.ToEntity(runId, pair.Key, pair.Value)), cancellationToken);
        await TableWriter.UpsertAsync(agents, book.Agents.Select(pair => SatisfactionRow.ToEntity(runId, pair.Key, pair.Value)), cancellationToken);
        foreach (var list in RankingList.Names)
        {
            await TableWriter.UpsertAsync(rankings, lists[list].Select((customer, index) => RankingRow.ToEntity(runId, list, index, customer)), cancellationToken);
            // A longer list of an attempt before ends with places that this one does not write.
            if (!forgotten.IsEmpty) await RemoveFromAsync(RankingRow.PartitionKey(runId, list), lists[list].Count, cancellationToken);
        }
        return (customers, predictions);
    }

    private async Task RemoveFromAsync(string partition, int place, CancellationToken cancellationToken)
    {
        var filter = TableFilter.Create($"PartitionKey eq {partition} and RowKey ge {RankingRow.RowKey(place)}");
        await foreach (var row in rankings.QueryAsync(filter, select: ["RowKey"], cancellationToken: cancellationToken))
            await rankings.DeleteEntityAsync(partition, row.RowKey, cancellationToken: cancellationToken);
    }
}
