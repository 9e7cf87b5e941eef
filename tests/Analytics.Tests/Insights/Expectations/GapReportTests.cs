using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Analytics.Exports;
using Analytics.Features;
using Analytics.Insights.Expectations;
using Analytics.Reports;
using Analytics.Reports.Html;
using Analytics.Tests.Analysis;
using Analytics.Tests.Reports;
using Testing;

namespace Analytics.Tests.Insights.Expectations;

/// <summary>Promises and levels of service in the report and in insights.json, from exports on.</summary>
public sealed partial class GapReportTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static readonly Lazy<Task<Analytics.Analysis.AnalysisResult>> Result = new(() =>
    {
        var (surveys, interactions, customers) = SmallBusiness.Simulated(1_200, 600);
        return TestAnalysis.AnalyzeAsync(
            new ChurnDefinition(), TestAnalysis.Input(ExportKind.Surveys, surveys), TestAnalysis.Input(ExportKind.Interactions, interactions), TestAnalysis.Input(ExportKind.Customers, customers));
    });

    [Fact]
    public async Task Json_SimulatedBusiness_IsAsTheSchemaSaysAndFull()
    {
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "schemas", "insights.schema.json")));
        using var insights = JsonDocument.Parse(InsightsJson.Write(await Result.Value));

        Assert.Empty(new JsonSchemaCheck(schema.RootElement).Check(insights.RootElement));
        var gap = insights.RootElement.GetProperty("expectationGap");
        foreach (var name in (string[])["overall", "rating", "leaving", "noticeLeaving"]) Assert.Equal(JsonValueKind.Object, gap.GetProperty(name).ValueKind);
        var levels = insights.RootElement.GetProperty("serviceLevels");
        Assert.Equal(6, levels.GetProperty("levels").GetArrayLength());
        Assert.Equal("criminal", levels.GetProperty("levels")[0].GetProperty("level").GetString());
        Assert.NotEqual(0, levels.GetProperty("edge").GetArrayLength());
    }

    [Fact]
    public async Task Html_SimulatedBusiness_HasPicturesAndTables()
    {
        var page = Parse(HtmlReport.Write(await Result.Value));

        Assert.Contains(page.Descendants("svg"), picture => picture.Attribute("aria-label")!.Value.StartsWith("Rating by gap", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("svg"), picture => picture.Attribute("aria-label")!.Value.StartsWith("Service among the best", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("th"), head => head.Value.StartsWith("call · phone", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("th"), head => head.Value.StartsWith("criminal恶劣 → basic基本", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Html_UsersWords_AreEncoded()
    {
        var result = await Result.Value;
        var gap = result.Insights.ExpectationGap!;
        StepPromise[] steps = [gap.Steps[0] with { Step = Hostile, Channel = Hostile }];

        var html = Encoding.UTF8.GetString(HtmlReport.Write(result with { Insights = result.Insights with { ExpectationGap = gap with { Steps = steps } } }));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_SimulatedBusiness_HaveTheSameFiguresInBothLanguages()
    {
        var insights = (await Result.Value).Insights;

        Assert.All(insights.ExpectationGap!.Statements, SameFigures.Check);
        Assert.All(insights.ServiceLevels!.Statements, SameFigures.Check);
        Assert.All(insights.ExpectationGap.Statements.Concat(insights.ServiceLevels.Statements), statement => Assert.DoesNotContain("导致", statement.Chinese, StringComparison.Ordinal));
    }

    private static XDocument Parse(byte[] html)
    {
        var text = Encoding.UTF8.GetString(html).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal).Replace(" checked>", " checked=\"\">", StringComparison.Ordinal);
        return XDocument.Parse(VoidElement().Replace(text, "<$1$2/>"));
    }

    [GeneratedRegex("<(meta|input)([^>]*)>")]
    private static partial Regex VoidElement();
}
