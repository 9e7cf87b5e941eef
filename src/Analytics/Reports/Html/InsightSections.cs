using Analytics.Insights;

namespace Analytics.Reports.Html;

/// <summary>What the analyses found, one section each.</summary>
internal static class InsightSections
{
    public static void Write(HtmlBuilder page, InsightSet insights)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(insights);
        if (insights.Standing is { } standing) StandingSection.Write(page, standing);
        if (insights.SatisfactionAndLoyalty is { } loyalty) LoyaltySection.Write(page, loyalty);
        if (insights.ExpectationGap is { } gap) ExpectationGapSection.Write(page, gap);
        if (insights.ServiceLevels is { } levels) ServiceLevelsSection.Write(page, levels);
        if (insights.KeyDrivers is { } drivers) KeyDriversSection.Write(page, drivers);
        if (insights.BrokenPromises is { } promises) BrokenPromisesSection.Write(page, promises);
        if (insights.Trust is { } trust) TrustSection.Write(page, trust);
    }
}
