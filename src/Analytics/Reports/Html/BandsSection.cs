using System.Globalization;
using Analytics.Analysis;
using Analytics.Prediction;

namespace Analytics.Reports.Html;

/// <summary>How many customers stand in each band of risk.</summary>
internal static class BandsSection
{
    public static void Write(HtmlBuilder page, AnalysisResult result)
    {
        if (result.Card is not { } card || result.Predictions.Count == 0) return;
        page.Open("section").Element("h2", "Bands of risk", "风险等级");
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>")
            .Open("th", ("scope", "col")).Both("Band", "风险等级").Close("th")
            .Open("th", ("class", "number"), ("scope", "col")).Both("From probability", "概率下限").Close("th")
            .Open("th", ("class", "number"), ("scope", "col")).Both("Customers", "客户数").Close("th")
            .Open("th", ("scope", "col")).Both("Share", "占比").Close("th")
            .Own("</tr></thead>\n<tbody>\n");
        foreach (var band in card.Bands)
        {
            var count = result.Predictions.Count(customer => customer.Prediction.Band == band.Name);
            var share = (double)count / result.Predictions.Count;
            page.Own("<tr>").Open("td");
            Name(page, band.Name);
            page.Close("td").NumberCell($"{band.From:0.0 %}").NumberCell($"{count:n0}").Open("td");
            Bars.Share(page, share, share.ToString("0.0 %", CultureInfo.InvariantCulture));
            page.Close("td").Close("tr");
        }
        page.Own("</tbody></table></div>\n").Close("section");
    }

    /// <summary>A band's name as a mark.</summary>
    public static void Name(HtmlBuilder page, string band)
    {
        page.Open("span", ("class", $"band {band}"));
        switch (band)
        {
            case RiskBand.High: page.Both("high", "高"); break;
            case RiskBand.Medium: page.Both("medium", "中"); break;
            case RiskBand.Low: page.Both("low", "低"); break;
            default: page.Text(band); break;
        }
        page.Own("</span>");
    }
}
