using Analytics.Customers;

namespace Analytics.Prediction;

/// <summary>What the models say of one customer.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="AsOf">The date it is said of.</param>
/// <param name="ChurnProbability">Probability of leaving in the outcome window, 0 to 1.</param>
/// <param name="Band">Name of the risk band.</param>
public sealed record CustomerPrediction(string CustomerId, DateTimeOffset AsOf, double ChurnProbability, string Band)
{
    /// <summary>Probability of turning out loyal, 0 to 1; <c>null</c> without a loyalty model.</summary>
    public double? LoyaltyProbability { get; init; }

    /// <summary>
    /// Margin a year that is expected to be lost: churn probability times the customer's value, in the user's currency; <c>null</c> where the
    /// value is not known.
    /// </summary>
    public double? ValueAtRisk { get; init; }

    /// <summary>The segment that the customer list gives (<see cref="SegmentLabel"/>); <c>null</c> where it gives none.</summary>
    public string? Segment { get; init; }
}
