using Analytics.Insights;
using Analytics.Insights.KeyDrivers;
using Analytics.Prediction.Reasons;
using Analytics.Reports.Html.Plots;

namespace Analytics.Reports.Html;

/// <summary>What goes with churn and with loyalty: shares and adjusted effects, the matrix, and how the outcome moves along the first drivers.</summary>
internal static class KeyDriversSection
{
    /// <summary>Drivers whose shape is drawn.</summary>
    private const int Shapes = 3;

    /// <summary>Of a name in the matrix, as parts of its height and width.</summary>
    private const double LabelHeight = 0.07;

    private const double LabelWidth = 0.3;

    public static void Write(HtmlBuilder page, KeyDriversInsight insight)
    {
        if (InsightParagraph.Open(page, insight, "Key drivers", "关键驱动因素"))
        {
            page.Open("p", ("class", "note")).Both(
                "Importance is a driver's share of what all of them tell together. A driver that has no effect of its own gets a share, too, where it goes together with others that have (11 % among five drivers that correlate by 0.6): read the adjusted effect beside it. \"Rated\" drivers are what customers said; accessibility, reliability and effectiveness are made from what happened to them. Bars are 95 % intervals.",
                "重要性是某一因素在全部因素共同解释部分中所占的份额。自身没有作用的因素，若与有作用的因素相伴，也会分得一份（五项因素两两相关 0.6 时约为 11%）：请同时看旁边的调整后效应。“评分”类因素来自客户的回答；可及性、可靠性和有效性由客户的实际经历得出。横条为 95% 置信区间。").Close("p");
            Write(page, insight.Churn, new Statement("Churn", "流失"));
            Write(page, insight.Loyalty, insight.Loyalty.Outcome switch
            {
                DriverOutcome.Recommendation => new Statement("Loyalty: the next answer to the likelihood to recommend", "忠诚：下一次推荐意愿回答"),
                DriverOutcome.Repurchase => new Statement("Loyalty: buying again", "忠诚：再次购买"),
                _ => new Statement("Loyalty", "忠诚"),
            });
        }
        page.Close("section");
    }

    private static void Write(HtmlBuilder page, OutcomeDrivers outcome, Statement name)
    {
        if (outcome.Drivers.Count == 0) return;
        page.Element("h3", name.English, name.Chinese);
        WriteTable(page, outcome);
        WriteMatrix(page, outcome, name);
        WriteShapes(page, outcome, name);
        if (outcome.LeftOut.Count == 0) return;
        page.Open("p", ("class", "note")).Both("Left out, as known of too few or the same for all: ", "因已知客户太少或人人相同而未纳入：");
        foreach (var (index, driver) in outcome.LeftOut.Index())
        {
            if (index > 0) page.Text("; ");
            WriteName(page, DriverWords.Of(driver));
        }
        page.Close("p");
    }

    private static void WriteTable(HtmlBuilder page, OutcomeDrivers outcome)
    {
        var isOdds = outcome.EffectUnit == EffectUnit.OddsRatio;
        page.Open("div", ("class", "wide")).Open("table").Own("<thead><tr>");
        Head(page, "Driver", "因素");
        Head(page, "Importance", "重要性", 2);
        if (isOdds) Head(page, "Odds ratio per standard deviation", "每标准差的几率比");
        else Head(page, "Effect per standard deviation, in standard deviations", "每标准差的效应（标准差）");
        Head(page, "Performance, % of scale", "表现（量表的 %）");
        Head(page, "In the matrix", "矩阵位置");
        page.Own("</tr></thead>\n<tbody>\n");
        var most = outcome.Drivers.Max(driver => driver.Importance.High);
        foreach (var driver in outcome.Drivers)
        {
            page.Own("<tr>").Open("th", ("scope", "row"));
            WriteName(page, DriverWords.Of(driver));
            var (importance, effect) = (driver.Importance, driver.AdjustedEffect);
            page.Close("th").NumberCell($"{importance.Value:0 %} ({importance.Low:0 %} – {importance.High:0 %})").Open("td");
            Bars.Range(page, importance.Value, importance.Low, importance.High, 0, most);
            page.Close("td");
            if (isOdds) page.NumberCell($"{effect.Value:0.00} ({effect.Low:0.00} – {effect.High:0.00})");
            else page.NumberCell($"{effect.Value:+0.00;-0.00;0.00} ({effect.Low:+0.00;-0.00;0.00} – {effect.High:+0.00;-0.00;0.00})");
            var cell = CellName(driver.Cell);
            page.NumberCell($"{driver.Performance.Value:0} ({driver.Performance.Low:0} – {driver.Performance.High:0})")
                .Open("td").Both(cell.English, cell.Chinese).Close("td").Close("tr");
        }
        page.Own("</tbody></table></div>\n");
    }

