using Analytics.Boosting;

namespace Analytics.Prediction.Engines;

/// <summary>
/// How one column enters a logistic regression: as standardised numbers, or as indicators of categories, each with an indicator of missing
/// values where training had any.
/// </summary>
/// <param name="Kind">Numbers or categories.</param>
/// <param name="Mean">Of the training samples' known numbers; it stands in for missing ones.</param>
/// <param name="Scale">Their standard deviation; 0 for a column without variance, which is left out.</param>
/// <param name="Categories">Codes that have an indicator: those with enough samples.</param>
/// <param name="Coefficients">Log-odds: of one standard deviation, or of each category.</param>
/// <param name="Missing">Log-odds of a missing value, or 0.</param>
public sealed record LogisticColumn(
    ColumnKind Kind, double Mean, double Scale, IReadOnlyList<int> Categories, IReadOnlyList<double> Coefficients, double Missing)
{
    /// <summary>Standard deviations beyond which a number counts as this far out: a slope fitted to the many must not be run away with by a few.</summary>
    private const double LargestDeviation = 5;

    /// <summary>What the value adds to the raw score.</summary>
    public double Score(float value)
    {
        if (float.IsNaN(value)) return Missing;
        if (Kind == ColumnKind.Numeric) return Coefficients.Count == 0 ? 0 : Coefficients[0] * Standardised(value);
        for (var i = 0; i < Categories.Count; i++)
        {
            if (Categories[i] == value) return Coefficients[i];
        }
        // Rare and unseen ones say nothing.
        return 0;
    }

    internal double Standardised(float value) => Math.Clamp((value - Mean) / Scale, -LargestDeviation, LargestDeviation);
}
