using Analytics.Metrics;
using Pipeline.Publishing;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Queries;

/// <summary>Reads the metrics of a published run.</summary>
public sealed class PublishedMetrics(TableClient metrics)
{
    /// <summary>Most rows that are read: all and the largest segments over some decades of months.</summary>
    private const int MaxRows = 10_000;

    /// <summary>The tally of all answers in a run; <c>null</c> if the run has no metrics.</summary>
    public async Task<SatisfactionTally?> OverallAsync(string runId, CancellationToken cancellationToken) => (await OverallRowAsync(runId, cancellationToken))?.Tally;

    /// <summary>All answers in a run, and what its predictions come to; <c>null</c> if the run has no metrics.</summary>
    public async Task<MetricRow?> OverallRowAsync(string runId, CancellationToken cancellationToken)
    {
        var entity = await metrics.FindAsync(runId, SatisfactionBook.All, cancellationToken);
        return entity is null ? null : MetricRow.From(entity);
    }

    /// <summary>All metrics of a run: those of all customers by month and over all time, and the same of the largest segments. None if the run is gone.</summary>
    public async Task<IReadOnlyList<MetricRow>> ListAsync(string runId, CancellationToken cancellationToken)
    {
        var rows = new List<MetricRow>();
        await foreach (var entity in metrics.QueryAsync(TableFilter.Create($"PartitionKey eq {runId}"), cancellationToken: cancellationToken))
        {
            rows.Add(MetricRow.From(entity));
            if (rows.Count == MaxRows) break;
        }
        return rows;
    }
}
