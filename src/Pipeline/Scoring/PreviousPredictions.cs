using System.Collections.Concurrent;
using Pipeline.Events;
using Pipeline.Runs;
using Pipeline.Storage.Tables;

namespace Pipeline.Scoring;

/// <summary>Reads what the run before said of the customers of some shards, so that their history goes on.</summary>
public sealed class PreviousPredictions(RunStore runs, TableClient predictions)
{
    /// <summary>Partitions read at once.</summary>
    private const int Concurrency = 8;

    /// <summary>The predictions by customer; none without a run before, and if its results are being removed or gone.</summary>
    /// <param name="runId">The run before, pinned with the inputs.</param>
    /// <param name="shards">The shards.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<IReadOnlyDictionary<string, PredictionRow>> ReadAsync(string? runId, ShardRange shards, CancellationToken cancellationToken)
    {
        var rows = new ConcurrentDictionary<string, PredictionRow>(StringComparer.Ordinal);
        if (runId is null) return rows;
        await Parallel.ForAsync(
            shards.First, shards.Last + 1, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (shard, token) =>
            {
                var filter = TableFilter.Create($"PartitionKey eq {PredictionRow.PartitionKey(runId, shard)}");
                await foreach (var entity in predictions.QueryAsync(filter, PredictionRow.HistoryColumns, cancellationToken: token))
                {
                    var row = PredictionRow.From(entity);
                    rows[row.CustomerId] = row;
                }
            });
        if (await runs.IsReadableAsync(runId, cancellationToken)) return rows;
        return new Dictionary<string, PredictionRow>();
    }
}
