using Analytics.Metrics;
using Pipeline.Publishing;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Queries;

/// <summary>Reads the metrics of a published run.</summary>
public sealed class PublishedMetrics(TableClient metrics)
{
    /// <summary>The tally of all answers in a run; <c>null</c> without answers.</summary>
    public async Task<SatisfactionTally?> OverallAsync(string runId, CancellationToken cancellationToken)
    {
        var entity = await metrics.FindAsync(runId, SatisfactionBook.All, cancellationToken);
        return entity is null ? null : SatisfactionRow.From(entity);
    }
}
