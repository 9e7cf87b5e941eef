using Analytics.Metrics;
using Pipeline.Publishing;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Queries;

/// <summary>Reads the metrics of a published run.</summary>
public sealed class PublishedMetrics(RunStore runs, TableClient metrics)
{
    /// <summary>The tally of all answers in the current run; <c>null</c> without a run or without answers.</summary>
    public async Task<SatisfactionTally?> OverallAsync(CancellationToken cancellationToken)
    {
        if (await runs.CurrentAsync(cancellationToken) is not { } runId) return null;
        var entity = await metrics.FindAsync(runId, SatisfactionBook.All, cancellationToken);
        return entity is null ? null : SatisfactionRow.From(entity);
    }
}
