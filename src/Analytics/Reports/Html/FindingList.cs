using Analytics.Analysis;
using Analytics.Exports.Quality;
using Analytics.Prediction.Reasons;

namespace Analytics.Reports.Html;

/// <summary>Findings about the data in words: about all exports together and about each, what matters most first.</summary>
internal static class FindingList
{
    /// <summary>Names of columns stand in them, which may be of any length.</summary>
    private const int LongestFinding = 1_000;

    public static void Write(HtmlBuilder page, AnalysisResult result)
    {
        var findings = All(result).OrderByDescending(found => found.Finding.Severity).ToList();
        page.Element("h3", "What to look at", "需要留意的问题");
        if (findings.Count == 0)
        {
            page.Element("p", "Nothing was found that stands in the way of using the data.", "没有发现妨碍使用这些数据的问题。");
            return;
        }
        page.Open("ul", ("class", "findings"));
        foreach (var (export, finding) in findings)
        {
            page.Open("li");
            Severity(page, finding.Severity);
            page.Open("div");
            if (export is not null) page.Open("strong").Foreign(PlainText.Of(export)).Close("strong");
            page.Open("p").Both(PlainText.Of(finding.English, LongestFinding), PlainText.Of(finding.Chinese, LongestFinding)).Close("p").Close("div").Close("li");
        }
        page.Close("ul");
    }

    /// <summary>How many findings are serious.</summary>
    public static int Serious(AnalysisResult result) => All(result).Count(found => found.Finding.Severity == QualitySeverity.Serious);

    /// <summary>Each with the name of the export that it is about; without one it is about all.</summary>
    private static IEnumerable<(string? Export, QualityFinding Finding)> All(AnalysisResult result)
    {
        foreach (var finding in result.Quality.Overall) yield return (null, finding);
        foreach (var (export, findings) in result.Exports.Zip(result.Quality.Exports))
        {
            foreach (var finding in findings) yield return (export.Name, finding);
        }
    }

    private static void Severity(HtmlBuilder page, QualitySeverity severity)
    {
        var (style, english, chinese) = severity switch
        {
            QualitySeverity.Serious => ("band high", "serious", "严重"),
            QualitySeverity.Warning => ("band medium", "warning", "注意"),
            _ => ("band plain", "note", "提示"),
        };
        page.Open("span", ("class", style)).Both(english, chinese).Close("span");
    }
}
