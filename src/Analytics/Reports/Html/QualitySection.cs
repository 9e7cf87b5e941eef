using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Prediction.Reasons;

namespace Analytics.Reports.Html;

/// <summary>What was read, and what became of the rows.</summary>
internal static class QualitySection
{
    /// <summary>Reasons shown of one export; all stand in data-quality.json.</summary>
    private const int Rejections = 5;

    public static void Write(HtmlBuilder page, AnalysisResult result)
    {
        page.Open("section").Element("h2", "What was read", "读入的数据");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>")
            .Open("th", ("scope", "col")).Both("File", "文件").Close("th")
            .Open("th", ("scope", "col")).Both("Kind", "种类").Close("th");
        Head(page, "Rows read", "读入行数");
        Head(page, "Accepted", "接受");
        Head(page, "Rejected", "拒绝");
        Head(page, "Duplicates", "重复");
        page.Own("</tr></thead>\n<tbody>\n");
        foreach (var export in result.Exports)
        {
            page.Own("<tr>").Open("td").Foreign(PlainText.Of(export.Name)).Close("td").Open("td");
            Kind(page, export.Kind);
            page.Close("td").NumberCell($"{export.RowsRead:n0}").NumberCell($"{export.Accepted:n0}")
                .NumberCell($"{export.Rejected:n0}").NumberCell($"{export.Duplicates:n0}").Close("tr");
        }
        page.Own("</tbody></table></div>\n");
        if (result.Exports.Any(export => export.Warnings.Count > 0 || export.Rejections.Count > 0)) Notes(page, result.Exports);
        page.Close("section");
    }

    private static void Notes(HtmlBuilder page, IReadOnlyList<ExportSummary> exports)
    {
        page.Element("h3", "Notes on the rows", "关于各行的说明").Open("ul");
        foreach (var export in exports)
        {
            foreach (var warning in export.Warnings) Note(page, export, warning);
            foreach (var rejection in export.Rejections.Take(Rejections))
            {
                var column = rejection.Column is null ? "" : $"{PlainText.Of(rejection.Column)}: ";
                Note(page, export, FormattableString.Invariant($"{rejection.Count:n0} rows rejected, first on line {rejection.FirstLine}; {column}{rejection.Reason}."));
            }
        }
        page.Close("ul");
    }

    private static void Note(HtmlBuilder page, ExportSummary export, string text) =>
        page.Open("li").Foreign(PlainText.Of(export.Name)).Text(": ").Foreign(text).Close("li");

    private static void Head(HtmlBuilder page, string english, string chinese) =>
        page.Open("th", ("class", "number"), ("scope", "col")).Both(english, chinese).Close("th");

    private static void Kind(HtmlBuilder page, string kind)
    {
        switch (kind)
        {
            case ExportKind.Customers: page.Both(kind, "客户"); break;
            case ExportKind.Surveys: page.Both(kind, "问卷"); break;
            case ExportKind.Interactions: page.Both(kind, "互动"); break;
            default: page.Text(kind); break;
        }
    }
}
