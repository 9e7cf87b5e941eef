using Analytics.Insights;
using Analytics.Prediction.Reasons;

namespace Analytics.Reports.Html;

/// <summary>The head and the sentences of one insight; its picture follows.</summary>
internal static class InsightParagraph
{
    /// <summary>The user's own names may stand in a sentence.</summary>
    private const int LongestSentence = 1_000;

    /// <summary>Opens the insight's section and writes what was found, or why nothing is said.</summary>
    /// <returns>Whether there is anything to draw.</returns>
    public static bool Open(HtmlBuilder page, Insight insight, string english, string chinese)
    {
        page.Open("section").Element("h2", english, chinese);
        if (insight.Missing is { } missing)
        {
            page.Open("p", ("class", "note")).Both(missing.English, missing.Chinese).Close("p");
            return false;
        }
        foreach (var statement in insight.Statements)
            page.Open("p").Both(PlainText.Of(statement.English, LongestSentence), PlainText.Of(statement.Chinese, LongestSentence)).Close("p");
        return true;
    }
}
