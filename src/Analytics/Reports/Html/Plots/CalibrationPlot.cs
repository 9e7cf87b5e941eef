using Analytics.Evaluation;
using Analytics.Insights;

namespace Analytics.Reports.Html.Plots;

/// <summary>Predicted against observed shares, with the line on which they are equal.</summary>
internal static class CalibrationPlot
{
    private const double Size = 260;

    private static readonly Statement Name = new("Calibration", "校准图");

    public static void Write(HtmlBuilder page, IReadOnlyList<ReliabilityBin> bins)
    {
        if (bins.Count == 0) return;
        page.Element("h3", "Do the probabilities hold?", "概率可信吗？");
        page.Open("p", ("class", "note")).Both(
            "Customers in groups of equal size, by their predicted probability: across what was predicted, upwards what happened, with 95 % intervals. On the line both are equal.",
            "按预测概率把客户分成人数相等的组：横轴为预测值，纵轴为实际流失比例及其 95% 区间。落在斜线上表示两者一致。").Close("p");
        var plot = new Plot(page, Name, PlotAxis.Shares, PlotAxis.Shares, Size, Size).Curve([(0, 0), (1, 1)], "equal");
        foreach (var bin in bins) plot.Point(bin.Predicted, new Estimate(bin.Observed, bin.Range.Low, bin.Range.High));
        plot.Close();
    }
}
