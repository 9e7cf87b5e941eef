using Analytics.Evaluation;

namespace Analytics.Reports.Html;

/// <summary>Predicted against observed shares, with the line on which they are equal.</summary>
internal static class CalibrationPlot
{
    private const double Size = 260;
    private const double Left = 44;
    private const double Top = 8;

    public static void Write(HtmlBuilder page, IReadOnlyList<ReliabilityBin> bins)
    {
        if (bins.Count == 0) return;
        page.Element("h3", "Do the probabilities hold?", "概率可信吗？");
        page.Open("p", ("class", "note")).Both(
            "Customers in groups of equal size, by their predicted probability: across what was predicted, upwards what happened, with 95 % intervals. On the line both are equal.",
            "按预测概率把客户分成人数相等的组：横轴为预测值，纵轴为实际流失比例及其 95% 区间。落在斜线上表示两者一致。").Close("p");
        page.Open("svg", ("class", "plot"), ("viewBox", "0 0 316 300"), ("role", "img"), ("aria-label", "Calibration 校准图"));
        foreach (var share in (ReadOnlySpan<double>)[0, 0.25, 0.5, 0.75, 1])
        {
            Line(page, "grid", X(share), Y(0), X(share), Y(1));
            Line(page, "grid", X(0), Y(share), X(1), Y(share));
            Label(page, "middle", X(share), Y(0) + 18, share);
            Label(page, "end", X(0) - 6, Y(share) + 4, share);
        }
        Line(page, "equal", X(0), Y(0), X(1), Y(1));
        foreach (var bin in bins)
        {
            Line(page, "interval", X(bin.Predicted), Y(bin.Range.Low), X(bin.Predicted), Y(bin.Range.High));
            page.Open("circle", ("class", "point"), ("cx", Number(X(bin.Predicted))), ("cy", Number(Y(bin.Observed))), ("r", "4")).Own("</circle>\n");
        }
        page.Close("svg");
    }

    private static void Line(HtmlBuilder page, string kind, double x1, double y1, double x2, double y2) =>
        page.Open("line", ("class", kind), ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2))).Own("</line>\n");

    private static void Label(HtmlBuilder page, string anchor, double x, double y, double share) =>
        page.Open("text", ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor)).Text($"{share:0 %}").Own("</text>\n");

    private static double X(double share) => Left + (share * Size);

    private static double Y(double share) => Top + ((1 - share) * Size);

    private static string Number(double value) => FormattableString.Invariant($"{value:0.##}");
}
