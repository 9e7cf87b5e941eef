namespace Analytics.Statistics;

/// <summary>A confidence interval, both ends included.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Half the two-sided normal 95 %.</summary>
    internal const double Normal95 = 1.959963984540054;

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
        var square = z * z;
        var share = (double)successes / count;
        var middle = share + (square / (2.0 * count));
        var half = z * Math.Sqrt((share * (1 - share) / count) + (square / (4.0 * count * count)));
        var scale = 1 + (square / count);
        // Exact where rounding could leave the share itself outside.
        return new Interval(successes == 0 ? 0 : (middle - half) / scale, successes == count ? 1 : (middle + half) / scale);
    }
}
