using Analytics.Insights;
using Analytics.Insights.Standing;
using Analytics.Prediction.Reasons;
using Analytics.Reports.Html.Plots;

namespace Analytics.Reports.Html;

/// <summary>Where the business stands: the metrics over all, CSAT and NPS by month, and who differs from the rest.</summary>
internal static class StandingSection
{
    /// <summary>Rows of the table of differences; all are in insights.json.</summary>
    private const int MostRows = 30;

    /// <summary>Rows of it that are seen without asking for more.</summary>
    private const int OpenRows = 10;

    /// <summary>Rows of it that do not differ, where fewer do.</summary>
    private const int MostAlike = 6;

    private const int MonthsForPicture = 2;

    private static readonly string[] Pictured = ["csat", "nps"];

    public static void Write(HtmlBuilder page, StandingInsight insight)
    {
        if (InsightParagraph.Open(page, insight, "Where you stand", "现状"))
        {
            Overall(page, insight);
            foreach (var name in Pictured)
            {
                if (insight.Metrics.FirstOrDefault(metric => metric.Name == name) is { } metric) History(page, metric);
            }
            Differences(page, insight);
        }
        page.Close("section");
    }

    private static void Overall(HtmlBuilder page, StandingInsight insight)
    {
        page.Open("div", ("class", "wide")).Open("table").Own("<tbody>\n");
        foreach (var metric in insight.Metrics)
        {
            if (metric.Overall.Estimate is not { } figure) continue;
            page.Own("<tr>").Open("th", ("scope", "row"));
            Name(page, metric.Name, metric.IsOwn);
            page.Close("th").Open("td", ("class", "number")).Open("strong");
            Both(page, StandingNames.Figure(metric.Unit, figure.Value));
            page.Close("strong").Close("td").Open("td");
            Bars.Range(page, figure.Value, figure.Low, figure.High, metric.Lowest, metric.Highest);
            var (low, high) = (StandingNames.Bare(metric.Unit, figure.Low), StandingNames.Bare(metric.Unit, figure.High));
            page.Close("td").Open("td", ("class", "note number"))
                .Both(FormattableString.Invariant($"{low} to {high}, of {metric.Overall.Count:n0}"), FormattableString.Invariant($"{low} 至 {high}，共 {metric.Overall.Count:n0} 条")).Close("td").Close("tr");
        }
        page.Own("</tbody></table></div>\n");
        page.Open("p", ("class", "note")).Both(
            "Each bar is the metric's whole scale with its 95 % interval, in which several answers of one customer count as less than as many customers. CSAT: share of 4 and 5 on 1 to 5. NPS: share of 9 and 10 less that of 0 to 6 on 0 to 10. Ease: mean on 1 to 7, easy from 5 on. Drivers: means on 1 to 5; expectation on -2 to 2.",
            "横条为指标的完整刻度及其 95% 区间；同一客户的多份回答不按多位客户计算。CSAT 为 1 至 5 分中 4、5 分的占比；NPS 为 0 至 10 分中 9、10 分的占比减去 0 至 6 分的占比；轻松度为 1 至 7 分的均值，5 分起算轻松；各驱动因素为 1 至 5 分的均值，期望为 -2 至 2 分的均值。").Close("p");
    }

    private static void History(HtmlBuilder page, StandingMetric metric)
    {
        var months = metric.Periods.Where(period => period.Figure.Estimate is not null)
            .Select(period => (At: (double)StandingAnalysis.MonthNumber(period.Period), Figure: period.Figure.Estimate!)).ToList();
        if (months.Count < MonthsForPicture) return;
        var name = StandingNames.Metric(metric.Name);
        page.Element("h3", $"{name.English} by month", $"每月{name.Chinese}");
        var up = PlotAxis.Round(months.SelectMany(month => new[] { month.Figure.Low, month.Figure.High }), "0", metric.Lowest, metric.Highest);
        var plot = new Plot(page, new Statement($"{name.English} by month", $"每月{name.Chinese}"), Months((int)months[0].At, (int)months[^1].At), up, height: 180);
        plot.Band([.. months.Select(month => (month.At, month.Figure.Low, month.Figure.High))]).Curve(months.Select(month => (month.At, month.Figure.Value)));
        foreach (var (at, figure) in months) plot.Point(at, figure.Value);
        if (metric.Change is { IsFound: true } change)
        {
            // Between the last month of the old level and the first of the new.
            var at = StandingAnalysis.MonthNumber(change.Month) - 0.5;
            plot.Upright(at).Label(at, up.Low + (0.04 * (up.High - up.Low)), new Statement($"change, {change.Month}", $"变化，{change.Month}"));
        }
        plot.Close();
        page.Open("p", ("class", "note")).Both(
            "Points are months (UTC) with at least ten answers, the band their 95 % intervals; a dashed line is where a change stands out from chance.",
            "圆点为有至少十份回答的月份（UTC），色带为其 95% 区间；虚线处的变化超出偶然波动。").Close("p");
    }

