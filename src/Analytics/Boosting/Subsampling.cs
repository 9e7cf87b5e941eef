namespace Analytics.Boosting;

/// <summary>
/// Which samples and which columns each tree is grown on. A draw is a hash of the seed, the round and the index, so that it needs no memory and
/// is the same on any number of threads.
/// </summary>
internal sealed class Subsampling(BoosterOptions options)
{
    public bool IsActive => options.RowShare < 1 || options.ColumnShare < 1;

    /// <summary>Whether a sample is drawn in a round; null when all are.</summary>
    public Func<int, bool>? Rows(int round)
    {
        if (options.RowShare >= 1)
            return null;
        var (stream, limit) = (Mix(Mix((ulong)options.Seed) + (ulong)round), (ulong)(options.RowShare * ulong.MaxValue));
        return sample => Mix(stream + (ulong)sample) <= limit;
    }

    /// <summary>For each column whether it is drawn in a round; null when all are. At least one is.</summary>
    public bool[]? Columns(int round, int columnCount)
    {
        if (options.ColumnShare >= 1 || columnCount == 0)
            return null;
        var stream = Mix(~Mix((ulong)options.Seed) + (ulong)round);
        var drawn = new bool[columnCount];
        foreach (var columnIndex in Enumerable.Range(0, columnCount)
            .OrderBy(index => Mix(stream + (ulong)index)).Take(Math.Max(1, (int)Math.Round(options.ColumnShare * columnCount))))
            drawn[columnIndex] = true;
        return drawn;
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014): neighbouring inputs give independent outputs.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
