namespace Pipeline.Events;

/// <summary>A run of neighbouring shards, both ends inclusive.</summary>
public readonly record struct ShardRange
{
    /// <exception cref="ArgumentOutOfRangeException">Not within 0 to 255, or the wrong way round.</exception>
    public ShardRange(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(last, CustomerShard.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, last);
        First = first;
        Last = last;
    }

    public static ShardRange All { get; } = new(0, CustomerShard.Count - 1);

    public int First { get; }

    public int Last { get; }

    /// <summary>Names the range in keys and file names; ranges of one run start at different shards.</summary>
    public string Name => First.ToString("x2", System.Globalization.CultureInfo.InvariantCulture);

    public override string ToString() => $"{First:x2}-{Last:x2}";
}
