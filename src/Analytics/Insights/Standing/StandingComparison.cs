namespace Analytics.Insights.Standing;

/// <summary>A metric of one value of a dimension against the rest: all others together, without those that differ themselves where enough is left.</summary>
/// <param name="Metric">Its <see cref="StandingMetric.Name"/>.</param>
/// <param name="Figure">The metric there.</param>
/// <param name="Difference">It less that of the rest, in the metric's unit; <c>null</c> with fewer than <see cref="StandingAnalysis.LeastForTest"/> figures here or in the rest.</param>
/// <param name="PValue">Two-sided; <c>null</c> likewise.</param>
/// <param name="IsDifferent">Whether it is called different, judged with all metrics of all values of the dimension.</param>
public sealed record StandingComparison(string Metric, StandingFigure Figure, Estimate? Difference, double? PValue, bool IsDifferent);
