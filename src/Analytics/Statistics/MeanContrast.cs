namespace Analytics.Statistics;

/// <summary>Whether two means differ by more than chance, of figures that are skewed and of clusters that resemble themselves.</summary>
internal static class MeanContrast
{
    /// <summary>
    /// Two-sided p-value of a part against the rest of its whole, or against most of the rest, the variance being that of both together: as it
    /// is where nothing differs.
    /// </summary>
    /// <remarks>
    /// The design effect is the greatest of 1, of the linearised variance of the difference (with its covariance: a customer may have
    /// answered in both), and of the one by which figures of a cluster are equally correlated, as they are in the whole: the part's own is
    /// uncertain where the part is small.
    /// </remarks>
    /// <param name="tally">The part.</param>
    /// <param name="rest">What it is compared with: <see cref="PartTally.Rest"/> or <see cref="PartTally.RestWithout"/>.</param>
    public static double WithRest(PartTally tally, ClusterMoments rest)
    {
        var part = tally.Part;
        if (part.Count == 0 || rest.Count == 0) return 1;
        var both = Both(part, rest);
        if (both.IsConstant) return 1;
        double count = part.Count, others = rest.Count;
        var shares = (1 / count) + (1 / others);
        var resemblance = tally.Whole.Resemblance;
        var counts = (part.CountSquares / (count * count)) + (rest.CountSquares / (others * others)) - (2 * tally.CommonCounts / (count * tally.Rest.Count));
        var alike = 1 - resemblance + (resemblance * counts / shares);
        var own = (part.RawMeanVariance + rest.RawMeanVariance - (2 * tally.Covariance)) / ((part.Variance / count) + (rest.Variance / others));
        var effect = Math.Max(1, Math.Max(alike, double.IsFinite(own) ? own : 1));
        return PValue(part.Mean - rest.Mean, both.Variance, both.Skewness, count / effect, others / effect);
    }

    /// <summary>Of two sets of figures, as if they had no clusters in common; where they have, their difference varies less than assumed.</summary>
    public static double Apart(ClusterMoments first, ClusterMoments second)
    {
        if (first.Count == 0 || second.Count == 0) return 1;
        var both = Both(first, second);
        if (both.IsConstant) return 1;
        return PValue(first.Mean - second.Mean, both.Variance, both.Skewness, first.EffectiveCount, second.EffectiveCount);
    }

    // Shapes and spreads do not differ either where nothing does.
    private static ClusterMoments Both(ClusterMoments first, ClusterMoments second) => new(
        first.Count + second.Count, first.Sum + second.Sum, first.Squares + second.Squares, first.Cubes + second.Cubes, 0, 0, 0, 0);

    private static double PValue(double difference, double variance, double skewness, double first, double second)
    {
        var shares = (1 / first) + (1 / second);
        // The third cumulant of a mean falls with the square of the count, and has its sign turned round in the second.
        var skew = skewness * ((1 / (first * first)) - (1 / (second * second))) / Math.Pow(shares, 1.5);
        return SkewedNormal.TwoSided(difference / Math.Sqrt(variance * shares), skew);
    }
}
