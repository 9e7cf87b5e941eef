using Analytics.Analysis;

namespace Analytics.Reports.Html;

/// <summary>
/// The findings of an analysis as one page for people, in English and Chinese: a single file without scripts that loads nothing.
/// </summary>
public static class HtmlReport
{
    // Even if something of the user's data were taken for HTML, nothing would run and nothing would be loaded.
    private const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'";

    /// <summary>The page in UTF-8; equal results give equal bytes.</summary>
    public static byte[] Write(AnalysisResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var page = new HtmlBuilder();
        page.Own("<!DOCTYPE html>\n").Open("html", ("lang", "en"))
            .Own("<head>\n<meta charset=\"utf-8\">\n").Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", ContentPolicy))
            .Own("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Own("<title>Churn and satisfaction · 流失与满意度</title>\n<style>").Own(ReportStyle.Css).Own("</style>\n</head>\n<body>\n")
            .Own("<input type=\"radio\" name=\"language\" id=\"show-en\" checked>\n<input type=\"radio\" name=\"language\" id=\"show-zh\">\n")
            .Own("<main>\n<header>\n<div class=\"language\"><label for=\"show-en\" lang=\"en\">English</label><label for=\"show-zh\" lang=\"zh-Hans\">中文</label></div>\n");
        SummarySection.Write(page, result);
        page.Close("header");
        CustomersSection.Write(page, result);
        BandsSection.Write(page, result);
        ModelSection.Write(page, result);
        InsightSections.Write(page, result.Insights);
        QualitySection.Write(page, result);
        page.Element("footer", "Made by pipeline analyze. The page loads nothing and holds no scripts.", "由 pipeline analyze 生成。本页不加载任何内容，也不含脚本。")
            .Own("</main>\n</body>\n</html>\n");
        return page.ToUtf8();
    }
}
