namespace Analytics.Statistics;

/// <summary>
/// Where values stand among others of their time, 0 to 1: the share below plus half the share that is equal, so that a value shared by many
/// stands in their middle.
/// </summary>
internal static class WindowRanks
{
    /// <summary>Others below which a rank among them says little, and a wider circle is taken.</summary>
    public const int MinOthers = 200;

    /// <summary>Groups with a yardstick of their own at most, those with most values.</summary>
    private const int MostGroups = 12;

    /// <summary>
    /// Among the values of the same group in the days up to its own, those of its day included; among those of all groups in these days where
    /// there are fewer than <see cref="MinOthers"/>; else among all values.
    /// </summary>
    /// <param name="values">In order of <paramref name="days"/>; NaN has no rank.</param>
    /// <param name="days">Ascending.</param>
    /// <param name="groups">Numbers from 0 up.</param>
    /// <param name="windowDays">Length of the window.</param>
    /// <returns>The ranks, NaN where there is no value, and among how many each was found.</returns>
    public static (double[] Ranks, int[] Counts) Moving(double[] values, int[] days, int[] groups, int windowDays)
    {
        var (places, size) = Places(values);
        var own = GroupsOfTheirOwn(values, groups);
        var windows = own.ToDictionary(group => group, _ => new CountTree(size));
        var (near, all) = (new CountTree(size), new CountTree(size));
        foreach (var place in places) all.Add(place, 1);
        var (ranks, counts) = (new double[values.Length], new int[values.Length]);
        var (entering, leaving) = (0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            for (; entering < values.Length && days[entering] <= days[i]; entering++) Move(entering, 1);
            for (; days[leaving] <= days[i] - windowDays; leaving++) Move(leaving, -1);
            var window = windows.TryGetValue(groups[i], out var group) && group.Total >= MinOthers ? group : near.Total >= MinOthers ? near : all;
            (ranks[i], counts[i]) = places[i] < 0 ? (double.NaN, 0) : (window.Rank(places[i]), window.Total);
        }
        return (ranks, counts);

        void Move(int sample, int by)
        {
            near.Add(places[sample], by);
            if (windows.TryGetValue(groups[sample], out var window)) window.Add(places[sample], by);
        }
    }

    /// <summary>Among the values up to a day, of the same group where it has <see cref="MinOthers"/> of them.</summary>
    /// <param name="values">In any order; NaN has no rank.</param>
    /// <param name="days">One a value.</param>
    /// <param name="groups">Numbers from 0 up.</param>
    /// <param name="lastDay">Values of later days are no part of the yardstick.</param>
    /// <returns>As <see cref="Moving"/>; <c>null</c> where the yardstick has fewer than <see cref="MinOthers"/> values.</returns>
    public static (double[] Ranks, int[] Counts)? Fixed(double[] values, int[] days, int[] groups, int lastDay)
    {
        var all = Reference(values, days, lastDay, _ => true);
        if (all.Length < MinOthers) return null;
        var references = new Dictionary<int, double[]>();
        foreach (var group in GroupsOfTheirOwn(values, groups))
        {
            if (Reference(values, days, lastDay, i => groups[i] == group) is { Length: >= MinOthers } reference) references.Add(group, reference);
        }
        var (ranks, counts) = (new double[values.Length], new int[values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            var reference = references.GetValueOrDefault(groups[i], all);
            (ranks[i], counts[i]) = double.IsNaN(values[i]) ? (double.NaN, 0) : (Rank(reference, values[i]), reference.Length);
        }
        return (ranks, counts);
    }

    private static double[] Reference(double[] values, int[] days, int lastDay, Func<int, bool> belongs)
    {
        double[] reference = [.. Enumerable.Range(0, values.Length).Where(i => days[i] <= lastDay && !double.IsNaN(values[i]) && belongs(i)).Select(i => values[i])];
        Array.Sort(reference);
        return reference;
    }

    private static double Rank(double[] ascending, double value)
    {
        int below = First(value, orEqual: true), upTo = First(value, orEqual: false);
        return (below + ((upTo - below) / 2.0)) / ascending.Length;

        // The first place at or above the value, or above it.
        int First(double limit, bool orEqual)
        {
            var (low, high) = (0, ascending.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (orEqual ? ascending[middle] < limit : ascending[middle] <= limit) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }

    private static int[] GroupsOfTheirOwn(double[] values, int[] groups) =>
    [
        .. groups.Where((_, i) => !double.IsNaN(values[i])).GroupBy(group => group).Where(group => group.Count() >= MinOthers)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Take(MostGroups).Select(group => group.Key),
    ];

    /// <summary>The place of each value among the different ones, -1 for NaN, and how many these are.</summary>
    private static (int[] Places, int Size) Places(double[] values)
    {
        double[] different = [.. values.Where(value => !double.IsNaN(value)).Distinct().Order()];
        return ([.. values.Select(value => double.IsNaN(value) ? -1 : Array.BinarySearch(different, value))], different.Length);
    }

    /// <summary>Counts by place whose sums up to a place take logarithmic time (Fenwick 1994).</summary>
    private sealed class CountTree(int size)
    {
        private readonly int[] _sums = new int[size + 1];

        public int Total { get; private set; }

        public void Add(int place, int by)
        {
            if (place < 0) return;
            Total += by;
            for (var node = place + 1; node < _sums.Length; node += node & -node) _sums[node] += by;
        }

        public double Rank(int place)
        {
            var below = Below(place);
            return (below + ((Below(place + 1) - below) / 2.0)) / Total;
        }

        private int Below(int place)
        {
            var sum = 0;
            for (var node = place; node > 0; node -= node & -node) sum += _sums[node];
            return sum;
        }
    }
}
