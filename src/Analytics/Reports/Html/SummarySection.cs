using Analytics.Analysis;
using Analytics.Metrics;
using Analytics.Prediction;

namespace Analytics.Reports.Html;

/// <summary>The page's head: what it is about, the figures to remember, and what is missing.</summary>
internal static class SummarySection
{
    public static void Write(HtmlBuilder page, AnalysisResult result)
    {
        page.Element("h1", "Churn and satisfaction", "流失与满意度");
        page.Open("p", ("class", "lead"));
        if (result.Customers == 0)
        {
            page.Both("No row names a customer", "没有任何一行指明客户");
        }
        else if (result.Card is null)
        {
            page.Both(Invariant($"{result.Customers:n0} customers, as of {result.AsOf:yyyy-MM-dd} (UTC)"), Invariant($"{result.Customers:n0} 位客户，截至 {result.AsOf:yyyy-MM-dd}（UTC）"));
        }
        else
        {
            page.Both(
                Invariant($"{result.Predictions.Count:n0} of {result.Customers:n0} customers scored, as of {result.AsOf:yyyy-MM-dd} (UTC)"),
                Invariant($"共 {result.Customers:n0} 位客户，已为 {result.Predictions.Count:n0} 位打分，截至 {result.AsOf:yyyy-MM-dd}（UTC）"));
        }
        page.Close("p");

        if (result.Shortfall is { } missing)
        {
            page.Open("div", ("class", "missing"), ("role", "note")).Element("strong", "No predictions", "没有预测结果")
                .Open("p").Both(missing.English, missing.Chinese).Close("p").Close("div");
        }

        if (FindingList.Serious(result) is var serious && serious > 0)
        {
            page.Open("p").Open("a", ("href", $"#{QualitySection.Anchor}")).Both(
                serious == 1 ? "There is a serious finding about your data" : Invariant($"There are {serious} serious findings about your data"),
                Invariant($"您的数据有 {serious} 个严重问题")).Own("</a>").Both(": look there before you trust what follows.", "：请先查看，再采信以下内容。").Close("p");
        }

        page.Open("div", ("class", "tiles"));
        if (result.Card is { } card)
        {
            var high = result.Predictions.Count(customer => customer.Prediction.Band == RiskBand.High);
            Tile(page, "At high risk", "高风险客户", Invariant($"{high:n0}"), Invariant($"of {result.Predictions.Count:n0} customers scored"), Invariant($"位，共为 {result.Predictions.Count:n0} 位客户打分"));
            Tile(
                page, "Grade of the model", "模型评级", card.Grade ?? "–",
                Invariant($"AUC {card.Evaluation.Auc:0.000}: 0.5 is guessing, 1 is certainty"), Invariant($"AUC {card.Evaluation.Auc:0.000}：0.5 相当于随机猜测，1 为完全正确"));
            var valued = result.Predictions.Where(customer => customer.Prediction.ValueAtRisk is not null).ToList();
            if (valued.Count > 0)
            {
                Tile(
                    page, "Value at risk", "风险价值", Invariant($"{valued.Sum(customer => customer.Prediction.ValueAtRisk):n0}"),
                    Invariant($"margin a year, of {valued.Count:n0} customers whose value is known"), Invariant($"年利润，来自 {valued.Count:n0} 位价值已知的客户"));
            }
        }
        var all = result.Periods.GetValueOrDefault(SatisfactionBook.All) ?? new SatisfactionTally();
        if (MetricEstimate.Csat(all) is { Value: { } csat } satisfied)
            Tile(page, "CSAT", "满意度 CSAT", Invariant($"{csat:0.0} %"), Invariant($"of {satisfied.Answers:n0} answers satisfied"), Invariant($"满意，共 {satisfied.Answers:n0} 份回答"));
        if (MetricEstimate.Nps(all) is { Value: { } nps } recommended)
            Tile(page, "NPS", "净推荐值 NPS", Invariant($"{nps:+0.0;-0.0;0.0}"), Invariant($"of {recommended.Answers:n0} answers"), Invariant($"共 {recommended.Answers:n0} 份回答"));
        page.Close("div");
    }

    private static void Tile(HtmlBuilder page, string english, string chinese, string value, string noteEnglish, string noteChinese) =>
        page.Open("div", ("class", "tile")).Open("div", ("class", "name")).Both(english, chinese).Close("div")
            .Open("div", ("class", "value")).Text(value).Close("div")
            .Open("div", ("class", "note")).Both(noteEnglish, noteChinese).Close("div").Close("div");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
