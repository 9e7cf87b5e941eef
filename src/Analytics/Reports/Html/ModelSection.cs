using Analytics.Analysis;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Reasons;
using Analytics.Reports.Html.Plots;

namespace Analytics.Reports.Html;

/// <summary>What the model predicts, how good it is, and what it goes by.</summary>
internal static class ModelSection
{
    public static void Write(HtmlBuilder page, AnalysisResult result)
    {
        if (result.Card is not { } card) return;
        page.Open("section").Element("h2", "The model", "模型").Open("dl");
        Churn(page, result.Definition);
        Fact(page, "Learned from", "学习数据", $"{card.Rows:n0} known outcomes, {card.Positives:n0} of them churn ({(double)card.Positives / card.Rows:0.0 %})", $"{card.Rows:n0} 个已知结果，其中流失 {card.Positives:n0} 个（{(double)card.Positives / card.Rows:0.0 %}）");
        var (method, methodChinese) = Method(card.Evaluation.Method);
        var quality = card.Evaluation;
        Fact(
            page, "Quality on unseen data", "未见数据上的质量",
            $"AUC {quality.Auc:0.000} (95 % interval {quality.AucLow:0.000} to {quality.AucHigh:0.000}), log loss {quality.LogLoss:0.000}; of the tenth at highest risk {quality.LiftTop10:0.0} times as many leave as of all ({method})",
            $"AUC {quality.Auc:0.000}（95% 区间 {quality.AucLow:0.000} 至 {quality.AucHigh:0.000}），对数损失 {quality.LogLoss:0.000}；风险最高的十分之一客户的流失比例是总体的 {quality.LiftTop10:0.0} 倍（{methodChinese}）");
        Fact(
            page, "Calibration error", "校准误差",
            $"{quality.Ece:0.000}, where chance alone gives {quality.EceFloor:0.000}", $"{quality.Ece:0.000}，仅由随机波动即为 {quality.EceFloor:0.000}");
        if (quality is { CalibrationSlope: { } slope, CalibrationIntercept: { } intercept })
        {
            Fact(
                page, "Calibration line", "校准线", $"slope {slope:0.00}, intercept {intercept:+0.00;-0.00;0.00} (1 and 0 are right)",
                $"斜率 {slope:0.00}，截距 {intercept:+0.00;-0.00;0.00}（理想值为 1 和 0）");
        }
        Fact(page, "Grade", "评级", $"{card.Grade ?? "none"}. {card.GradeReason}", $"{Grade(card.Grade)}（详见 model-card.json）");
        if (card.Loyalty is { } loyalty)
        {
            Fact(
                page, "Loyalty", "忠诚度", $"{Loyalty(loyalty).English}: AUC {loyalty.Evaluation.Auc:0.000}, grade {loyalty.Grade ?? "none"}",
                $"{Loyalty(loyalty).Chinese}：AUC {loyalty.Evaluation.Auc:0.000}，评级 {loyalty.Grade ?? "无"}");
        }
        Fact(page, "Version", "版本", $"{card.ModelVersion}, {card.Engine}", $"{card.ModelVersion}，{card.Engine}");
        page.Close("dl");
        WriteLeakage(page, card);
        WriteBaselines(page, card);
        DriversSection.Write(page, card);
        CalibrationPlot.Write(page, card.Reliability);
        page.Close("section");
    }

    private static void WriteLeakage(HtmlBuilder page, ModelCard card)
    {
        if (card.Leakage.Count == 0) return;
        page.Element("h3", "Columns that may give the outcome away", "可能泄露结果的列");
        page.Open("ul");
        foreach (var finding in card.Leakage)
        {
            page.Open("li").Foreign(PlainText.Of(finding.Feature)).Text(" ").Both(
                FormattableString.Invariant($"{finding.Action}: {finding.Reason}"),
                finding.Action == LeakageFinding.Excluded
                    ? FormattableString.Invariant($"已排除：单独使用时 AUC 为 {finding.Auc:0.000}，可能是在结果已知之后才写入的。")
                    : FormattableString.Invariant($"请核查：单独使用时 AUC 为 {finding.Auc:0.000}，可能是在结果已知之后才写入的。")).Close("li");
        }
        page.Close("ul");
    }

