namespace Analytics.Simulation;

/// <summary>
/// Simulates a service business whose truth is known: who leaves, why, and what the exports can tell of it. The
/// formulas and every planted effect stand in docs/simulation.md.
/// </summary>
public static class ServiceBusiness
{
    /// <summary>Customers simulated at a time; a stream holds no more than this many.</summary>
    private const int BatchSize = 1_024;

    /// <summary>Simulates the whole business into memory, about 4 KB a customer over two years.</summary>
    /// <param name="options">Which business.</param>
    /// <param name="progress">Told the number of customers done, every 1,024 customers.</param>
    /// <param name="cancellationToken">Checked for every customer.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static SimulatedBusiness Simulate(
        SimulationOptions options, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var world = ToWorld(options);
        return new SimulatedBusiness(world, [.. Live(world, progress, cancellationToken)]);
    }

    /// <summary>
    /// The same customers one after another, never more than 1,024 of them in memory: for exports of any size in one pass.
    /// </summary>
    /// <param name="options">Which business.</param>
    /// <param name="progress">Told the number of customers done, every 1,024 customers.</param>
    /// <param name="cancellationToken">Checked for every customer.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, while enumerating.</exception>
    public static IEnumerable<CustomerHistory> Stream(
        SimulationOptions options, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        Live(ToWorld(options), progress, cancellationToken);

    /// <summary>The staff of the business that these options describe.</summary>
    public static IReadOnlyList<Agent> Agents(SimulationOptions options) => ToWorld(options).Agents;

    private static World ToWorld(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new World(options);
    }

    private static IEnumerable<CustomerHistory> Live(World world, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = world.Options.MaxThreads ?? Environment.ProcessorCount,
        };
        var customers = world.Options.Customers;
        for (var first = 0; first < customers; first += BatchSize)
        {
            var start = first;
            var batch = new CustomerHistory[Math.Min(BatchSize, customers - start)];
            Parallel.For(0, batch.Length, parallel, place => batch[place] = CustomerLife.Live(world, start + place));
            progress?.Report(start + batch.Length);
            foreach (var history in batch)
                yield return history;
        }
    }
}
