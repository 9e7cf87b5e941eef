using System.Globalization;

namespace Analytics.Reports.Html;

/// <summary>Figures drawn with plain elements.</summary>
internal static class Bars
{
    /// <summary>A bar that fills a share of its place, and its figure.</summary>
    public static void Share(HtmlBuilder page, double share, string figure) =>
        page.Open("div", ("class", "bar")).Open("div", ("class", "track"))
            .Open("div", ("class", "fill"), ("style", $"width:{Percent(share)}")).Close("div").Close("div")
            .Open("span", ("class", "figure")).Text(figure).Close("span").Close("div");

    /// <summary>An interval with its value on a scale.</summary>
    public static void Range(HtmlBuilder page, double value, double low, double high, double scaleLow, double scaleHigh)
    {
        double Place(double at) => (at - scaleLow) / (scaleHigh - scaleLow);
        page.Open("div", ("class", "range"))
            .Open("div", ("class", "span"), ("style", $"left:{Percent(Place(low))};width:{Percent(Place(high) - Place(low))}")).Close("div")
            .Open("div", ("class", "dot"), ("style", $"left:{Percent(Place(value))}")).Close("div").Close("div");
    }

    private static string Percent(double share) => Math.Clamp(share, 0, 1).ToString("0.##%", CultureInfo.InvariantCulture);
}