    private static void WriteBaselines(HtmlBuilder page, ModelCard card)
    {
        page.Element("h3", "Against simpler ways", "与更简单的方法相比");
        page.Open("table", ("class", "drivers")).Own("<tbody>\n");
        Row("the model", "本模型", card.Evaluation.Auc);
        foreach (var baseline in card.Baselines)
        {
            var feature = baseline.Feature is { } name ? $" ({PlainText.Of(name)})" : "";
            Row(baseline.Name + feature, Baseline(baseline.Name) + feature, baseline.Auc);
        }
        page.Own("</tbody></table>\n");

        void Row(string english, string chinese, double? auc)
        {
            page.Own("<tr>").Open("th", ("scope", "row")).Both(english, chinese).Close("th").Open("td");
            if (auc is { } value) Bars.Share(page, Math.Clamp((value - 0.5) / 0.5, 0, 1), FormattableString.Invariant($"{value:0.000}"));
            else page.Both("not possible with this data", "此数据无法计算");
            page.Close("td").Close("tr");
        }
    }

    private static string Baseline(string name) => name switch
    {
        BaselineResult.Prior => "人人相同",
        BaselineResult.SatisfactionOnly => "仅用满意度",
        BaselineResult.BestSingleFeature => "最佳单一特征",
        BaselineResult.LogisticRegression => "逻辑回归",
        _ => name,
    };

    private static string Grade(string? grade) => grade switch
    {
        "A" => "A：明显优于所有简单方法，概率可信",
        "B" => "B：优于所有简单方法，但有保留",
        "C" => "C：尚不能证明优于简单方法",
        _ => "无：流失客户太少，无法评级",
    };

    private static (string English, string Chinese) Loyalty(ModelCard card) => card.Definition is LoyaltyDefinition { Basis: var basis }
        ? basis switch
        {
            LoyaltyBasis.Promoter => ("a 9 or 10 as the next answer to the likelihood to recommend", "下一次推荐意愿回答为 9 或 10 分"),
            LoyaltyBasis.Repurchase => ("a purchase or renewal within the horizon", "在预测期内购买或续约"),
            _ => ("as a column says", "由指定的列给出"),
        }
        : ("", "");

    private static void Churn(HtmlBuilder page, ChurnDefinition definition)
    {
        switch (definition.Basis)
        {
            case ChurnBasis.Label:
                var column = PlainText.Of(definition.LabelColumn!);
                var values = PlainText.Of(string.Join(", ", definition.PositiveValues));
                Fact(page, "Churn is", "流失的定义", $"the column “{column}” with one of: {values}", $"“{column}”列取以下值之一：{values}");
                break;
            case ChurnBasis.Cancellation:
                Fact(page, "Churn is", "流失的定义", $"a cancellation within {definition.HorizonDays} days, after a gap of {definition.GapDays} days", $"间隔 {definition.GapDays} 天之后的 {definition.HorizonDays} 天内退订");
                break;
            default:
                Fact(page, "Churn is", "流失的定义", $"no activity for {definition.InactivityDays} days, after a gap of {definition.GapDays} days", $"间隔 {definition.GapDays} 天之后连续 {definition.InactivityDays} 天没有活动");
                break;
        }
    }

    private static (string English, string Chinese) Method(string method) => method switch
    {
        ModelEvaluation.TimeSplit => ("the latest date held out", "留出最近的日期"),
        ModelEvaluation.CrossValidation => (method, "嵌套 5 折交叉验证"),
        _ => (method, method),
    };

    private static void Fact(HtmlBuilder page, string english, string chinese, FormattableString value, FormattableString valueChinese) =>
        page.Open("dt").Both(english, chinese).Close("dt")
            .Open("dd").Both(FormattableString.Invariant(value), FormattableString.Invariant(valueChinese)).Close("dd");
}
