using Analytics.Metrics;
using Analytics.Prediction;
using Microsoft.Extensions.Logging;
using Pipeline.Events;
using Pipeline.Forgetting;
using Pipeline.Notifications;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Pipeline.Telemetry;

namespace Pipeline.Publishing;

/// <summary>
/// Merges the parts of a run into rankings and metrics, then makes it the current run in one write. Everything before that write is
/// invisible, so it may be repeated.
/// </summary>
public sealed class Publisher(
    RunStore runs, PartStore parts, TableClient rankings, TableClient metrics, TableClient agents, TombstoneLibrary tombstones, RunCleanup cleanup,
    NotificationQueue notifications, PipelineMetrics telemetry, GaugeReader gauges, TimeProvider time, ILogger<Publisher> log)
{
    public Task PublishAsync(string runId, CancellationToken cancellationToken) =>
        JobTrace.RunAsync("publish", JobTrace.RunId, runId, () => DoAsync(runId, cancellationToken));

    private async Task DoAsync(string runId, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(runId, cancellationToken);
        if (run is not { IsScoring: true }) return;
        var inputs = await runs.InputsAsync(runId, cancellationToken);
        JobTrace.Link(inputs.Traces);
        Tombstones forgotten;
        long customers, predictions;
        ScoreDistribution scores;
        IReadOnlySet<string> ranked;
        do
        {
            forgotten = await tombstones.CurrentAsync(cancellationToken);
            (customers, predictions, scores, ranked) = await MergeAsync(runId, inputs, forgotten, cancellationToken);
        }
        // Somebody was forgotten meanwhile who stands in what was written.
        while ((await tombstones.CurrentAsync(cancellationToken)).AnyNewAmong(ranked, forgotten));

        // What the run has stands in its row before readers are led to it, and what it is called after: killed in between, it is published
        // again by the next delivery. From here on the run is not called off any more: one that was before is not published.
        var drift = await DriftAsync(run, scores, cancellationToken);
        run = await runs.ChangeAsync(
            runId,
            current => current.IsScoring
                ? current with { Customers = customers, Predictions = predictions, Scores = scores, Drift = drift, PublishedAt = time.GetUtcNow() }
                : current,
            cancellationToken);
        if (run is not { IsScoring: true }) return;
        await runs.PublishAsync(run, cancellationToken);
        // Before it is called published: from then on nothing comes here again.
        await notifications.AskAsync(runId, cancellationToken);
        var isNew = false;
        await runs.ChangeAsync(runId, current => (isNew = current.IsScoring) ? current with { Status = RunStatus.Published, Reason = null } : current, cancellationToken);
        log.RunPublished(runId, predictions);
        if (isNew)
        {
            telemetry.RunEnded(RunStatus.Published);
            telemetry.Published(scores);
        }
        await gauges.UpdateAsync(cancellationToken);
        await cleanup.RemoveOldRunsAsync(cancellationToken);
    }

    /// <summary>How far the scores lie from those of the run that trained the model, which has the model's version for its id.</summary>
    private async Task<double?> DriftAsync(Run run, ScoreDistribution scores, CancellationToken cancellationToken)
    {
        var reference = run.ModelVersion == run.RunId ? scores : (await runs.FindAsync(run.ModelVersion!, cancellationToken))?.Scores;
        return reference is null ? null : scores.DriftFrom(reference);
    }

    private async Task<(long Customers, long Predictions, ScoreDistribution Scores, IReadOnlySet<string> Ranked)> MergeAsync(
        string runId, RunInputs inputs, Tombstones forgotten, CancellationToken cancellationToken)
    {
        // Part by part, and twice: which segments have lists is known after all parts, and what is kept of them is never more than the lists hold.
        var book = new SatisfactionBook();
        var totals = new RankingTotals();
        var risk = new RiskTally();
        var scores = ScoreDistribution.Empty;
        var segments = new Dictionary<string, RiskTally>(StringComparer.Ordinal);
        long customers = 0, predictions = 0;
        foreach (var part in inputs.Ranges)
        {
            var result = await ReadAsync(runId, part, forgotten, cancellationToken);
            book.Add(result.Periods, result.Agents);
            totals.Add(result.Totals);
            risk = risk.Add(result.Risk);
            if (result.Scores is not null) scores = scores.Add(result.Scores);
            foreach (var (name, segment) in result.Segments)
            {
                book.Add(name, segment.Periods);
                segments[name] = segments.TryGetValue(name, out var others) ? others.Add(segment.Risk) : segment.Risk;
            }
            customers += result.Customers;
            predictions += result.Predictions;
        }
        var largest = LargestSegments.Of(segments.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Predictions)), LargestSegments.Count);
        var rows = MetricRow.Of(null, book.Periods, risk).Concat(largest.SelectMany(segment => MetricRow.Of(segment, book.PeriodsOf(segment), segments[segment])));
        await TableWriter.UpsertAsync(metrics, rows.Select(row => row.ToEntity(runId)), cancellationToken);
        await TableWriter.UpsertAsync(agents, book.Agents.Select(pair => SatisfactionRow.ToEntity(runId, pair.Key, pair.Value)), cancellationToken);
        var ranked = await RankAsync(runId, inputs, [.. RankingList.NamesWith(largest)], totals, forgotten, cancellationToken);
        return (customers, predictions, scores, ranked);
    }

    /// <summary>What a part came to. Of one that was scored before somebody was forgotten nobody is taken who ever was: who came back since stands in the next run.</summary>
    private async Task<PartResult> ReadAsync(string runId, ShardRange part, Tombstones forgotten, CancellationToken cancellationToken)
    {
        var result = await parts.ReadAsync(runId, part, cancellationToken);
        return forgotten.IsEmpty || result.Tombstones == forgotten.Version ? result : result.Without(customerId => forgotten.Find(customerId) is not null);
    }

    /// <returns>Who stands in a list.</returns>
    private async Task<IReadOnlySet<string>> RankAsync(
        string runId, RunInputs inputs, List<string> lists, RankingTotals totals, Tombstones forgotten, CancellationToken cancellationToken)
    {
        var book = new RankingBook(lists);
        foreach (var part in inputs.Ranges)
        {
            var result = await ReadAsync(runId, part, forgotten, cancellationToken);
            foreach (var customer in result.Ranked) book.Add(customer, result.Totals.ContainsKey);
        }
        // First: by it the lists are found that a run has when it is removed, of one that broke off here too.
        await TableWriter.UpsertAsync(rankings, lists.Select(list => RankingIndex.ToEntity(runId, list, totals.Lists.GetValueOrDefault(list))), cancellationToken);
        await TableWriter.UpsertAsync(
            rankings, lists.SelectMany(list => book.Of(list).Select((customer, index) => RankingRow.ToEntity(runId, list, index, customer))), cancellationToken);
        var ranked = lists.SelectMany(book.Of).Select(customer => customer.CustomerId).ToHashSet(StringComparer.Ordinal);
        if (forgotten.IsEmpty) return ranked;
        // A longer list of an attempt before ends with places that this one does not write.
        foreach (var list in lists)
        {
            await TableWriter.DeleteAsync(
                rankings, TableFilter.Create($"PartitionKey eq {RankingRow.PartitionKey(runId, list)} and RowKey ge {RankingRow.RowKey(book.Of(list).Count)}"), cancellationToken);
        }
        return ranked;
    }
}
