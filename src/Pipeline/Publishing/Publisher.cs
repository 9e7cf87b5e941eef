using Analytics.Metrics;
using Microsoft.Extensions.Logging;
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
    RunStore runs, PartStore parts, TableClient rankings, TableClient metrics, TableClient agents, RunCleanup cleanup, TimeProvider time, ILogger<Publisher> log)
{
    public async Task PublishAsync(string runId, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(runId, cancellationToken);
        if (run is null || run.Status != RunStatus.Scoring) return;
        var inputs = await runs.InputsAsync(runId, cancellationToken);
        var results = new List<PartResult>();
        foreach (var part in inputs.Ranges) results.Add(await parts.ReadAsync(runId, part, cancellationToken));

        var book = new SatisfactionBook();
        foreach (var result in results) book.Add(result.Periods, result.Agents);
        await TableWriter.UpsertAsync(metrics, book.Periods.Select(pair => SatisfactionRow.ToEntity(runId, pair.Key, pair.Value)), cancellationToken);
        await TableWriter.UpsertAsync(agents, book.Agents.Select(pair => SatisfactionRow.ToEntity(runId, pair.Key, pair.Value)), cancellationToken);
        foreach (var list in RankingList.Names)
        {
            var merged = RankingList.Merge(results.Select(result => result.Candidates[list]));
            await TableWriter.UpsertAsync(rankings, merged.Select((customer, index) => RankingRow.ToEntity(runId, list, index, customer)), cancellationToken);
        }

        var published = run with
        {
            Status = RunStatus.Published,
            Customers = results.Sum(result => result.Customers),
            Predictions = results.Sum(result => result.Predictions),
            PublishedAt = time.GetUtcNow(),
        };
        await runs.PublishAsync(published, cancellationToken);
        await runs.ChangeAsync(runId, current => current.Status == RunStatus.Scoring ? published : current, cancellationToken);
        log.RunPublished(runId, published.Predictions);
        await cleanup.RemoveOldRunsAsync(cancellationToken);
    }
}
