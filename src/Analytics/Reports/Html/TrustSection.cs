using Analytics.Insights;
using Analytics.Insights.Trust;
using Analytics.Prediction.Reasons;
using Analytics.Reports.Html.Plots;
using Analytics.Statistics;

namespace Analytics.Reports.Html;

/// <summary>How far data and model can be trusted: drift beside what chance gives, calibration, and the customers not to rely on.</summary>
internal static class TrustSection
{
    /// <summary>Features drawn; all stand in insights.json.</summary>
    private const int MostDrawn = 15;

    /// <summary>Steps of the calibration line.</summary>
    private const int LineSteps = 40;

    public static void Write(HtmlBuilder page, TrustInsight? insight)
    {
        if (insight is null) return;
        if (InsightParagraph.Open(page, insight, "Trust in the data", "数据可信度"))
        {
            if (insight.Drift is { } drift) WriteDrift(page, drift);
            if (insight.Calibration is { } calibration) WriteCalibration(page, calibration, insight);
            if (insight.Doubts is { } doubts) WriteDoubts(page, doubts);
        }
        page.Close("section");
    }

    private static void WriteDrift(HtmlBuilder page, TrustDrift drift)
    {
        page.Element("h3", "What moved since training", "训练以来的变化");
        page.Open("p", ("class", "note")).Both(
            "The bar is how far a feature's values moved (population stability index). The narrow mark is what chance alone gives on average with so many customers, the shaded stretch reaches to what it exceeds once in 100 times; beyond, the move is real.",
            "条形表示特征取值的变化程度（群体稳定性指数）。细标记是这么多客户仅由随机产生的平均值，阴影一直到随机在 100 次中只超过 1 次的数值；超过阴影的变化是真实的。").Close("p");
        var drawn = drift.Features.Take(MostDrawn).Prepend(drift.Score).ToList();
        var most = Math.Max(drawn.Max(feature => Math.Max(feature.Psi, feature.Limit)), 0.01);
        page.Open("div", ("class", "wide")).Open("table").Own("<tbody>\n");
        foreach (var feature in drawn) WriteRow(page, feature, most, ReferenceEquals(feature, drift.Score));
        page.Own("</tbody></table>\n").Close("div");
        if (drift.Features.Count > MostDrawn)
            page.Open("p", ("class", "note")).Both($"And {drift.Features.Count - MostDrawn} more in insights.json.", $"其余 {drift.Features.Count - MostDrawn} 个见 insights.json。").Close("p");
    }

    private static void WriteRow(HtmlBuilder page, FeatureDrift feature, double most, bool isScore)
    {
        page.Own("<tr>").Open("th", ("scope", "row"));
        if (isScore) page.Both("the score itself", "评分本身");
        else page.Foreign(PlainText.Of(feature.Feature));
        page.Close("th").Open("td");
        Bars.Share(page, feature.Psi / most, FormattableString.Invariant($"{feature.Psi:0.000}"));
        Bars.Range(page, feature.Chance, 0, feature.Limit, 0, most);
        page.Close("td").Open("td");
        var (english, chinese, kind) = Verdict(feature);
        page.Open("span", ("class", $"band {kind}")).Both(english, chinese).Close("span").Close("td").Close("tr");
    }

    private static (string English, string Chinese, string Kind) Verdict(FeatureDrift feature) => (feature.Calendar, feature.Verdict) switch
    {
        (CalendarEffect.Clock, _) => ("the calendar", "日历所致", "plain"),
        (CalendarEffect.LongerHistory, _) => ("longer history", "历史更长", "plain"),
        (_, DriftVerdict.Act) => ("act", "需处理", "high"),
        (_, DriftVerdict.Watch) => ("watch", "关注", "medium"),
        (_, DriftVerdict.SmallReal) => ("small, real", "小而真实", "plain"),
        _ => ("stable", "稳定", "low"),
    };

    private static void WriteCalibration(HtmlBuilder page, TrustCalibration calibration, TrustInsight insight)
    {
        page.Element("h3", "Predicted against reached", "预测与实际");
        page.Open("p", ("class", "note")).Both(
            FormattableString.Invariant($"Points are unseen customers in groups of equal size, with 95 % intervals: across what was predicted, upwards how many left. The solid line is the calibration line through all of them; on the dashed one both are equal. Of the Brier score {calibration.Brier:0.000} = {calibration.Miscalibration:0.000} wrong probabilities − {calibration.Discrimination:0.000} telling customers apart + {calibration.Uncertainty:0.000} what one probability for all would have."),
            FormattableString.Invariant($"各点是未见客户按人数等分的组，带 95% 区间：横轴为预测，纵轴为实际流失比例。实线是全部样本的校准线；虚线上两者相等。布里尔分 {calibration.Brier:0.000} = {calibration.Miscalibration:0.000}（概率偏差）− {calibration.Discrimination:0.000}（区分客户的能力）+ {calibration.Uncertainty:0.000}（人人同一概率时的值）。")).Close("p");
        var plot = new Plot(page, new Statement("Predicted against reached", "预测与实际"), PlotAxis.Shares, PlotAxis.Shares, 260, 260).Curve([(0, 0), (1, 1)], "equal");
        foreach (var bin in insight.Reliability) plot.Point(bin.Predicted, new Estimate(bin.Observed, bin.Range.Low, bin.Range.High));
        if (calibration is { Slope: { } slope, Intercept: { } intercept } && insight.Reliability.Count > 1)
        {
            var (from, to) = (insight.Reliability[0].Predicted, insight.Reliability[^1].Predicted);
            plot.Curve(Enumerable.Range(0, LineSteps + 1).Select(step => from + ((to - from) * step / LineSteps))
                .Select(predicted => (predicted, LogOdds.Probability((slope * LogOdds.Of(predicted)) + intercept))));
        }
        plot.Close();
    }

    private static void WriteDoubts(HtmlBuilder page, TrustDoubts doubts)
    {
        page.Element("h3", "Predictions not to rely on", "不宜采信的预测");
        page.Open("p", ("class", "note")).Both(
            "How many customers each reason applies to, now and among the customers of training. What training often saw is no reason for doubt. The customers stand in insights.json.",
            "每种原因现在和训练时涉及的客户比例。训练中常见的情况不构成怀疑的理由。客户名单见 insights.json。").Close("p");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>").Element("th", "reason", "原因")
            .Open("th", ("class", "number")).Both("customers", "客户").Close("th").Open("th", ("class", "number")).Both("now", "现在").Close("th")
            .Open("th", ("class", "number")).Both("in training", "训练时").Close("th").Element("th", "doubt", "存疑").Own("</tr></thead><tbody>\n");
        foreach (var count in doubts.Reasons)
        {
            page.Own("<tr>").Element("td", DoubtWording.English(count.Reason), DoubtWording.Chinese(count.Reason))
                .NumberCell($"{count.Customers:n0}").NumberCell($"{100 * count.Share:0.0} %");
            if (count.TrainingShare is { } before) page.NumberCell($"{100 * before:0.0} %");
            else page.Open("td", ("class", "number")).Text("–").Close("td");
            page.Open("td");
            if (count.IsUnusual) page.Both("yes", "是");
            else page.Both("no", "否");
            page.Close("td").Close("tr");
        }
        page.Own("</tbody></table>\n").Close("div");
    }
}
