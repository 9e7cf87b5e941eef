using Analytics.Statistics;

namespace Analytics.Insights.Trust;

/// <summary>How the values of one feature, or the score, moved from the training dates to the scoring date.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Psi">Population stability index over the reference's ten quantile bins, or its categories.</param>
/// <param name="Chance">What chance alone gives at these sizes, on average.</param>
/// <param name="Limit">What chance alone exceeds once in a hundred times.</param>
/// <param name="PValue">Chance of so great an index without drift.</param>
/// <param name="JensenShannon">Divergence of the same bins in bits, 0 to 1.</param>
/// <param name="KolmogorovSmirnov">For numbers: the greatest distance of the distribution functions; <c>null</c> for categories, or with too few known values.</param>
/// <param name="KolmogorovSmirnovPValue">Chance of so great a distance without drift.</param>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Calendar">Why it had to move; <c>null</c> if there is no such reason, or it did not move.</param>
public sealed record FeatureDrift(
    string Feature,
    double Psi,
    double Chance,
    double Limit,
    double PValue,
    double JensenShannon,
    double? KolmogorovSmirnov,
    double? KolmogorovSmirnovPValue,
    DriftVerdict Verdict,
    CalendarEffect? Calendar = null)
{
    /// <summary>Excess over chance from which it is worth watching.</summary>
    internal const double WatchFrom = 0.10;

    /// <summary>Excess over chance from which the model should be trained anew.</summary>
    internal const double ActFrom = 0.25;

    /// <summary>The index above what chance gives on average.</summary>
    public double Excess => Psi - Chance;

    internal static FeatureDrift Of(string feature, PopulationStability stability, KolmogorovSmirnov? distance, bool isSignificant, bool isDistanceSignificant) => new(
        feature, stability.Index, stability.Chance, stability.Limit(DriftReview.Rate), stability.PValue, stability.JensenShannon, distance?.Distance, distance?.PValue,
        Judge(stability.Excess, isSignificant, isDistanceSignificant));

    private static DriftVerdict Judge(double excess, bool isSignificant, bool isDistanceSignificant) => (isSignificant, excess) switch
    {
        (true, >= ActFrom) => DriftVerdict.Act,
        (true, >= WatchFrom) => DriftVerdict.Watch,
        (true, _) => DriftVerdict.SmallReal,
        _ => isDistanceSignificant ? DriftVerdict.SmallReal : DriftVerdict.Stable,
    };
}
