using Analytics.Analysis;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Reasons;

namespace Analytics.Reports.Html;

/// <summary>What the model predicts, how good it is, and what it goes by.</summary>
internal static class ModelSection
{
    private const int Drivers = 15;

    public static void Write(HtmlBuilder page, AnalysisResult result)
    {
        if (result.Card is not { } card) return;
        page.Open("section").Element("h2", "The model", "模型").Open("dl");
        Churn(page, result.Definition);
        Fact(page, "Learned from", "学习数据", $"{card.Rows:n0} known outcomes, {card.Positives:n0} of them churn ({(double)card.Positives / card.Rows:0.0 %})", $"{card.Rows:n0} 个已知结果，其中流失 {card.Positives:n0} 个（{(double)card.Positives / card.Rows:0.0 %}）");
        var (method, methodChinese) = Method(card.Evaluation.Method);
        Fact(page, "Quality on unseen data", "未见数据上的质量", $"AUC {card.Evaluation.Auc:0.000}, log loss {card.Evaluation.LogLoss:0.000} ({method})", $"AUC {card.Evaluation.Auc:0.000}，对数损失 {card.Evaluation.LogLoss:0.000}（{methodChinese}）");
        Fact(page, "Version", "版本", $"{card.ModelVersion}, {card.Engine}", $"{card.ModelVersion}，{card.Engine}");
        page.Close("dl");
        WriteDrivers(page, card);
        CalibrationPlot.Write(page, result.Reliability);
        page.Close("section");
    }

    private static void WriteDrivers(HtmlBuilder page, ModelCard card)
    {
        if (card.Drivers.Count == 0) return;
        page.Element("h3", "Drivers", "驱动因素");
        page.Open("p", ("class", "note")).Both("Share of what the model gains from each feature.", "各特征为模型带来的增益所占的份额。").Close("p");
        page.Open("table", ("class", "drivers")).Own("<tbody>\n");
        var most = card.Drivers[0].Importance;
        foreach (var driver in card.Drivers.Take(Drivers))
        {
            page.Own("<tr>").Open("th", ("scope", "row")).Foreign(PlainText.Of(driver.Feature)).Close("th").Open("td");
            Bars.Share(page, driver.Importance / most, FormattableString.Invariant($"{driver.Importance:0.0 %}"));
            page.Close("td").Close("tr");
        }
        page.Own("</tbody></table>\n");
        if (card.Drivers.Count > Drivers)
            page.Open("p", ("class", "note")).Both($"And {card.Drivers.Count - Drivers} more in model-card.json.", $"其余 {card.Drivers.Count - Drivers} 个见 model-card.json。").Close("p");
    }

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
        ModelEvaluation.CrossValidation => (method, "5 折交叉验证"),
        _ => (method, method),
    };

    private static void Fact(HtmlBuilder page, string english, string chinese, FormattableString value, FormattableString valueChinese) =>
        page.Open("dt").Both(english, chinese).Close("dt")
            .Open("dd").Both(FormattableString.Invariant(value), FormattableString.Invariant(valueChinese)).Close("dd");
}
