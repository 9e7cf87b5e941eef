namespace Analytics.Insights.KeyDrivers;

/// <summary>The outcome among samples with values of a driver from one to another.</summary>
/// <param name="From">Lowest value, percent of the scale.</param>
/// <param name="To">Highest value, percent of the scale.</param>
/// <param name="Mean">Mean value, percent of the scale.</param>
/// <param name="Share">Share of the samples of which the outcome came true, 0 to 1, with its 95 % Wilson interval.</param>
/// <param name="Count">Samples.</param>
public sealed record ShapeBin(double From, double To, double Mean, Estimate Share, int Count);
