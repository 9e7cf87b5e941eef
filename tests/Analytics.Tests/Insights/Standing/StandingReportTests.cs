using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Analytics.Analysis;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.Standing;
using Analytics.Metrics;
using Analytics.Reports;
using Analytics.Reports.Html;
using Analytics.Tests.Reports;
using Testing;

namespace Analytics.Tests.Insights.Standing;

public sealed class StandingReportTests
{
    [Fact]
    public void InsightsJson_SomethingFoundOrNot_IsAsTheSchemaSays()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "insights.schema.json")));
        var few = StandingData.Of(StandingData.Answers(3, index => StandingData.Answer(index) with { Nps = 9 }));
        foreach (var data in new[] { StandingData.Changing(), few })
        {
            using var insights = JsonDocument.Parse(InsightsJson.Write(Result(data)));

            Assert.Empty(new JsonSchemaCheck(schema.RootElement).Check(insights.RootElement));
            Assert.True(insights.RootElement.TryGetProperty("standing", out var standing));
            Assert.Equal(ReferenceEquals(data, few), standing.GetProperty("missing").ValueKind == JsonValueKind.Object);
        }
    }

    [Fact]
    public void InsightsJson_Unit_IsAWord()
    {
        using var insights = JsonDocument.Parse(InsightsJson.Write(Result(StandingData.Changing())));

        Assert.Equal("percent", insights.RootElement.GetProperty("standing").GetProperty("metrics")[0].GetProperty("unit").GetString());
    }

    [Fact]
    public void Section_ChangeAndSegments_AreDrawnAndTheUsersWordsEscaped()
    {
        var html = Encoding.UTF8.GetString(HtmlReport.Write(Result(StandingData.Changing())));

        var page = XDocument.Parse(html[html.IndexOf("<main>", StringComparison.Ordinal)..(html.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length)]);
        var section = page.Descendants("section").Single(section => section.Element("h2")!.Value == "Where you stand现状");
        Assert.Equal(2, section.Descendants("svg").Count());
        Assert.Contains("change, 2025-10", section.Descendants("svg").First().Value, StringComparison.Ordinal);
        Assert.Contains("<b>second", section.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("not different", section.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_CommaDecimals_ChangeNothing()
    {
        var expected = HtmlReport.Write(Result(StandingData.Changing()));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(expected, HtmlReport.Write(Result(StandingData.Changing())));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static AnalysisResult Result(InsightData data) => new()
    {
        AsOf = data.AsOf,
        Definition = new ChurnDefinition(),
        Exports = [],
        Periods = new Dictionary<string, SatisfactionTally>(),
        Customers = data.Timelines.Count,
        Insights = new InsightSet { Standing = StandingAnalysis.Of(data, default) },
    };
}
