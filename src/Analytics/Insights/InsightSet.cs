namespace Analytics.Insights;

/// <summary>What the analyses found, one property each.</summary>
public sealed record InsightSet
{
}
