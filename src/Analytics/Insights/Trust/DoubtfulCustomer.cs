namespace Analytics.Insights.Trust;

/// <summary>A customer whose prediction should not be trusted.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="ChurnProbability">What the model says all the same, 0 to 1.</param>
/// <param name="Reasons">Why not to trust it.</param>
public sealed record DoubtfulCustomer(string CustomerId, double ChurnProbability, IReadOnlyList<DoubtReason> Reasons);
