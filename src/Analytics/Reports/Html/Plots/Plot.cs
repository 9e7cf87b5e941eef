using Analytics.Insights;

namespace Analytics.Reports.Html.Plots;

/// <summary>A picture with two axes, drawn as SVG into the page. <see cref="Close"/> ends it.</summary>
internal sealed class Plot
{
    private const double Left = 52;
    private const double Right = 24;
    private const double Top = 10;
    private const double Bottom = 26;

    private readonly HtmlBuilder _page;
    private readonly PlotAxis _across;
    private readonly PlotAxis _up;
    private readonly double _width;
    private readonly double _height;

    /// <summary>Begins the picture: axes, grid and labels.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="name">What it shows, for those who do not see it.</param>
    /// <param name="across">The axis from left to right.</param>
    /// <param name="up">The axis from the bottom up.</param>
    /// <param name="width">Of the area between the axes, in units of about a pixel.</param>
    /// <param name="height">Likewise.</param>
    public Plot(HtmlBuilder page, Statement name, PlotAxis across, PlotAxis up, double width = 576, double height = 240)
    {
        (_page, _across, _up, _width, _height) = (page, across, up, width, height);
        // On a narrow screen it is moved under the glass rather than made too small to read.
        page.Open("div", ("class", "wide")).Open(
            "svg", ("class", "plot"), ("viewBox", FormattableString.Invariant($"0 0 {Left + width + Right:0.##} {Top + height + Bottom:0.##}")),
            ("style", FormattableString.Invariant($"max-width:{Left + width + Right:0.##}px")), ("role", "img"), ("aria-label", $"{name.English} {name.Chinese}"));
        foreach (var tick in across.Ticks)
        {
            Line("grid", X(tick.At), Top, X(tick.At), Top + height);
            Text("middle", X(tick.At), Top + height + 18, tick.Label);
        }
        foreach (var tick in up.Ticks)
        {
            Line("grid", Left, Y(tick.At), Left + width, Y(tick.At));
            Text("end", Left - 6, Y(tick.At) + 4, tick.Label);
        }
    }

    /// <summary>A line through points, in their order.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="kind">Class of the line: <c>main</c>, <c>other</c> or <c>equal</c> (dashed).</param>
    public Plot Curve(IEnumerable<(double Across, double Up)> points, string kind = "main")
    {
        var places = string.Join(' ', points.Select(point => FormattableString.Invariant($"{X(point.Across):0.##},{Y(point.Up):0.##}")));
        _page.Open("polyline", ("class", $"curve {kind}"), ("points", places)).Own("</polyline>\n");
        return this;
    }

    /// <summary>The area between two lines, such as intervals over time.</summary>
    public Plot Band(IReadOnlyList<(double Across, double Low, double High)> points)
    {
        var places = string.Join(' ', points.Select(point => FormattableString.Invariant($"{X(point.Across):0.##},{Y(point.High):0.##}"))
            .Concat(points.Reverse().Select(point => FormattableString.Invariant($"{X(point.Across):0.##},{Y(point.Low):0.##}"))));
        _page.Open("polygon", ("class", "area"), ("points", places)).Own("</polygon>\n");
        return this;
    }

    /// <summary>A point with its interval upwards.</summary>
    public Plot Point(double across, Estimate estimate)
    {
        Line("interval", X(across), Y(estimate.Low), X(across), Y(estimate.High));
        return Point(across, estimate.Value);
    }

    public Plot Point(double across, double up, string kind = "point")
    {
        _page.Open("circle", ("class", kind), ("cx", Number(X(across))), ("cy", Number(Y(up))), ("r", "4")).Own("</circle>\n");
        return this;
    }

    /// <summary>An interval from left to right.</summary>
    public Plot RangeAcross(double up, double low, double high)
    {
        Line("interval", X(low), Y(up), X(high), Y(up));
        return this;
    }

    /// <summary>A dashed line from the bottom to the top.</summary>
    public Plot Upright(double across)
    {
        Line("equal", X(across), Top, X(across), Top + _height);
        return this;
    }

    /// <summary>A dashed line from left to right.</summary>
    public Plot Level(double up)
    {
        Line("equal", Left, Y(up), Left + _width, Y(up));
        return this;
    }

    /// <summary>A word beside a place in the picture.</summary>
    /// <param name="across">The place.</param>
    /// <param name="up">The place.</param>
    /// <param name="text">A name in the user's own words, or in both languages.</param>
    public Plot Label(double across, double up, Statement text)
    {
        // Towards the inside, lest it be cut off.
        var anchor = _across.Place(across) > 0.6 ? "end" : "start";
        var x = X(across) + (anchor == "end" ? -8 : 8);
        if (text.English == text.Chinese)
        {
            Text(anchor, x, Y(up) - 6, text.English);
            return this;
        }
        Text(anchor, x, Y(up) - 6, text.English, "en");
        Text(anchor, x, Y(up) - 6, text.Chinese, "zh");
        return this;
    }

    public void Close() => _page.Close("svg").Close("div");

    private double X(double across) => Left + (_across.Place(across) * _width);

    private double Y(double up) => Top + ((1 - _up.Place(up)) * _height);

    private void Line(string kind, double x1, double y1, double x2, double y2) =>
        _page.Open("line", ("class", kind), ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2))).Own("</line>\n");

    private void Text(string anchor, double x, double y, string text, string language = "") =>
        _page.Open("text", ("class", language), ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor)).Text(text).Own("</text>\n");

    private static string Number(double value) => FormattableString.Invariant($"{value:0.##}");
}
