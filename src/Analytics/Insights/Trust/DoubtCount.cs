namespace Analytics.Insights.Trust;

/// <summary>How many customers a reason applies to.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Customers">Customers of those scored.</param>
/// <param name="Share">Their share of all scored, 0 to 1.</param>
/// <param name="TrainingShare">Share of the customers of training it applies to; <c>null</c> of copies, which are looked for among all.</param>
/// <param name="IsUnusual">Whether it was rare enough in training to be a reason for doubt: what the model has often seen it has learned.</param>
public sealed record DoubtCount(DoubtReason Reason, int Customers, double Share, double? TrainingShare, bool IsUnusual);