    private static void WriteMatrix(HtmlBuilder page, OutcomeDrivers outcome, Statement name)
    {
        var across = PlotAxis.Round(outcome.Drivers.SelectMany(driver => new[] { driver.Performance.Low, driver.Performance.High }), "0", 0, 100);
        var up = PlotAxis.Round(outcome.Drivers.SelectMany(driver => new[] { driver.Importance.Low, driver.Importance.High }), "0 %", 0, 1);
        var plot = new Plot(page, new Statement($"Importance against performance. {name.English}", $"重要性与表现。{name.Chinese}"), across, up)
            .Upright(outcome.MedianPerformance!.Value).Level(outcome.MedianImportance!.Value);
        // Names of points that lie together stand one above the other.
        var labels = new List<(double Across, double Up)>();
        var line = LabelHeight * (up.High - up.Low);
        foreach (var driver in outcome.Drivers.Reverse())
        {
            var (words, place, height) = (DriverWords.Of(driver), across.Place(driver.Performance.Value), driver.Importance.Value);
            while (labels.Exists(label => Math.Abs(label.Across - place) < LabelWidth && Math.Abs(label.Up - height) < line)) height += line;
            labels.Add((place, height));
            plot.RangeAcross(driver.Importance.Value, driver.Performance.Low, driver.Performance.High)
                .Point(driver.Performance.Value, driver.Importance)
                .Label(driver.Performance.Value, height, new Statement(PlainText.Of(words.English), PlainText.Of(words.Chinese)));
        }
        plot.Close();
        page.Open("p", ("class", "note")).Both(
            "Upwards: importance; to the right: performance; dashed: their medians. At the upper left is what matters more and is weaker. Where an interval crosses a dashed line the place is undecided.",
            "纵轴为重要性，横轴为表现，虚线为各自的中位数。左上方是更重要而表现较弱的因素。区间跨过虚线时，位置未定。").Close("p");
    }

    private static void WriteShapes(HtmlBuilder page, OutcomeDrivers outcome, Statement name)
    {
        foreach (var driver in outcome.Drivers.Where(driver => driver.Shape.Count > 1).Take(Shapes))
        {
            var words = DriverWords.Of(driver);
            page.Open("p");
            WriteName(page, words);
            page.Close("p");
            var across = PlotAxis.Round(driver.Shape.Select(bin => bin.Mean), "0", 0, 100);
            var up = PlotAxis.Round(driver.Shape.SelectMany(bin => new[] { bin.Share.Low, bin.Share.High }), "0.# %", 0, 1);
            var plot = new Plot(page, new Statement($"{name.English}, by {words.English}", $"{name.Chinese}，按{words.Chinese}"), across, up, height: 140)
                .Curve(driver.Shape.Select(bin => (bin.Mean, bin.Share.Value)), "equal");
            foreach (var bin in driver.Shape) plot.Point(bin.Mean, bin.Share);
            plot.Close();
        }
        var share = outcome.Outcome switch
        {
            DriverOutcome.Churn => new Statement("share that left", "流失占比"),
            DriverOutcome.Recommendation => new Statement("share of promoters", "推荐者占比"),
            DriverOutcome.Repurchase => new Statement("share that bought again", "再次购买占比"),
            _ => new Statement("share that is loyal", "忠诚占比"),
        };
        page.Open("p", ("class", "note")).Both(
            $"To the right: the driver, in percent of its scale, in up to five groups; upwards: {share.English}, with its interval. Other drivers are left as they are.",
            $"横轴为该因素（量表的百分比），最多分为五组；纵轴为{share.Chinese}及其区间。其他因素未作调整。").Close("p");
    }

    private static void Head(HtmlBuilder page, string english, string chinese, int columns = 1) =>
        page.Open("th", ("scope", "col"), ("colspan", FormattableString.Invariant($"{columns}"))).Both(english, chinese).Close("th");

    private static void WriteName(HtmlBuilder page, Statement name)
    {
        if (name.English == name.Chinese) page.Foreign(PlainText.Of(name.English));
        else page.Both(PlainText.Of(name.English), PlainText.Of(name.Chinese));
    }

    private static Statement CellName(MatrixCell cell) => cell switch
    {
        MatrixCell.ImproveFirst => new("improve first", "优先改进"),
        MatrixCell.KeepUp => new("keep up", "继续保持"),
        MatrixCell.LowPriority => new("low priority", "次要"),
        MatrixCell.Maintain => new("maintain", "维持即可"),
        _ => new("undecided", "未定"),
    };
}
