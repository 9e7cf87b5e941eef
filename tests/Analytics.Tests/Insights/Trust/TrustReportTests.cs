using System.Text;
using System.Text.Json;
using Analytics.Analysis;
using Analytics.Insights;
using Analytics.Insights.Trust;
using Analytics.Metrics;
using Analytics.Reports;
using Analytics.Reports.Html;
using Analytics.Tests.Prediction;
using Analytics.Tests.Reports;
using Testing;

namespace Analytics.Tests.Insights.Trust;

public sealed class TrustReportTests
{
    private const string Hostile = "<script>alert('1')</script>";

    public static TheoryData<string> Worlds => ["none", "no drift", "all"];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Write_AnyTrust_IsAsTheSchemaSays(string world)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "insights.schema.json")));
        using var insights = JsonDocument.Parse(InsightsJson.Write(Result(Insight(world))));

        Assert.Empty(new JsonSchemaCheck(schema.RootElement).Check(insights.RootElement));
        Assert.Equal(JsonValueKind.Object, insights.RootElement.GetProperty("trust").ValueKind);
    }

    [Fact]
    public void Write_All_HasWhatWasFound()
    {
        using var insights = JsonDocument.Parse(InsightsJson.Write(Result(Insight("all"))));
        var trust = insights.RootElement.GetProperty("trust");

        Assert.Equal("act", trust.GetProperty("drift").GetProperty("features")[0].GetProperty("verdict").GetString());
        Assert.Contains("outsideRange", trust.GetProperty("doubts").GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("reason").GetString()));
    }

    [Fact]
    public void Html_All_HasThePicturesAndEscapesNames()
    {
        var html = Encoding.UTF8.GetString(HtmlReport.Write(Result(Insight("all"))));

        Assert.Contains("Trust in the data", html, StringComparison.Ordinal);
        Assert.Contains("数据可信度", html, StringComparison.Ordinal);
        Assert.Contains("What moved since training", html, StringComparison.Ordinal);
        Assert.Contains("Predicted against reached", html, StringComparison.Ordinal);
        Assert.Contains("class=\"range\"", html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_NoModel_SaysWhatIsMissing()
    {
        var html = Encoding.UTF8.GetString(HtmlReport.Write(Result(Insight("none"))));

        Assert.Contains("Nothing is said of trust", html, StringComparison.Ordinal);
        Assert.DoesNotContain("What moved since training", html, StringComparison.Ordinal);
    }

    private static TrustInsight Insight(string world) => TrustWorld.Analyse(world switch
    {
        "none" => new InsightData { Timelines = [], Churn = LabelTable.ByLabel, Schedule = LabelTable.NoHistory },
        "no drift" => TrustWorld.Create(400, 10),
        _ => TrustWorld.Create(400, 300, (_, isKnown, row) => row[Hostile] = isKnown ? row["noise"] : LabelTable.Text(row["noise"].Length + 3.5)),
    });

    private static AnalysisResult Result(TrustInsight trust) => new()
    {
        AsOf = LabelTable.NoHistory.Scoring,
        Definition = LabelTable.ByLabel,
        Exports = [],
        Periods = new Dictionary<string, SatisfactionTally>(),
        Customers = 1,
        Insights = new InsightSet { Trust = trust },
    };
}
