using System.Globalization;
using Analytics.Analysis;
using Analytics.Metrics;

namespace Analytics.Reports.Html;

/// <summary>Where the business stands with its customers: CSAT and NPS with their intervals, over all and by month.</summary>
internal static class SatisfactionSection
{
    /// <summary>The months that are shown at most, the latest ones.</summary>
    private const int Months = 12;

    public static void Write(HtmlBuilder page, AnalysisResult result)
    {
        if (!result.Periods.TryGetValue(SatisfactionBook.All, out var all) || all is { CsatAnswers: 0, NpsAnswers: 0 }) return;
        page.Open("section").Element("h2", "Where you stand", "现状");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>").Open("th", ("scope", "col")).Close("th");
        if (all.CsatAnswers > 0) Head(page, "CSAT, 0 to 100", "满意度 CSAT，0 至 100");
        if (all.NpsAnswers > 0) Head(page, "NPS, -100 to 100", "净推荐值 NPS，-100 至 100");
        page.Own("</tr></thead>\n<tbody>\n");
        Row(page, "", all, all);
        var months = result.Periods.Where(period => period.Key != SatisfactionBook.All).OrderByDescending(period => period.Key, StringComparer.Ordinal).ToList();
        foreach (var (month, tally) in months.Take(Months)) Row(page, month, tally, all);
        page.Own("</tbody></table></div>\n");
        page.Open("p", ("class", "note")).Both(
            "CSAT is the share of 4 and 5 on 1 to 5; NPS the share of 9 and 10 less that of 0 to 6 on 0 to 10. Bars are 95 % intervals. Months are in UTC; insights.json has all of them.",
            "CSAT 为 1 至 5 分中 4、5 分的占比；NPS 为 0 至 10 分中 9、10 分的占比减去 0 至 6 分的占比。横条为 95% 置信区间。月份按 UTC 划分，全部月份见 insights.json。").Close("p").Close("section");
    }

    private static void Head(HtmlBuilder page, string english, string chinese) =>
        page.Open("th", ("colspan", "3"), ("scope", "colgroup")).Both(english, chinese).Close("th");

    private static void Row(HtmlBuilder page, string month, SatisfactionTally tally, SatisfactionTally all)
    {
        page.Own(month.Length == 0 ? "<tr class=\"all\">" : "<tr>").Open("th", ("scope", "row"));
        if (month.Length == 0) page.Both("All answers", "全部回答");
        else page.Text(month);
        page.Close("th");
        if (all.CsatAnswers > 0) Cells(page, MetricEstimate.Csat(tally), 0, "0.0");
        if (all.NpsAnswers > 0) Cells(page, MetricEstimate.Nps(tally), -100, "+0.0;-0.0;0.0");
        page.Close("tr");
    }

    private static void Cells(HtmlBuilder page, MetricEstimate metric, double scaleLow, string format)
    {
        if (metric is not { Value: { } value, Low: { } low, High: { } high })
        {
            page.Open("td", ("colspan", "3"), ("class", "note")).Both("no answers", "没有回答").Close("td");
            return;
        }
        page.Open("td", ("class", "number")).Open("strong").Text(Figure(value)).Close("strong").Close("td").Open("td");
        Bars.Range(page, value, low, high, scaleLow, 100);
        page.Close("td").Open("td", ("class", "note number"))
            .Both(
                FormattableString.Invariant($"{Figure(low)} to {Figure(high)}, {metric.Answers:n0} answers"),
                FormattableString.Invariant($"{Figure(low)} 至 {Figure(high)}，{metric.Answers:n0} 份")).Close("td");

        string Figure(double figure) => figure.ToString(format, CultureInfo.InvariantCulture);
    }
}
