using Analytics.Customers;
using Pipeline.Forgetting;

namespace Pipeline.Events;

/// <summary>Puts the records of segments together into customers' timelines.</summary>
public sealed class TimelineSource(SegmentReader reader, TombstoneLibrary tombstones)
{
    /// <summary>Everybody in a range of shards who is not forgotten.</summary>
    /// <param name="segments">Oldest export first.</param>
    /// <param name="shards">The shards to read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<TimelineBatch> ReadAsync(IEnumerable<Segment> segments, ShardRange shards, CancellationToken cancellationToken) =>
        await ReadAsync(segments, shards, await tombstones.CurrentAsync(cancellationToken), cancellationToken);

    /// <inheritdoc cref="ReadAsync(IEnumerable{Segment}, ShardRange, CancellationToken)"/>
    /// <param name="segments">Oldest export first.</param>
    /// <param name="shards">The shards to read.</param>
    /// <param name="forgotten">Who is forgotten.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal async Task<TimelineBatch> ReadAsync(IEnumerable<Segment> segments, ShardRange shards, Tombstones forgotten, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var builder = new TimelineBuilder();
        foreach (var segment in segments)
        {
            await foreach (var record in reader.ReadAsync(segment, shards, cancellationToken))
            {
                if (!forgotten.Cover(record)) builder.Add(record);
            }
        }
        return builder.Build();
    }
}
