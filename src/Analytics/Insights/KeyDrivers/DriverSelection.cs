using Analytics.Statistics;

namespace Analytics.Insights.KeyDrivers;

/// <summary>
/// Which samples and drivers a model is made of. Only samples of which all its drivers are known are used. Of the samples with any rating,
/// drivers known of less than half are left out; where too few complete ones remain, the least known driver goes, one after the other.
/// Where ratings do not suffice at all, the same with derived drivers alone.
/// </summary>
internal sealed record DriverSelection
{
    /// <summary>The least part of samples of which a driver is known.</summary>
    private const double LeastKnown = 0.5;

    /// <summary>Correlation from which two drivers cannot be told apart.</summary>
    private const double Collinear = 0.9;

    private const int FewestDrivers = 2;

    public required IReadOnlyList<DriverSample> Samples { get; init; }

    public required IReadOnlyList<DriverGroup> Drivers { get; init; }

    public required IReadOnlyList<LeftOutDriver> LeftOut { get; init; }

    /// <summary>The cluster of each sample: its customer, numbered from 0 without gaps.</summary>
    public required int[] Clusters { get; init; }

    public int Customers => Clusters.Max() + 1;

    public double[] Targets => [.. Samples.Select(sample => (double)sample.Target)];

    /// <summary>Customers that a model of so many drivers needs at least.</summary>
    public static int LeastCustomers(int drivers) => Math.Max(100, 20 * drivers);

    /// <summary>Samples of the rarer outcome that it needs at least.</summary>
    public static int LeastEvents(int drivers) => 10 * drivers;

    /// <summary>Samples of the rarer of the two outcomes.</summary>
    public static int Events(IReadOnlyCollection<DriverSample> samples)
    {
        var positives = samples.Count(sample => sample.Target == 1);
        return Math.Min(positives, samples.Count - positives);
    }

    /// <summary>The selection; <c>null</c> where there is too little.</summary>
    public static DriverSelection? TryOf(IReadOnlyList<DriverSample> samples) =>
        TryOf(samples, DriverKind.Said, _ => true) ?? TryOf(samples, DriverKind.Done, key => key.Kind == DriverKind.Done);

    private static DriverSelection? TryOf(IReadOnlyList<DriverSample> samples, DriverKind basis, Func<DriverKey, bool> allowed)
    {
        var looked = samples.Where(sample => sample.Has(basis)).ToList();
        var known = looked.SelectMany(sample => sample.Drivers.Keys).Where(allowed).GroupBy(key => key).ToDictionary(key => key.Key, key => key.Count());
        var keys = DriverKey.Ordered(known.Keys).ToList();
        var leftOut = new List<LeftOutDriver>();
        void LeaveOut(DriverKey key, LeftOutReason reason)
        {
            keys.Remove(key);
            leftOut.Add(new LeftOutDriver(key.Name, key.Kind, (double)known[key] / looked.Count, reason));
        }

        foreach (var key in keys.Where(key => known[key] < LeastKnown * looked.Count).ToList()) LeaveOut(key, LeftOutReason.SeldomKnown);
        while (keys.Count >= FewestDrivers && keys.Exists(key => key.Kind == basis))
        {
            var complete = looked.Where(sample => keys.TrueForAll(sample.Drivers.ContainsKey)).ToList();
            var constant = keys.Where(key => complete.Count > 0 && complete.TrueForAll(sample => sample.Drivers[key] == complete[0].Drivers[key])).ToList();
            if (constant.Count > 0)
            {
                foreach (var key in constant) LeaveOut(key, LeftOutReason.Constant);
                continue;
            }
            var customers = complete.Select(sample => sample.Customer).Distinct().Count();
            if (customers >= LeastCustomers(keys.Count) && Events(complete) >= LeastEvents(keys.Count)) return Of(complete, keys, leftOut);
            // Of those known equally seldom the last.
            LeaveOut(keys.OrderBy(key => known[key]).ThenByDescending(keys.IndexOf).First(), LeftOutReason.SeldomKnown);
        }
        return null;
    }

    private static DriverSelection? Of(List<DriverSample> samples, List<DriverKey> keys, List<LeftOutDriver> leftOut)
    {
        var drivers = Merge([.. keys.Select(key => new DriverGroup([key], [.. samples.Select(sample => sample.Drivers[key])]))]);
        if (drivers.Count < FewestDrivers) return null;
        var numbers = new Dictionary<int, int>();
        foreach (var sample in samples) numbers.TryAdd(sample.Customer, numbers.Count);
        return new DriverSelection
        {
            Samples = samples,
            Drivers = drivers,
            LeftOut = leftOut,
            Clusters = [.. samples.Select(sample => numbers[sample.Customer])],
        };
    }

    /// <summary>Makes one of two drivers, the closest pair first, until none are too close. The mean of both stands for them.</summary>
    private static List<DriverGroup> Merge(List<DriverGroup> drivers)
    {
        while (drivers.Count > 1 && Correlations.TryOf([.. drivers.Select(driver => driver.Values)]) is { } correlations)
        {
            var (first, second) = (0, 0);
            for (var left = 0; left < drivers.Count; left++)
            {
                for (var right = left + 1; right < drivers.Count; right++)
                {
                    var closest = first == second ? Collinear : Math.Abs(correlations[first, second]);
                    if (Math.Abs(correlations[left, right]) > closest) (first, second) = (left, right);
                }
            }
            if (first == second) break;
            var mirrored = correlations[first, second] < 0;
            var (one, other) = (drivers[first], drivers[second]);
            drivers[first] = new DriverGroup(
                [.. one.Members, .. other.Members],
                [.. one.Values.Zip(other.Values, (left, right) => (left + (mirrored ? 100 - right : right)) / 2)]);
            drivers.RemoveAt(second);
        }
        return drivers;
    }
}
