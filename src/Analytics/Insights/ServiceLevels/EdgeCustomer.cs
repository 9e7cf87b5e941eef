namespace Analytics.Insights.ServiceLevels;

/// <summary>A customer whose latest experience stands at the edge of the next level.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Level">Level of the latest experience.</param>
/// <param name="Next">The level it would be at with a slightly higher score.</param>
/// <param name="Distance">Points of rank (0 to 100) that are missing.</param>
/// <param name="Value">Margin a year; <c>null</c> where it is not known.</param>
public sealed record EdgeCustomer(string CustomerId, ServiceLevel Level, ServiceLevel Next, double Distance, double? Value);
