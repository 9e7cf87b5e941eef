using Analytics.Statistics;

namespace Analytics.Insights.KeyDrivers;

/// <summary>How the share of an outcome moves along a driver, other drivers left as they are.</summary>
internal static class EffectShape
{
    private const int Bins = 5;

    /// <summary>A bin of fewer samples is left out.</summary>
    private const int FewestSamples = 10;

    /// <summary>
    /// A bin for each value where there are at most five, else five of about equal count; equal values stay together. Wilson intervals on n / d, d the
    /// design effect of several samples of one customer.
    /// </summary>
    public static IReadOnlyList<ShapeBin> Of(double[] values, double[] targets, int[] clusters)
    {
        var ties = Enumerable.Range(0, values.Length).GroupBy(sample => values[sample]).OrderBy(tie => tie.Key).ToList();
        var bins = new SortedDictionary<int, List<int>>();
        var before = 0;
        foreach (var (index, tie) in ties.Index())
        {
            var count = tie.Count();
            // By the middle of what is equal.
            var bin = ties.Count <= Bins ? index : (int)(Bins * (before + (count / 2.0)) / values.Length);
            before += count;
            if (!bins.TryGetValue(bin, out var members)) bins.Add(bin, members = []);
            members.AddRange(tie);
        }
        return [.. bins.Values.Where(members => members.Count >= FewestSamples).Select(members => Bin(members, values, targets, clusters))];
    }

    private static ShapeBin Bin(List<int> members, double[] values, double[] targets, int[] clusters)
    {
        var positives = members.Count(sample => targets[sample] > 0.5);
        var share = (double)positives / members.Count;
        var sums = members.GroupBy(sample => clusters[sample]).Select(cluster => cluster.Sum(sample => targets[sample] - share)).ToList();
        var naive = members.Count * share * (1 - share) * members.Count / (members.Count - 1);
        var design = naive > 0 && sums.Count > 1 ? Math.Max(1, sums.Sum(sum => sum * sum) * sums.Count / (sums.Count - 1) / naive) : 1;
        // Wilson on n/d is Wilson on n with z·√d.
        var range = Interval.Wilson(positives, members.Count, Interval.Normal95 * Math.Sqrt(design));
        return new ShapeBin(
            members.Min(sample => values[sample]), members.Max(sample => values[sample]), members.Average(sample => values[sample]), Estimate.Of(share, range), members.Count);
    }
}
