namespace Analytics.Insights.Loyalty;

/// <summary>The correlation of satisfaction with one thing.</summary>
/// <param name="Measure">What it is set beside.</param>
/// <param name="Column">The column's name, for <see cref="LoyaltyMeasure.Column"/>; else <c>null</c>.</param>
/// <param name="Pairs">Pairs of values, one a customer; answers that name nobody count each.</param>
/// <param name="Correlation">Pearson's; of an outcome of 0 and 1 the point-biserial.</param>
/// <param name="PValue">Two-sided, of sides that have nothing to do with each other.</param>
public sealed record LoyaltyAssociation(LoyaltyMeasure Measure, string? Column, int Pairs, Estimate Correlation, double PValue)
{
    /// <summary>Pairs with an outcome of 1; <c>null</c> where the outcome is not one of 0 and 1.</summary>
    public int? Events { get; init; }

    /// <summary>Whether it is called a correlation at all, judged with the others of its family; <c>null</c> of the same form, which is not judged.</summary>
    public bool? IsFound { get; init; }

    /// <summary>Spearman's; <c>null</c> for an outcome of 0 and 1.</summary>
    public Estimate? Rank { get; init; }

    /// <summary>Polychoric: what the correlation is if both scales are cuts of normal variables; <c>null</c> where a scale has more than 11 steps.</summary>
    public Estimate? Latent { get; init; }

    /// <summary>What a latent correlation of 0.5 shows as on these scales with these margins; <c>null</c> as <see cref="Latent"/>.</summary>
    public double? HalfShowsAs { get; init; }

    /// <summary>What the correlation would be if satisfaction were spread half as wide again, as among customers who do not answer; an assumption, not a finding.</summary>
    public double IfSpreadHalfAgain { get; init; }
}
