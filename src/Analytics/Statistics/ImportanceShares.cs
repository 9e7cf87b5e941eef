namespace Analytics.Statistics;

/// <summary>Which part of what is explained is each variable's.</summary>
/// <param name="Fit">What all variables explain together, R² or McFadden's pseudo-R², 0 to 1.</param>
/// <param name="Shares">One a variable, together 1.</param>
/// <param name="Ranges">Their 95 % intervals.</param>
internal sealed record ImportanceShares(double Fit, IReadOnlyList<double> Shares, IReadOnlyList<Interval> Ranges)
{
    /// <summary>From the parts of the fit, and those of bootstrap samples: see <see cref="ExpandedPercentile"/>.</summary>
    /// <param name="parts">One a variable.</param>
    /// <param name="drawn">The same of each bootstrap sample.</param>
    /// <param name="clusters">Clusters in a bootstrap sample.</param>
    /// <returns><c>null</c> where nothing is explained, or half of what was drawn explains nothing.</returns>
    public static ImportanceShares? TryOf(double[] parts, IReadOnlyList<double[]> drawn, int clusters)
    {
        var fit = parts.Sum();
        if (!(fit > 0)) return null;
        var usable = drawn.Where(draw => draw.Sum() > 0).ToList();
        if (usable.Count == 0 || usable.Count < drawn.Count / 2) return null;
        var ranges = new Interval[parts.Length];
        for (var variable = 0; variable < parts.Length; variable++)
        {
            var ascending = usable.Select(draw => draw[variable] / draw.Sum()).Order().ToArray();
            ranges[variable] = ExpandedPercentile.Of(ascending, clusters);
        }
        return new ImportanceShares(fit, [.. parts.Select(part => part / fit)], ranges);
    }
}
