namespace Analytics.Insights.Trust;

/// <summary>The customers whose predictions should not be trusted.</summary>
/// <param name="Scored">Customers who have a prediction.</param>
/// <param name="Doubtful">Of them, those with at least one unusual reason.</param>
/// <param name="OutsideFrom">So many important features must lie outside the range of training.</param>
/// <param name="ImportantFeatures">Features looked at for that.</param>
/// <param name="Reasons">One a reason.</param>
/// <param name="Listed">Of the doubtful ones those of highest risk, at most 100.</param>
public sealed record TrustDoubts(
    int Scored, int Doubtful, int OutsideFrom, int ImportantFeatures, IReadOnlyList<DoubtCount> Reasons, IReadOnlyList<DoubtfulCustomer> Listed)
{
    /// <summary>Customers listed at most.</summary>
    internal const int MostListed = 100;
}
