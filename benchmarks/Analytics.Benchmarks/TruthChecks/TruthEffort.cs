namespace Analytics.Benchmarks.TruthChecks;

/// <summary>How many worlds are simulated.</summary>
/// <param name="IsShort">So few that all checks together take a minute or two; their bars are widened to match.</param>
public sealed record TruthEffort(bool IsShort)
{
    public static TruthEffort Full { get; } = new(false);

    public static TruthEffort Brief { get; } = new(true);

    /// <summary>The number of seeds: that of the bar, or fewer in the short form.</summary>
    public int Seeds(int full, int small) => IsShort ? Math.Min(full, small) : full;

    /// <summary>Simulates a world a seed, several at a time; the results are in the order of the seeds, 1 and up.</summary>
    public static T[] Run<T>(int seeds, Func<ulong, T> world)
    {
        var results = new T[seeds];
        Parallel.For(0, seeds, seed => results[seed] = world((ulong)seed + 1));
        return results;
    }
}
