using Analytics.Customers;
using Pipeline.Events;
using Pipeline.Runs;

namespace Pipeline.Training;

/// <summary>
/// The timelines that training and insights of a run look at: as many whole shards from the first on as the budget allows. Customers are spread
/// over shards by a hash, so this is a fair sample. Read once, when first asked for.
/// </summary>
/// <param name="timelines">Reads them.</param>
/// <param name="inputs">The run's inputs.</param>
/// <param name="budget">Compressed bytes of events that are read at most, the first shard aside.</param>
internal sealed class SampledTimelines(TimelineSource timelines, RunInputs inputs, long budget)
{
    private readonly ShardRange _shards = Affordable(inputs, budget);
    private TimelineBatch? _batch;

    /// <summary>Share of the shards, and so about that of the customers.</summary>
    public double Share => (double)(_shards.Last + 1) / CustomerShard.Count;

    public async Task<TimelineBatch> ReadAsync(CancellationToken cancellationToken) =>
        _batch ??= await timelines.ReadAsync(inputs.Segments.Select(segment => segment.Open()), _shards, cancellationToken);

    private static ShardRange Affordable(RunInputs inputs, long budget)
    {
        var last = 0;
        var bytes = inputs.Bytes(new ShardRange(0, 0));
        while (last + 1 < CustomerShard.Count)
        {
            bytes += inputs.Bytes(new ShardRange(last + 1, last + 1));
            if (bytes > budget) break;
            last++;
        }
        return new ShardRange(0, last);
    }
}
