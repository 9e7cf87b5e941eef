using Analytics.Customers;

namespace Pipeline.Events;

/// <summary>Puts the records of segments together into customers' timelines.</summary>
public sealed class TimelineSource(SegmentReader reader)
{
    /// <summary>Everybody in a range of shards.</summary>
    /// <param name="segments">Oldest export first.</param>
    /// <param name="shards">The shards to read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<TimelineBatch> ReadAsync(IEnumerable<Segment> segments, ShardRange shards, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var builder = new TimelineBuilder();
        foreach (var segment in segments)
        {
            await foreach (var record in reader.ReadAsync(segment, shards, cancellationToken)) builder.Add(record);
        }
        return builder.Build();
    }
}
