using Analytics.Insights;
using Analytics.Insights.BrokenPromises;
using Analytics.Reports.Html.Plots;

namespace Analytics.Reports.Html;

/// <summary>What broken promises and changes go with: hazard ratios as dots with their intervals, announced beside unannounced, and the figures behind them.</summary>
internal static class BrokenPromisesSection
{
    private const double RowHeight = 38;

    private static readonly Statement Name = new("Rate of leaving after each, as a multiple", "各项之后离开速率的倍数");

    /// <summary>Beyond them intervals are cut off.</summary>
    private static readonly (double Low, double High) Scale = (0.25, 8);

    public static void Write(HtmlBuilder page, BrokenPromisesInsight insight)
    {
        if (InsightParagraph.Open(page, insight, "Broken promises and unannounced changes", "未兑现的承诺与未告知的变更"))
        {
            var drawn = insight.Exposures.Where(effect => effect.HazardRatio is not null).ToList();
            if (drawn.Count > 0) Forest(page, drawn);
            Figures(page, insight.Exposures);
        }
        page.Close("section");
    }

    private static void Forest(HtmlBuilder page, List<ExposureEffect> effects)
    {
        page.Open("p", ("class", "note")).Both(
            "Each dot says how many times as fast like customers left within three months after it; the line is the 95 % interval. Right of the dashed line they left sooner, and a line that crosses it leaves that open. The scale doubles from step to step.",
            "圆点表示在其后三个月内，相似客户离开的速率是多少倍，横线为 95% 区间。虚线右侧表示离开更快；横线跨过虚线则尚无定论。刻度每格翻倍。").Close("p");
        var plot = new Plot(page, Name, Ratios(effects), new PlotAxis(0, effects.Count, []), height: RowHeight * effects.Count).Upright(0);
        for (var row = 0; row < effects.Count; row++)
        {
            var (up, ratio) = (effects.Count - row - 0.7, effects[row].HazardRatio!);
            var name = ExposureNames.Of(effects[row].Kind, effects[row].Notice);
            plot.RangeAcross(up, Math.Log2(ratio.Low), Math.Log2(ratio.High)).Point(Math.Log2(ratio.Value), up)
                .Label(Math.Log2(Scale.Low), up, name);
        }
        plot.Close();
    }

    private static PlotAxis Ratios(List<ExposureEffect> effects)
    {
        var high = Math.Clamp(effects.Max(effect => effect.HazardRatio!.High), 2, Scale.High);
        var ticks = new[] { new PlotTick(-2, "1/4"), new PlotTick(-1, "1/2"), new PlotTick(0, "1"), new PlotTick(1, "2"), new PlotTick(2, "4"), new PlotTick(3, "8") };
        return new PlotAxis(Math.Log2(Scale.Low), Math.Ceiling(Math.Log2(high)), [.. ticks.Where(tick => tick.At <= Math.Ceiling(Math.Log2(high)))]);
    }

    private static void Figures(HtmlBuilder page, IReadOnlyList<ExposureEffect> effects)
    {
        page.Open("p", ("class", "note")).Both(
            "Customers who met with it, and how many left within three months after; the rate as a multiple; the difference to matched customers in percentage points who left within 90 days; how strong something unseen would have to be to explain the multiple (1 is nothing).",
            "有此经历的客户数，及其后三个月内离开的人数；离开速率的倍数；与匹配客户相比 90 天内离开比例的差（百分点）；未观察到的因素须有多强才能解释该倍数（1 表示无须）。").Close("p");
        page.Open("div", ("class", "wide")).Open("table").Open("tr")
            .Element("th", "After", "经历").Element("th", "Customers", "客户").Element("th", "Left", "离开")
            .Element("th", "Multiple", "倍数").Element("th", "Matched difference", "匹配差值").Element("th", "Unseen factor", "未观察因素").Close("tr");
        foreach (var effect in effects)
        {
            var name = ExposureNames.Of(effect.Kind, effect.Notice);
            page.Open("tr").Element("td", name.English, name.Chinese).NumberCell($"{effect.Customers:N0}").NumberCell($"{effect.Churners:N0}");
            if (effect.HazardRatio is { } ratio) page.NumberCell($"{ratio.Value:0.00} ({ratio.Low:0.00} – {ratio.High:0.00})");
            else page.NumberCell($"–");
            if (effect.Matched?.Difference is { } points) page.NumberCell($"{100 * points.Value:0.0} ({100 * points.Low:0.0} – {100 * points.High:0.0})");
            else page.NumberCell($"–");
            if (effect.EValue is { } unseen) page.NumberCell($"{unseen:0.0}");
            else page.NumberCell($"–");
            page.Close("tr");
        }
        page.Close("table").Close("div");
    }
}
