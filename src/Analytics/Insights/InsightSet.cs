using Analytics.Insights.Expectations;
using Analytics.Insights.ServiceLevels;

namespace Analytics.Insights;

/// <summary>What the analyses found, one property each.</summary>
public sealed record InsightSet
{
    public ExpectationGapInsight? ExpectationGap { get; init; }

    public ServiceLevelsInsight? ServiceLevels { get; init; }
}
