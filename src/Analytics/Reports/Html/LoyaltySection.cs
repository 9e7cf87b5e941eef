using System.Globalization;
using Analytics.Insights;
using Analytics.Insights.Loyalty;
using Analytics.Prediction.Reasons;

namespace Analytics.Reports.Html;

/// <summary>Satisfaction beside what customers did: correlations with their intervals, shares of the satisfied and of the others, who may leave all the same.</summary>
internal static class LoyaltySection
{
    /// <summary>Customers that are listed here; insights.json has more.</summary>
    private const int Listed = 10;

    private const int LongestName = 60;

    public static void Write(HtmlBuilder page, SatisfactionAndLoyaltyInsight insight)
    {
        if (InsightParagraph.Open(page, insight, "Satisfied is not loyal", "满意不等于忠诚"))
        {
            if (insight.Associations.Count > 0) Correlations(page, insight.Associations);
            if (insight.Retention is not null || insight.Repurchase is not null) Shares(page, insight);
            if (insight.SetApart.Count > 0) SetApart(page, insight.SetApart);
            if (insight.Leaving is { Count: > 0 } leaving) Leaving(page, leaving);
        }
        page.Close("section");
    }

    private static void Correlations(HtmlBuilder page, IReadOnlyList<LoyaltyAssociation> associations)
    {
        page.Element("h3", "What satisfaction goes together with", "满意度与什么相伴");
        page.Open("div", ("class", "wide")).Open("table").Own("<tbody>\n");
        foreach (var association in associations)
        {
            var (r, name) = (association.Correlation, FactWords.Of(association));
            page.Open("tr").Open("th", ("scope", "row"));
            if (association.Column is { } column) page.Foreign(PlainText.Of(column, LongestName));
            else page.Both(name.English, name.Chinese);
            page.Close("th").Open("td", ("class", "number")).Open("strong").Text(Figure(r.Value)).Close("strong").Close("td").Open("td");
            Bars.Range(page, r.Value, r.Low, r.High, -1, 1);
            page.Close("td").Open("td", ("class", "note number"))
                .Both(
                    FormattableString.Invariant($"{Figure(r.Low)} to {Figure(r.High)}, {association.Pairs:n0} pairs"),
                    FormattableString.Invariant($"{Figure(r.Low)} 至 {Figure(r.High)}，{association.Pairs:n0} 对")).Close("td").Close("tr");
        }
        page.Own("</tbody></table></div>\n");
        page.Open("p", ("class", "note")).Both(
            "Each bar runs from -1 on the left over 0 in the middle to 1 on the right; the mark is the correlation, the coloured part its 95 % interval.",
            "每条横条左端为 -1，中间为 0，右端为 1；竖线为相关系数，有色部分为其 95% 区间。").Close("p");
    }

    private static void Shares(HtmlBuilder page, SatisfactionAndLoyaltyInsight insight)
    {
        page.Element("h3", "Satisfied customers and the others", "满意的客户与其他客户");
        page.Open("div", ("class", "wide")).Open("table").Own("<tbody>\n");
        if (insight.Retention is { } retention)
        {
            Share(page, new Statement("satisfied: stayed", "满意：留存"), retention.Satisfied);
            Share(page, new Statement("others: stayed", "其他：留存"), retention.Others);
        }
        if (insight.Repurchase is { } repurchase)
        {
            Share(page, new Statement("satisfied: bought again", "满意：再次购买"), repurchase.Satisfied);
            Share(page, new Statement("others: bought again", "其他：再次购买"), repurchase.Others);
        }
        page.Own("</tbody></table></div>\n");
        var from = insight.SatisfiedFrom.ToString("0", CultureInfo.InvariantCulture);
        page.Open("p", ("class", "note")).Both(
            $"Shares of customers from 0 % to 100 % with 95 % intervals. Satisfied is an answer of {from} or more{(insight.Rating == SatisfactionRating.Csat ? " on 1 to 5" : " on 0 to 10")}.",
            $"客户占比，从 0% 到 100%，附 95% 区间。满意指{(insight.Rating == SatisfactionRating.Csat ? " 1 至 5 分" : " 0 至 10 分")}中 {from} 分及以上。").Close("p");
    }

