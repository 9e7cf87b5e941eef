using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Exports.Quality;
using Analytics.Features;
using Analytics.Reports.Html;
using Analytics.Tests.Analysis;
using Testing;

namespace Analytics.Tests.Reports.Html;

public sealed partial class HtmlReportTests
{
    private static readonly string[] Insights =
    [
        "Where you stand", "Satisfied is not loyal", "Promised and actual", "Six levels of service", "Key drivers",
        "Broken promises and unannounced changes", "Trust in the data",
    ];

    private static readonly string[] InsightsInChinese = ["现状", "满意不等于忠诚", "承诺与实际", "六个服务层次", "关键驱动因素", "未兑现的承诺与未告知的变更", "数据可信度"];

    private const string Hostile = "<script>alert('1')</script>&\u202E";

    [Fact]
    public async Task Write_LabelledList_HasEverySectionInBothLanguages()
    {
        var page = Parse(HtmlReport.Write(await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled())));

        Assert.Equal(["Most at risk", "Bands of risk", "The model", .. Insights, "Your data"], Headings(page, "en"));
        Assert.Equal(["风险最高的客户", "风险等级", "模型", .. InsightsInChinese, "您的数据"], Headings(page, "zh"));
        Assert.Equal(20, page.Descendants("ol").Count());
        Assert.NotEmpty(page.Descendants("svg"));
        var line = page.Descendants("dt").Single(term => term.Value.StartsWith("Calibration line", StringComparison.Ordinal)).ElementsAfterSelf().First();
        Assert.Matches(@"^slope \d\.\d\d, intercept [+-]?\d\.\d\d ", line.Value);
    }

    [Fact]
    public async Task Write_BothLanguages_StandSideBySide()
    {
        var page = Parse(HtmlReport.Write(await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled())));

        var english = page.Descendants("span").Where(span => (string?)span.Attribute("class") == "en").ToList();
        Assert.True(english.Count > 50);
        Assert.All(english, span => Assert.Equal("zh", (string?)span.ElementsAfterSelf().First().Attribute("class")));
        Assert.Equal(english.Count, page.Descendants("span").Count(span => (string?)span.Attribute("class") == "zh"));
    }

    [Fact]
    public async Task Write_ValueDrivers_StandWhereTheyTellAnything()
    {
        var result = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled());
        var history = result with
        {
            Card = result.Card! with { ValueDrivers = [new("price", 0.5), new("glamour", 0.3), new("timeliness", 0.15), new("other", 0.05)] },
        };

        Assert.DoesNotContain("by value driver", Parse(HtmlReport.Write(result)).Root!.Value, StringComparison.Ordinal);
        var page = Parse(HtmlReport.Write(history));
        var table = page.Descendants("table").First(table => (string?)table.Attribute("class") == "drivers" && table.Value.Contains("Timeliness", StringComparison.Ordinal));
        Assert.Contains("by value driver", page.Root!.Value, StringComparison.Ordinal);
        Assert.Equal(["Price价格50.0 %", "Timeliness及时性15.0 %", "Customer list and others客户资料及其他5.0 %"], table.Descendants("tr").Select(row => row.Value));
    }

    [Fact]
    public async Task Write_HostileData_StaysText()
    {
        var list = new StringBuilder($"customerId,\"{Hostile}\",left\n");
        for (var i = 0; i < 200; i++) list.Append(CultureInfo.InvariantCulture, $"{Hostile}{i},{Hostile}{i % 2},{(i % 2 == 0 ? "yes" : "no")}\n");

        var html = Encoding.UTF8.GetString(HtmlReport.Write(await TestAnalysis.AnalyzeAsync(
            TestAnalysis.Label("left"), TestAnalysis.Input(ExportKind.Customers, list.ToString(), Hostile + ".csv"))));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain("202E", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.NotNull(Parse(Encoding.UTF8.GetBytes(html)).Root);
    }

    [Fact]
    public async Task Write_Page_LoadsNothing()
    {
        var html = Encoding.UTF8.GetString(HtmlReport.Write(await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled())));

        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<(script|link|img|iframe|object|embed)|\\son\\w+=", html);
        Assert.Contains("default-src &#x27;none&#x27;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_NothingToPredictFrom_SaysWhatIsMissingAndWhereTheBusinessStands()
    {
        var result = await TestAnalysis.AnalyzeAsync(new ChurnDefinition(), TestAnalysis.Input(ExportKind.Surveys, "nps,csat,respondedAt\n10,5,2026-01-01\n9,,\n2,1,2026-02-01\n"));

        var page = Parse(HtmlReport.Write(result));

        Assert.Equal([.. Insights, "Your data"], Headings(page, "en"));
        Assert.Contains(result.Shortfall!.English, page.Root!.Value, StringComparison.Ordinal);
        Assert.Contains(result.Shortfall.Chinese, page.Root.Value, StringComparison.Ordinal);
        Assert.Contains("+33.3", page.Root.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Findings_StandUnderYourDataMostSeriousFirst()
    {
        const string Anonymous = "csat,nps,Ticket Reference\n5,10,a1\n2,9,a2\n4,4,a3\nblue,4,a4\n";
        var result = await TestAnalysis.AnalyzeAsync(
            new AnalysisOptions { Churn = TestAnalysis.Label("left"), Training = QuickTraining.Options, MaxRejectedShare = 1 }, TestAnalysis.Labelled(), TestAnalysis.Input(ExportKind.Surveys, Anonymous, "answers.csv"));

        var page = Parse(HtmlReport.Write(result));

        var items = page.Descendants("ul").Single(list => (string?)list.Attribute("class") == "findings").Elements("li").ToList();
        Assert.Equal(result.Quality.Overall.Count + result.Quality.Exports.Sum(findings => findings.Count), items.Count);
        string[] order = ["serious严重", "warning注意", "note提示"];
        Assert.Equal(items.Select(item => Array.IndexOf(order, item.Element("span")!.Value)).Order(), items.Select(item => Array.IndexOf(order, item.Element("span")!.Value)));
        Assert.Contains(items, item => item.Value.StartsWith("serious严重answers.csv", StringComparison.Ordinal) && item.Value.Contains("100 % of the answers have no customer id", StringComparison.Ordinal) && item.Value.Contains("没有客户编号", StringComparison.Ordinal));
        Assert.All(result.Quality.Overall, finding => Assert.Contains(finding.Chinese, page.Root!.Value, StringComparison.Ordinal));
        Assert.Equal("#your-data", (string?)Assert.Single(page.Descendants("header").Descendants("a")).Attribute("href"));
        Assert.Contains(page.Descendants("section"), section => (string?)section.Attribute("id") == "your-data");
    }

    [Fact]
    public async Task Write_HeldExport_IsMarkedAndItsLeftOutRowsAreCounted()
    {
        var summary = new ExportSummary { Name = "held.csv", Kind = ExportKind.Surveys, Format = "csv", RowsRead = 9, Accepted = 2, Rejected = 7, LeftOut = 3, IsHeld = true };
        var result = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled());

        var page = Parse(HtmlReport.Write(result with { Exports = [.. result.Exports, summary], Quality = new QualityReport([[], []], []) }));

        var row = page.Descendants("tr").Single(row => row.Value.StartsWith("held.csv", StringComparison.Ordinal));
        Assert.Equal(["held.csvleft out whole整份未采用", "surveys问卷", "9", "2", "7", "3", "0"], row.Elements("td").Select(cell => cell.Value));
        Assert.Contains("没有发现妨碍使用这些数据的问题。", page.Root!.Value, StringComparison.Ordinal);
        Assert.Empty(page.Descendants("a"));
    }

    [Fact]
    public async Task Write_CommaDecimals_ChangeNothing()
    {
        var result = await TestAnalysis.AnalyzeAsync(TestAnalysis.Label("left"), TestAnalysis.Labelled());
        var expected = HtmlReport.Write(result);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, HtmlReport.Write(result));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<string> Headings(XDocument page, string language) =>
        page.Descendants("h2").SelectMany(heading => heading.Elements("span")).Where(span => (string?)span.Attribute("class") == language).Select(span => span.Value);

    /// <summary>The page as XML, which only a page whose elements are all closed can be.</summary>
    private static XDocument Parse(byte[] html)
    {
        var text = Encoding.UTF8.GetString(html).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal).Replace(" checked>", " checked=\"\">", StringComparison.Ordinal);
        return XDocument.Parse(VoidElement().Replace(text, "<$1$2/>"));
    }

    [GeneratedRegex("<(meta|input)([^>]*)>")]
    private static partial Regex VoidElement();
}
