namespace Analytics.Insights.Loyalty;

/// <summary>A customer who said to be satisfied and may leave.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="ChurnProbability">0 to 1.</param>
/// <param name="Rating">The last rating of satisfaction.</param>
/// <param name="AnsweredDaysAgo">Whole days from that answer to the date of the predictions; <c>null</c> if its time is not known.</param>
/// <param name="ValueAtRisk">A year, in the user's currency; <c>null</c> where the customer's value is not known.</param>
public sealed record SatisfiedButLeavingCustomer(string CustomerId, double ChurnProbability, double Rating, int? AnsweredDaysAgo, double? ValueAtRisk);
