using System.Globalization;
using Analytics.Insights;
using Analytics.Insights.ServiceLevels;
using Analytics.Reports.Html.Plots;

namespace Analytics.Reports.Html;

/// <summary>Experiences by six levels: the mix over time, and what goes with each level.</summary>
internal static class ServiceLevelsSection
{
    private const int MostTicks = 6;

    private static readonly Statement PlotName = new("Service among the best over time", "高水平服务占比随时间的变化");

    public static void Write(HtmlBuilder page, ServiceLevelsInsight? insight)
    {
        if (insight is null) return;
        if (InsightParagraph.Open(page, insight, "Six levels of service", "六个服务层次"))
        {
            Levels(page, insight);
            if (insight.Months.Count > 1) OverTime(page, insight.Months);
            Steps(page, insight.Steps);
        }
        page.Close("section");
    }

    private static void Levels(HtmlBuilder page, ServiceLevelsInsight insight)
    {
        page.Open("p", ("class", "note")).Both(
            "Lowest level first. Bars: share of the experiences, and share of customers who left afterwards, with its 95 % interval as a band on a common scale. Proxy: share among contacts without an answer, by their facts alone.",
            "自最低层次起。条形：占全部体验的比例；区间带：其后流失的比例及 95% 区间（同一刻度）。替代指标：没有评价的联络仅凭事实推断的占比。").Close("p");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>");
        foreach (var (english, chinese) in (ReadOnlySpan<(string, string)>)[("Level", "层次"), ("Share", "占比"), ("Left", "流失"), ("", ""), ("Promoters", "推荐者"), ("Proxy", "替代指标")])
            page.Open("th", ("scope", "col")).Both(english, chinese).Close("th");
        page.Own("</tr></thead>\n<tbody>\n");
        var most = insight.Levels.Select(level => level.Left?.High ?? 0).Append(0.01).Max();
        foreach (var level in insight.Levels)
        {
            page.Open("tr").Open("th", ("scope", "row"));
            Name(page, level.Level);
            page.Close("th").Open("td");
            Bars.Share(page, level.Share.Value, Percent(level.Share.Value));
            page.Close("td").Open("td", ("class", "number")).Text(level.Left is { } share ? Percent(share.Value) : "").Close("td").Open("td");
            if (level.Left is { } left) Bars.Range(page, left.Value, left.Low, left.High, 0, most);
            page.Close("td").Open("td", ("class", "number")).Text(level.Promoters is { } promoters ? Percent(promoters.Value) : "").Close("td")
                .Open("td", ("class", "number")).Text(level.ProxyShare is { } proxy ? Percent(proxy) : "").Close("td").Close("tr");
        }
        page.Own("</tbody></table></div>\n");
    }

    private static void OverTime(HtmlBuilder page, IReadOnlyList<LevelMonth> months)
    {
        page.Element("h3", "The mix over time", "随时间的变化");
        page.Open("p", ("class", "note")).Both(
            "By month, share of all experiences. Blue: desired, surprising or unbelievable by the yardstick of the last 180 days; amber: by that of the first year; where amber runs above blue, expectations have risen with the service. Dashed: criminal or basic by the yardstick of the last 180 days.",
            "按月，占全部体验的比例。蓝线：以最近 180 天为标准属于渴望、惊喜或难以置信；琥珀色线：以首年为标准；琥珀色线高于蓝线，表示期望已随服务提高。虚线：以最近 180 天为标准属于恶劣或基本。").Close("p");
        var shown = months.Select((month, index) => (Month: month, Across: (double)index)).ToList();
        var step = Math.Max(1, (int)Math.Ceiling(months.Count / (double)MostTicks));
        var across = new PlotAxis(0, months.Count - 1, [.. shown.Where(month => (int)month.Across % step == 0).Select(month => new PlotTick(month.Across, month.Month.Month))]);
        var plot = new Plot(page, PlotName, across, PlotAxis.Shares)
            .Curve(shown.Select(month => (month.Across, Good(month.Month.Moving))))
            .Curve(shown.Select(month => (month.Across, month.Month.Moving[0] + month.Month.Moving[1])), "equal");
        if (months[0].Fixed is not null) plot.Curve(shown.Select(month => (month.Across, Good(month.Month.Fixed!))), "other");
        plot.Close();
    }

    private static double Good(IReadOnlyList<double> mix) => mix[(int)ServiceLevel.Desired] + mix[(int)ServiceLevel.Surprising] + mix[(int)ServiceLevel.Unbelievable];

    private static void Steps(HtmlBuilder page, IReadOnlyList<LevelStep> steps)
    {
        page.Element("h3", "What the next level goes with", "更高一层与什么相伴");
        page.Open("p", ("class", "note")).Both(
            "Difference in the share who left and in the share of promoters between a level and the one below, in points with 95 % intervals, and how many customers stand at the edge. The list of these customers is in insights.json.",
            "相邻两层之间流失比例与推荐者比例之差（百分点，附 95% 区间），以及处在边缘的客户数。客户名单见 insights.json。").Close("p");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>");
        foreach (var (english, chinese) in (ReadOnlySpan<(string, string)>)[("Step", "层次变化"), ("At the edge", "处在边缘"), ("Left", "流失"), ("Promoters", "推荐者")])
            page.Open("th", ("scope", "col")).Both(english, chinese).Close("th");
        page.Own("</tr></thead>\n<tbody>\n");
        foreach (var step in steps)
        {
            page.Open("tr").Open("th", ("scope", "row"));
            Name(page, step.From);
            page.Text(" → ");
            Name(page, step.To);
            page.Close("th").NumberCell($"{step.AtEdge:n0}").Open("td", ("class", "number")).Text(Points(step.Left)).Close("td")
                .Open("td", ("class", "number")).Text(Points(step.Promoters)).Close("td").Close("tr");
        }
        page.Own("</tbody></table></div>\n");
    }

    private static void Name(HtmlBuilder page, ServiceLevel level)
    {
        var name = ServiceLevelsWording.Name(level);
        page.Both(name.English, name.Chinese);
    }

    private static string Points(ShareContrast? contrast) => contrast is { Difference: var difference }
        ? FormattableString.Invariant($"{100 * difference.Value:+0.0;-0.0;0.0} ({100 * difference.Low:+0.0;-0.0;0.0} – {100 * difference.High:+0.0;-0.0;0.0})")
        : "";

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
