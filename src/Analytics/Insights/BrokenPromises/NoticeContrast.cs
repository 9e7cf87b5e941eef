namespace Analytics.Insights.BrokenPromises;

/// <summary>A kind of change without notice against the same with notice.</summary>
/// <param name="Kind">A change.</param>
/// <param name="Churners">Months with leaving after either.</param>
/// <param name="Ratio">Hazard after an unannounced one over that after an announced one.</param>
/// <param name="PValue">Of the ratio against 1, two-sided.</param>
/// <param name="Found">Whether it counts as more than chance, among the contrasts.</param>
public sealed record NoticeContrast(ExposureKind Kind, int Churners, Estimate Ratio, double PValue, bool Found);
