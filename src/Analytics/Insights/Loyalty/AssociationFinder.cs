using Analytics.Statistics;

namespace Analytics.Insights.Loyalty;

/// <summary>Correlates satisfaction with other things, where there are enough pairs.</summary>
internal static class AssociationFinder
{
    public const int FewestPairs = 100;

    /// <summary>Of an outcome of 0 and 1: the fewest of either.</summary>
    public const int FewestEvents = 20;

    private const double Half = 0.5;
    private const double HalfAgain = 1.5;

    /// <param name="measure">What is set beside satisfaction.</param>
    /// <param name="column">The column's name, if it is one.</param>
    /// <param name="pairs">Satisfaction and the other value.</param>
    /// <returns><c>null</c> where there are too few pairs or events, or only one value on a side.</returns>
    public static LoyaltyAssociation? Of(LoyaltyMeasure measure, string? column, IReadOnlyCollection<(double Satisfaction, double Other)> pairs)
    {
        if (pairs.Count < FewestPairs) return null;
        double[] satisfaction = [.. pairs.Select(pair => pair.Satisfaction)];
        double[] other = [.. pairs.Select(pair => pair.Other)];
        int? events = other.All(value => value is 0 or 1) ? other.Count(value => value == 1) : null;
        if (events < FewestEvents || pairs.Count - events < FewestEvents) return null;
        if (Correlation.Pearson(satisfaction, other) is not { } pearson) return null;
        var rank = events is null ? Correlation.Spearman(satisfaction, other) : null;
        var scales = LatentScales.TryOf(satisfaction, other);
        return new LoyaltyAssociation(measure, column, pairs.Count, Estimate.Of(pearson.Value, pearson.Range), pearson.PValue)
        {
            Events = events,
            Rank = rank is null ? null : Estimate.Of(rank.Value, rank.Range),
            Latent = scales?.Fit() is { } latent ? Estimate.Of(latent.Value, latent.Range) : null,
            HalfShowsAs = scales?.Shown(Half),
            IfSpreadHalfAgain = RangeRestriction.Corrected(pearson.Value, HalfAgain),
        };
    }

    /// <summary>Which of them are called correlations, judged together; what stands on the same form is not judged, as it always is one.</summary>
    public static (IReadOnlyList<LoyaltyAssociation> Associations, TestFamily Family) Judge(IReadOnlyList<LoyaltyAssociation> associations)
    {
        var judged = associations.Where(association => association.Measure != LoyaltyMeasure.SameFormRecommendation).ToList();
        var found = BenjaminiHochberg.Found([.. judged.Select(association => association.PValue)]);
        var all = associations.Select(association => judged.IndexOf(association) is >= 0 and var index ? association with { IsFound = found[index] } : association).ToList();
        return (all, new TestFamily("satisfactionAndLoyalty", judged.Count, found.Count(isFound => isFound), BenjaminiHochberg.UsualRate));
    }
}