    private static PlotAxis Months(int first, int last)
    {
        var step = Math.Max(1, (last - first + 5) / 6);
        var ticks = new List<PlotTick>();
        for (var month = first; month <= last; month += step) ticks.Add(new PlotTick(month, StandingAnalysis.MonthName(month)));
        return new PlotAxis(first - 0.5, last + 0.5, ticks);
    }

    private static void Differences(HtmlBuilder page, StandingInsight insight)
    {
        var metrics = insight.Metrics.ToDictionary(metric => metric.Name, StringComparer.Ordinal);
        var compared = insight.Dimensions
            .SelectMany(dimension => dimension.Values.SelectMany(value => value.Metrics.Where(metric => metric.Difference is not null).Select(metric => (Dimension: dimension.Name, value.Value, Metric: metric))))
            .OrderBy(row => row.Metric.PValue).ThenBy(row => row.Dimension, StringComparer.Ordinal).ThenBy(row => row.Value, StringComparer.Ordinal).ToList();
        if (compared.Count == 0) return;
        var different = compared.Where(row => row.Metric.IsDifferent).Take(MostRows).ToList();
        var alike = compared.Where(row => !row.Metric.IsDifferent).Take(Math.Max(0, MostAlike - different.Count)).ToList();
        page.Element("h3", "Who differs from the rest", "与其余部分的差异");
        var rows = different.Concat(alike).ToList();
        // Differences of all metrics on one scale: as shares of the metric's own.
        var widest = rows.Max(row => Math.Max(Math.Abs(row.Metric.Difference!.Low), Math.Abs(row.Metric.Difference.High)) / Length(metrics[row.Metric.Metric]));
        Table(rows.Take(OpenRows));
        if (rows.Count > OpenRows)
        {
            page.Open("details").Open("summary").Both($"{rows.Count - OpenRows} more", $"另有 {rows.Count - OpenRows} 项").Close("summary");
            Table(rows.Skip(OpenRows));
            page.Close("details");
        }
        var count = compared.Count(row => row.Metric.IsDifferent);
        page.Open("p", ("class", "note")).Both(
            FormattableString.Invariant($"Of {compared.Count:n0} comparisons {count:n0} are called different; {different.Count:n0} of those are shown, surest first. Bars: the difference with its 95 % interval as part of the metric's scale, zero in the middle. Values with fewer than 30 figures are not compared, and neither are those beyond the 200 largest; insights.json has all others."),
            FormattableString.Invariant($"共比较 {compared.Count:n0} 次，{count:n0} 项有差异；此处列出其中 {different.Count:n0} 项，最确定的在前。横条为差异及其 95% 区间占指标刻度的比例，正中为零。少于 30 条数据的项和最大的 200 项之外的项不参与比较；其余见 insights.json。")).Close("p");

        void Table(IEnumerable<(string Dimension, string Value, StandingComparison Metric)> shown)
        {
            page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>").Open("th", ("scope", "col")).Close("th");
            Head(page, "Metric", "指标");
            Head(page, "There", "该处");
            page.Open("th", ("scope", "col"), ("colspan", "2")).Both("Less that of the rest", "减去其余部分").Close("th");
            page.Own("</tr></thead>\n<tbody>\n");
            foreach (var (dimension, value, metric) in shown) Row(page, dimension, value, metric, metrics[metric.Metric], widest);
            page.Own("</tbody></table></div>\n");
        }
    }

    private static void Row(HtmlBuilder page, string dimension, string value, StandingComparison comparison, StandingMetric metric, double widest)
    {
        var difference = comparison.Difference!;
        page.Own("<tr>").Open("th", ("scope", "row"));
        Both(page, StandingNames.Dimension(dimension));
        page.Text(" ").Open(comparison.IsDifferent ? "strong" : "span").Foreign(PlainText.Of(value)).Close(comparison.IsDifferent ? "strong" : "span");
        if (!comparison.IsDifferent) page.Text(" ").Open("span", ("class", "band plain")).Both("not different", "无差异").Close("span");
        page.Close("th").Open("td");
        Name(page, metric.Name, metric.IsOwn);
        page.Close("td").Open("td", ("class", "number"));
        if (comparison.Figure.Estimate is { } figure) Both(page, StandingNames.Figure(metric.Unit, figure.Value));
        page.Close("td").Open("td", ("class", "number")).Text(StandingNames.Signed(metric.Unit, difference.Value)).Close("td").Open("td");
        var length = Length(metric);
        Bars.Range(page, difference.Value / length, difference.Low / length, difference.High / length, -widest, widest);
        page.Close("td").Close("tr");
    }

    private static double Length(StandingMetric metric) => metric.Highest - metric.Lowest;

    private static void Head(HtmlBuilder page, string english, string chinese) => page.Open("th", ("scope", "col")).Both(english, chinese).Close("th");

    private static void Name(HtmlBuilder page, string metric, bool isOwn)
    {
        if (isOwn) page.Foreign(PlainText.Of(metric));
        else Both(page, StandingNames.Metric(metric));
    }

    private static void Both(HtmlBuilder page, Statement text) => page.Both(text.English, text.Chinese);
}
