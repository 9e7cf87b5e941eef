using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Reasons;

namespace Analytics.Reports.Html;

/// <summary>What the model goes by: value drivers, then single features.</summary>
internal static class DriversSection
{
    private const int Features = 15;

    public static void Write(HtmlBuilder page, ModelCard card)
    {
        if (card.Drivers.Count == 0) return;
        page.Element("h3", "Drivers", "驱动因素");
        WriteValueDrivers(page, card);
        WriteFeatures(page, card);
    }

    // Where all is in columns of the user's own, as with a bare customer list, there is nothing to tell apart.
    private static void WriteValueDrivers(HtmlBuilder page, ModelCard card)
    {
        var known = card.ValueDrivers.Select(driver => (Driver: ValueDriverNames.Find(driver.Driver), driver.Importance)).ToList();
        if (known.TrueForAll(driver => driver.Driver is null or ValueDriver.Other)) return;
        page.Open("p", ("class", "note")).Both(
            "What goes with churn in the model, by value driver: how far the features of each move the scores together, as a share of all. An association, not a cause.",
            "模型中与流失相伴的价值驱动因素：各因素的全部特征合计对评分的影响占全部的份额。这是关联，不是因果。").Close("p");
        page.Open("table", ("class", "drivers")).Own("<tbody>\n");
        foreach (var (driver, importance) in known)
        {
            if (driver is not { } found) continue;
            WriteRow(page, name => name.Both(ValueDriverNames.English(found), ValueDriverNames.Chinese(found)), importance, known[0].Importance);
        }
        page.Own("</tbody></table>\n");
    }

    private static void WriteFeatures(HtmlBuilder page, ModelCard card)
    {
        page.Open("p", ("class", "note")).Both("What each feature contributes to the scores, as a share of all; an arrow says whether more of it raises or lowers the risk.", "各特征对评分的贡献占全部的份额；箭头表示该特征增大时风险上升或下降。").Close("p");
        page.Open("table", ("class", "drivers")).Own("<tbody>\n");
        var most = card.Drivers[0].Importance;
        foreach (var driver in card.Drivers.Take(Features))
        {
            WriteRow(page, name => name.Foreign(PlainText.Of(driver.Feature)).Text(Arrow(driver.Direction)), driver.Importance, most);
        }
        page.Own("</tbody></table>\n");
        if (card.Drivers.Count > Features)
            page.Open("p", ("class", "note")).Both($"And {card.Drivers.Count - Features} more in model-card.json.", $"其余 {card.Drivers.Count - Features} 个见 model-card.json。").Close("p");
    }

    private static void WriteRow(HtmlBuilder page, Action<HtmlBuilder> writeName, double importance, double most)
    {
        page.Own("<tr>").Open("th", ("scope", "row"));
        writeName(page);
        page.Close("th").Open("td");
        Bars.Share(page, importance / most, FormattableString.Invariant($"{importance:0.0 %}"));
        page.Close("td").Close("tr");
    }

    private static string Arrow(string direction) => direction switch
    {
        FeatureImportance.Raises => " ↑",
        FeatureImportance.Lowers => " ↓",
        _ => "",
    };
}
