using System.Text;
using System.Xml.Linq;
using Analytics.Insights;
using Analytics.Reports.Html;
using Analytics.Reports.Html.Plots;

namespace Analytics.Tests.Reports.Html.Plots;

public sealed class PlotTests
{
    private static readonly Statement Name = new("A picture", "图");

    [Fact]
    public void Point_WithItsInterval_LiesWhereTheAxesSay()
    {
        var drawn = Draw(plot => plot.Point(0.5, new Estimate(0.5, 0.25, 0.75)));

        var point = drawn.Elements("circle").Single();
        var interval = drawn.Elements("line").Single(line => (string?)line.Attribute("class") == "interval");
        // The area is 100 by 100, 52 from the left and 10 from the top.
        Assert.Equal(("102", "60"), ((string)point.Attribute("cx")!, (string)point.Attribute("cy")!));
        Assert.Equal(("85", "35"), ((string)interval.Attribute("y1")!, (string)interval.Attribute("y2")!));
    }

    [Fact]
    public void Label_UsersOwnWords_AreEncodedAndStandOnce()
    {
        var drawn = Draw(plot => plot.Label(0.1, 0.1, new Statement("<b>north</b>", "<b>north</b>")));

        Assert.Single(drawn.Elements("text"), text => text.Value == "<b>north</b>");
    }

    [Fact]
    public void Label_BothLanguages_HasATextForEach()
    {
        var drawn = Draw(plot => plot.Label(0.9, 0.1, new Statement("convenience", "便利性")));

        Assert.Equal("en", (string)drawn.Elements("text").Single(text => text.Value == "convenience").Attribute("class")!);
        var chinese = drawn.Elements("text").Single(text => text.Value == "便利性");
        Assert.Equal("zh", (string)chinese.Attribute("class")!);
        // Near the right end it is written towards the left.
        Assert.Equal("end", (string)chinese.Attribute("text-anchor")!);
    }

    [Fact]
    public void Curve_BeyondTheAxes_StaysInThePicture() =>
        Assert.Equal("52,110 152,10", (string)Draw(plot => plot.Curve([(-5, -5), (5, 5)])).Element("polyline")!.Attribute("points")!);

    private static XElement Draw(Action<Plot> draw)
    {
        var page = new HtmlBuilder();
        var plot = new Plot(page, Name, PlotAxis.Shares, PlotAxis.Shares, width: 100, height: 100);
        draw(plot);
        plot.Close();
        return XElement.Parse(Encoding.UTF8.GetString(page.ToUtf8())).Element("svg")!;
    }
}
