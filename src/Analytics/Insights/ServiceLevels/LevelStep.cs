namespace Analytics.Insights.ServiceLevels;

/// <summary>What the step from one level to the next goes with.</summary>
/// <param name="From">The lower level.</param>
/// <param name="To">The one above.</param>
/// <param name="AtEdge">Customers whose latest experience stands at the edge of the higher level, from whichever below.</param>
/// <param name="Left">Share who left at the higher level (first) and the lower (second); <c>null</c> with too few.</param>
/// <param name="Promoters">Share of promoters, likewise.</param>
public sealed record LevelStep(ServiceLevel From, ServiceLevel To, int AtEdge, ShareContrast? Left, ShareContrast? Promoters);
