namespace Analytics.Prediction;

/// <summary>What the model says of one customer.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="AsOf">The date it is said of.</param>
/// <param name="ChurnProbability">Probability of leaving in the outcome window, 0 to 1.</param>
/// <param name="Band">Name of the risk band.</param>
public sealed record CustomerPrediction(string CustomerId, DateTimeOffset AsOf, double ChurnProbability, string Band);
