namespace Analytics.Statistics;

/// <summary>
/// How strongly something unseen would have to go with both the exposure and the outcome, as a risk ratio beyond what was adjusted for, to
/// explain an association away: RR + √(RR·(RR − 1)), of a ratio below 1 that of its inverse (VanderWeele and Ding 2017).
/// </summary>
internal static class EValue
{
    /// <param name="ratio">A risk ratio, or a ratio of hazards where events are rare; above 0.</param>
    /// <returns>At least 1; 1 if nothing is needed.</returns>
    public static double Of(double ratio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        var above = ratio < 1 ? 1 / ratio : ratio;
        return above + Math.Sqrt(above * (above - 1));
    }

    /// <summary>What is needed to move the interval onto 1: that of the end nearer to 1, and 1 if it holds 1 already.</summary>
    public static double Of(Interval ratios) => ratios.Contains(1) ? 1 : Of(ratios.Low > 1 ? ratios.Low : ratios.High);

    /// <summary>
    /// The risk ratio that a ratio of hazards amounts to where events are common: (1 − 0.5^√HR) / (1 − 0.5^√(1/HR)) (VanderWeele 2017).
    /// </summary>
    public static double RiskRatio(double hazardRatio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hazardRatio);
        return (1 - Math.Pow(0.5, Math.Sqrt(hazardRatio))) / (1 - Math.Pow(0.5, Math.Sqrt(1 / hazardRatio)));
    }
}
