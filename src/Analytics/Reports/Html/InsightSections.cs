using Analytics.Insights;

namespace Analytics.Reports.Html;

/// <summary>What the analyses found, one section each.</summary>
internal static class InsightSections
{
    public static void Write(HtmlBuilder page, InsightSet insights)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(insights);
        TrustSection.Write(page, insights.Trust);
    }
}
