namespace Analytics.Statistics;

/// <summary>A confidence interval, both ends included.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Half the two-sided normal 95 %.</summary>
    internal const double Normal95 = 1.959963984540054;

    /// <summary>95 % interval of what is normal about its true value.</summary>
    internal static Interval Around(double value, double error) => new(value - (Normal95 * error), value + (Normal95 * error));

    /// <summary>95 % interval of a figure between 0 and 1, normal on the logit scale, so that it stays between them.</summary>
    /// <param name="value">Above 0 and below 1.</param>
    /// <param name="error">That of its log-odds.</param>
    internal static Interval OnLogits(double value, double error)
    {
        var range = Around(LogOdds.Of(value), error);
        return new Interval(LogOdds.Probability(range.Low), LogOdds.Probability(range.High));
    }

    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>
    /// Interval of a share, 95 % unless told: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n) (Wilson 1927).
    /// </summary>
    /// <param name="successes">From 0 to <paramref name="count"/>.</param>
    /// <param name="count">At least 1.</param>
    /// <param name="z">Standard normal quantile of the level, two-sided.</param>
    public static Interval Wilson(long successes, long count, double z = Normal95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, count);
        return WilsonOfShare((double)successes / count, count, z);
    }

    /// <summary>The same of a share among answers that count as fewer than there are, since those of one customer resemble each other.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="count">Above 0, not necessarily whole: answers / design effect.</param>
    /// <param name="z">Standard normal quantile of the level, two-sided.</param>
    internal static Interval WilsonOfShare(double share, double count, double z = Normal95)
    {
        var square = z * z;
        var middle = share + (square / (2.0 * count));
        var half = z * Math.Sqrt((share * (1 - share) / count) + (square / (4.0 * count * count)));
        var scale = 1 + (square / count);
        // Exact where rounding could leave the share itself outside.
        return new Interval(share <= 0 ? 0 : (middle - half) / scale, share >= 1 ? 1 : (middle + half) / scale);
    }

    /// <summary>
    /// Adjusted Wald interval, 95 %, of a share of promoters less one of detractors, -1 to 1: with three answers added, three quarters of
    /// one to promoters and to detractors each, p − d ± z√((p + d − (p − d)²) / n), cut off at the ends of the scale (Rocks 2016).
    /// </summary>
    /// <param name="promoters">Share, 0 to 1.</param>
    /// <param name="detractors">Share; with that of the promoters at most 1.</param>
    /// <param name="count">Above 0, not necessarily whole: answers / design effect.</param>
    internal static Interval OfNetShare(double promoters, double detractors, double count)
    {
        var answers = count + 3;
        var inFavour = ((promoters * count) + 0.75) / answers;
        var against = ((detractors * count) + 0.75) / answers;
        var middle = inFavour - against;
        var half = Normal95 * Math.Sqrt((inFavour + against - (middle * middle)) / answers);
        // A single answer can lie beyond the end; the interval holds the value it is of.
        var value = promoters - detractors;
        return new Interval(Math.Min(value, Math.Max(-1, middle - half)), Math.Max(value, Math.Min(1, middle + half)));
    }

    /// <summary>
    /// Difference of two independent shares, the first less the second, by the limits of each (Newcombe 1998, method 10):
    /// d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²). The limits may be of any other independent figures.
    /// </summary>
    internal static Interval OfDifference(double first, Interval ofFirst, double second, Interval ofSecond)
    {
        var difference = first - second;
        return new Interval(
            difference - Math.Sqrt(Square(first - ofFirst.Low) + Square(ofSecond.High - second)),
            difference + Math.Sqrt(Square(ofFirst.High - first) + Square(second - ofSecond.Low)));

        static double Square(double value) => value * value;
    }
}
