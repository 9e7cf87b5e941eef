namespace Analytics.Insights.ServiceLevels;

/// <summary>The experiences at one level, by the moving yardstick.</summary>
/// <param name="Level">The level.</param>
/// <param name="Answers">Experiences with an answer.</param>
/// <param name="Share">Of all with an answer, 0 to 1.</param>
/// <param name="Left">Share whose customers left within the horizon; <c>null</c> with too few of whom it is known.</param>
/// <param name="Promoters">Share of 9 and 10 among those who said how likely they recommend; <c>null</c> with too few.</param>
/// <param name="ProxyShare">Share of this level among contacts without an answer, by their facts alone; <c>null</c> with too few.</param>
public sealed record LevelRow(ServiceLevel Level, int Answers, Estimate Share, Estimate? Left, Estimate? Promoters, double? ProxyShare);
