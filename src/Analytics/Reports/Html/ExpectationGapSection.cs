using System.Globalization;
using Analytics.Insights;
using Analytics.Insights.Expectations;
using Analytics.Prediction.Reasons;
using Analytics.Reports.Html.Plots;

namespace Analytics.Reports.Html;

/// <summary>What was promised against what happened: how ratings go with it, and what could be promised.</summary>
internal static class ExpectationGapSection
{
    private static readonly Statement PlotName = new("Rating by gap", "评分与承诺差距");

    public static void Write(HtmlBuilder page, ExpectationGapInsight? insight)
    {
        if (insight is null) return;
        if (InsightParagraph.Open(page, insight, "Promised and actual", "承诺与实际"))
        {
            if (insight.Rating is { } rating) Curve(page, rating);
            if (insight.Steps.Count > 0) Table(page, insight.Steps);
        }
        page.Close("section");
    }

    private static void Curve(HtmlBuilder page, GapRating rating)
    {
        page.Element("h3", "Ratings on both sides of the promise", "承诺两侧的评分");
        page.Open("p", ("class", "note")).Both(
            "Across: later than promised on the left, sooner on the right, in usual deviations (standard deviations of ln((promised + 1) / (actual + 1))). Upwards: mean rating, 1 to 5, of ten groups of equal size with 95 % intervals, and the fitted line with its bend at the promise.",
            "横轴：左侧为晚于承诺，右侧为早于承诺，单位为 ln((承诺 + 1) / (实际 + 1)) 的标准差；纵轴：十个等量分组的平均评分（1 至 5）及其 95% 区间，折线为拟合结果，在承诺处转折。").Close("p");
        var (first, last) = (Math.Min(0, rating.Groups[0].Gap), Math.Max(0, rating.Groups[^1].Gap));
        (double Across, double Up)[] line =
        [
            (first, rating.AtPromise + (rating.Loss.Value * first)), (0, rating.AtPromise), (last, rating.AtPromise + (rating.Gain.Value * last)),
        ];
        var across = PlotAxis.Round([first, last], "0.#");
        var up = PlotAxis.Round(rating.Groups.SelectMany(group => new[] { group.Rating.Low, group.Rating.High }).Concat(line.Select(point => point.Up)), "0.0#", 0, 6);
        var plot = new Plot(page, PlotName, across, up).Upright(0).Curve(line);
        foreach (var group in rating.Groups) plot.Point(group.Gap, group.Rating);
        plot.Close();
    }

    private static void Table(HtmlBuilder page, IReadOnlyList<StepPromise> steps)
    {
        page.Element("h3", "What was kept and what could be promised", "兑现情况与可以作出的承诺");
        page.Open("p", ("class", "note")).Both(
            "By step and hour (UTC). The promise is the shortest that the last 12 weeks would have kept nine times in ten, abandoned waits counted as longer than they lasted, in minutes as people say them. Tested: the share that kept within it in the weeks after. Assured: nine in ten or more will keep within so many minutes with an assurance of 95 %.",
            "按环节和时段（UTC）。承诺为最近 12 周十次能兑现九次的最短时间（分钟，取便于口头表达的数值），中途放弃的等待按更长计算。检验：其后各周实际在此之内的比例。有把握：以 95% 的把握，九成以上会在此分钟数之内。").Close("p");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>");
        Head(page, "Step", "环节", isNumber: false);
        Head(page, "Hours", "时段", isNumber: false);
        Head(page, "Promises", "承诺数");
        Head(page, "Kept", "兑现率");
        Head(page, "Median gap, minutes", "差距中位数（分钟）");
        Head(page, "Promise, minutes", "可承诺（分钟）");
        Head(page, "Tested", "检验");
        Head(page, "Assured, minutes", "有把握（分钟）");
        page.Own("</tr></thead>\n<tbody>\n");
        foreach (var step in steps) Row(page, step);
        page.Own("</tbody></table></div>\n");
    }

    private static void Head(HtmlBuilder page, string english, string chinese, bool isNumber = true) =>
        page.Open("th", ("class", isNumber ? "number" : ""), ("scope", "col")).Both(english, chinese).Close("th");

    private static void Row(HtmlBuilder page, StepPromise step)
    {
        page.Open("tr", ("class", step.FromHour is null ? "all" : "")).Open("th", ("scope", "row")).Foreign(PlainText.Of(step.Step));
        if (step.Channel is { } channel) page.Text(" · ").Foreign(PlainText.Of(channel));
        page.Close("th").Open("td", ("class", "fixed"));
        if (step.FromHour is { } hour) page.Text($"{hour:00}–{hour + 4:00}");
        else page.Both("all", "全部");
        page.Close("td");
        Number(page, step.Gap?.Answered, "n0");
        page.Open("td", ("class", "number"));
        if (step.Gap is { } gap) page.Text($"{gap.Kept.Value:0 %} ({gap.Kept.Low:0 %} – {gap.Kept.High:0 %})");
        page.Close("td");
        Number(page, step.Gap?.MedianGap, "+0.#;-0.#;0");
        Number(page, step.Shortest?.SayableMinutes, "n0");
        Number(page, step.Shortest?.TestedShare, "0 %");
        Number(page, step.Shortest?.AssuredMinutes is { } minutes ? Math.Ceiling(minutes) : null, "n0");
        page.Close("tr");
    }

    private static void Number(HtmlBuilder page, double? value, string format) =>
        page.Open("td", ("class", "number")).Text(value?.ToString(format, CultureInfo.InvariantCulture) ?? "").Close("td");
}