    private static void Share(HtmlBuilder page, Statement name, Estimate? share)
    {
        if (share is null) return;
        page.Open("tr").Open("th", ("scope", "row")).Both(name.English, name.Chinese).Close("th").NumberCell($"{share.Value:0.0 %}").Open("td");
        Bars.Range(page, share.Value, share.Low, share.High, 0, 1);
        page.Close("td").Open("td", ("class", "note number"))
            .Both(FormattableString.Invariant($"{share.Low:0.0 %} to {share.High:0.0 %}"), FormattableString.Invariant($"{share.Low:0.0%} 至 {share.High:0.0%}")).Close("td").Close("tr");
    }

    private static void SetApart(HtmlBuilder page, IReadOnlyList<SatisfiedContrast> contrasts)
    {
        page.Element("h3", "Satisfied and left, beside satisfied and stayed", "满意但流失与满意且留存的对比");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>").Open("th", ("scope", "col")).Close("th");
        foreach (var (english, chinese) in new[] { ("Left", "流失"), ("Stayed", "留存"), ("Difference", "差异"), ("By more than chance?", "超出偶然？") })
            page.Open("th", ("scope", "col"), ("class", "number")).Both(english, chinese).Close("th");
        page.Own("</tr></thead>\n<tbody>\n");
        foreach (var contrast in contrasts)
        {
            var name = FactWords.Of(contrast.Fact);
            page.Open("tr").Open("td").Both(name.English, name.Chinese).Close("td")
                .NumberCell($"{contrast.Left:0.00}").NumberCell($"{contrast.Stayed:0.00}").NumberCell($"{contrast.Difference:+0.00;-0.00;0.00}")
                .Open("td", ("class", "number")).Both(contrast.IsFound ? "yes" : "not seen", contrast.IsFound ? "是" : "看不出").Close("td").Close("tr");
        }
        page.Own("</tbody></table></div>\n");
        page.Open("p", ("class", "note")).Both(
            "Means at the time of the answer; the difference is in standard deviations. Of those marked yes one in ten may be so by chance.",
            "均为回答时的平均值；差异以标准差为单位。标为“是”的项目中，每十项可能有一项出于偶然。").Close("p");
    }

    private static void Leaving(HtmlBuilder page, SatisfiedButLeaving leaving)
    {
        page.Element("h3", "Satisfied, and at high risk", "满意，但处于高风险");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>");
        page.Open("th", ("scope", "col")).Both("Customer", "客户").Close("th");
        foreach (var (english, chinese) in new[] { ("Risk", "风险"), ("Last rating", "最近评分"), ("Days ago", "距今天数"), ("Value at risk", "风险价值") })
            page.Open("th", ("scope", "col"), ("class", "number")).Both(english, chinese).Close("th");
        page.Own("</tr></thead>\n<tbody>\n");
        foreach (var customer in leaving.Customers.Take(Listed))
        {
            page.Open("tr").Open("td", ("class", "id")).Foreign(PlainText.Of(customer.CustomerId, LongestName)).Close("td")
                .NumberCell($"{customer.ChurnProbability:0.0 %}").NumberCell($"{customer.Rating:0.#}").NumberCell($"{customer.AnsweredDaysAgo:n0}").NumberCell($"{customer.ValueAtRisk:n0}").Close("tr");
        }
        page.Own("</tbody></table></div>\n");
        page.Open("p", ("class", "note")).Both(
            "The highest risks first; insights.json has up to 100. The model sees their risk in other things than the rating; these are predictions, not findings.",
            "按风险从高到低；insights.json 中最多有 100 位。模型是从评分以外的方面看出其风险的；这些是预测，而不是已发生的事。").Close("p");
    }

    private static string Figure(double correlation) => correlation.ToString("0.00", CultureInfo.InvariantCulture);
}
