using Pipeline.Events;

namespace Pipeline.Scoring;

/// <summary>
/// Cuts the shards into neighbouring ranges, one a message. Shards are sized by the bytes of their customers' events, as reading them is most
/// of the work. The same inputs and settings always give the same ranges.
/// </summary>
public static class ShardPlan
{
    private const long BytesPerMegabyte = 1024 * 1024;

    public static IReadOnlyList<ShardRange> Create(IEnumerable<Segment> segments, ScoringOptions options)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(options);
        var sizes = new long[CustomerShard.Count];
        foreach (var index in segments.Select(segment => segment.Index))
        {
            for (var shard = 0; shard < sizes.Length; shard++) sizes[shard] += index.Bytes(new ShardRange(shard, shard));
        }

        var total = sizes.Sum();
        var target = Math.Min(options.MegabytesPerMessage * BytesPerMegabyte, Math.Max(1, total / options.MinMessages));
        var ranges = new List<ShardRange>();
        var first = 0;
        long gathered = 0;
        for (var shard = 0; shard < sizes.Length; shard++)
        {
            gathered += sizes[shard];
            if (gathered < target && shard < sizes.Length - 1) continue;
            ranges.Add(new ShardRange(first, shard));
            first = shard + 1;
            gathered = 0;
        }
        return ranges;
    }
}
