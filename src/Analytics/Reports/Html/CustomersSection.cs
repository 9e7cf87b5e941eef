using System.Globalization;
using Analytics.Analysis;
using Analytics.Prediction.Reasons;

namespace Analytics.Reports.Html;

/// <summary>The customers at highest risk, what raises it and what may be done.</summary>
internal static class CustomersSection
{
    private const int Shown = 20;

    public static void Write(HtmlBuilder page, AnalysisResult result)
    {
        if (result.Predictions.Count == 0) return;
        page.Open("section").Element("h2", "Most at risk", "风险最高的客户");
        page.Open("div", ("class", "wide")).Open("table", ("class", "people")).Own("<thead><tr>")
            .Open("th", ("class", "number"), ("scope", "col")).Text("#").Close("th")
            .Open("th", ("scope", "col")).Both("Customer", "客户").Close("th")
            .Open("th", ("class", "number"), ("scope", "col")).Both("Churn probability", "流失概率").Close("th")
            .Open("th", ("scope", "col")).Both("Band", "风险等级").Close("th")
            .Open("th", ("scope", "col")).Both("What raises the risk, and what to do", "是什么抬高了风险，可以做什么").Close("th")
            .Own("</tr></thead>\n<tbody>\n");
        foreach (var (index, explained) in result.Predictions.Take(Shown).Index())
        {
            var (prediction, reasons) = explained;
            page.Own("<tr>").NumberCell($"{index + 1}")
                .Open("td", ("class", "id")).Foreign(PlainText.Of(prediction.CustomerId)).Close("td")
                .NumberCell($"{prediction.ChurnProbability:0.0 %}")
                .Open("td");
            BandsSection.Name(page, prediction.Band);
            page.Close("td").Open("td").Open("ol", ("class", "reasons"));
            foreach (var reason in reasons) page.Open("li").Both(reason.English, reason.Chinese).Close("li");
            page.Close("ol");
            if (explained.Action is { } action) page.Open("p", ("class", "action")).Both(action.English, action.Chinese).Close("p");
            page.Close("td").Close("tr");
        }
        page.Own("</tbody></table></div>\n");
        var scored = result.Predictions.Count.ToString("n0", CultureInfo.InvariantCulture);
        page.Open("p", ("class", "note")).Both(
                $"All {scored} are in predictions.csv. Reasons say what raised the model's score, not what makes a customer leave. What to do follows from the first of them; that it keeps anybody is not shown.",
                $"全部 {scored} 位见 predictions.csv。这里的原因说明什么抬高了模型的评分，并不等于客户流失的起因。建议由第一条原因得出，并不保证能留住客户。")
            .Close("p").Close("section");
    }
}
