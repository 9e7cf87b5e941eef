namespace Analytics.Statistics;

/// <summary>Between probabilities and log-odds.</summary>
internal static class LogOdds
{
    /// <summary>Probabilities nearer to 0 or 1 count as this far from them, so that their log-odds stay finite.</summary>
    public const double Smallest = 1e-15;

    public static double Clamp(double probability) => Math.Clamp(probability, Smallest, 1 - Smallest);

    public static double Of(double probability)
    {
        var clamped = Clamp(probability);
        return Math.Log(clamped) - Math.Log(1 - clamped);
    }

    public static double Probability(double logOdds)
    {
        // The exponential of a negative number cannot overflow.
        var small = Math.Exp(-Math.Abs(logOdds));
        return logOdds >= 0 ? 1 / (1 + small) : small / (1 + small);
    }
}
