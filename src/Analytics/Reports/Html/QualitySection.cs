using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Prediction.Reasons;

namespace Analytics.Reports.Html;

/// <summary>What was read, what became of the rows, and what stands in the way of trusting what is made of them.</summary>
internal static class QualitySection
{
    /// <summary>Where the section is on the page.</summary>
    public const string Anchor = "your-data";

    /// <summary>Reasons shown of one export; all stand in data-quality.json.</summary>
    private const int Rejections = 5;

    public static void Write(HtmlBuilder page, AnalysisResult result)
    {
        page.Open("section", ("id", Anchor)).Element("h2", "Your data", "您的数据");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>")
            .Open("th", ("scope", "col")).Both("File", "文件").Close("th")
            .Open("th", ("scope", "col")).Both("Kind", "种类").Close("th");
        Head(page, "Rows read", "读入行数");
        Head(page, "Accepted", "接受");
        Head(page, "Rejected", "拒绝");
        Head(page, "Of these left out", "其中不计入");
        Head(page, "Duplicates", "重复");
        page.Own("</tr></thead>\n<tbody>\n");
        foreach (var export in result.Exports) Row(page, export);
        page.Own("</tbody></table></div>\n");
        page.Open("p", ("class", "note")).Both(
            "Rows read = accepted + rejected + duplicates. Left out are rows that were never meant to count, such as test answers.",
            "读入 = 接受 + 拒绝 + 重复。不计入的是本来就不应计算的行，例如测试答卷。").Close("p");
        FindingList.Write(page, result);
        if (result.Exports.Any(export => export.Warnings.Count > 0 || export.Rejections.Count > 0)) Notes(page, result.Exports);
        page.Close("section");
    }

    private static void Row(HtmlBuilder page, ExportSummary export)
    {
        page.Own("<tr>").Open("td").Foreign(PlainText.Of(export.Name));
        if (export.IsHeld) page.Text(" ").Open("span", ("class", "band high")).Both("left out whole", "整份未采用").Close("span");
        page.Close("td").Open("td");
        Kind(page, export.Kind);
        page.Close("td").NumberCell($"{export.RowsRead:n0}").NumberCell($"{export.Accepted:n0}").NumberCell($"{export.Rejected:n0}")
            .NumberCell($"{export.LeftOut:n0}").NumberCell($"{export.Duplicates:n0}").Close("tr");
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
