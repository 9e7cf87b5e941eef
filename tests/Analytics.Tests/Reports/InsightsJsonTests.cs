using System.Text.Json;
using Analytics.Exports;
using Analytics.Features;
using Analytics.Reports;
using Analytics.Tests.Analysis;
using Testing;

namespace Analytics.Tests.Reports;

public sealed class InsightsJsonTests
{
    private static readonly string Schema = Path.Combine(Repository.Root, "docs", "schemas", "insights.schema.json");

    [Theory]
    [InlineData("nps,csat,respondedAt\n10,5,2026-01-05\n10,4,2026-01-06\n3,1,2026-02-01\n8,,2026-02-02\n9,3,\n")]
    [InlineData("nps\n10\n")]
    [InlineData("csat\n")]
    public async Task Write_AnyAnswers_IsAsTheSchemaSays(string surveys)
    {
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(Schema));
        using var insights = await WriteAsync(surveys);

        Assert.Empty(new JsonSchemaCheck(schema.RootElement).Check(insights.RootElement));
    }

    [Theory]
    [InlineData("""{"asOf":"2026-01-01T00:00:00+00:00","customers":1,"sampledShare":1,"periods":[]}""", "lacks metrics")]
    [InlineData("""{"asOf":"today","customers":1,"metrics":{"csat":{"value":1,"answers":1,"low":1,"high":1},"nps":{"value":1,"answers":1,"low":1,"high":1}},"periods":[]}""", "pattern")]
    [InlineData("""{"asOf":"2026-01-01T00:00:00+00:00","customers":1,"metrics":{"csat":{"value":101,"answers":1,"low":1,"high":1},"nps":{"value":1,"answers":1,"low":1,"high":1}},"periods":[]}""", "maximum")]
    [InlineData("""{"asOf":"2026-01-01T00:00:00+00:00","customers":"1","metrics":{"csat":{"value":1,"answers":1,"low":1,"high":1},"nps":{"value":1,"answers":1,"low":1,"high":1}},"periods":[],"x":1}""", "has x")]
    public void Schema_WrongContent_IsNoticed(string insights, string fault)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Schema));
        using var document = JsonDocument.Parse(insights);

        Assert.Contains(new JsonSchemaCheck(schema.RootElement).Check(document.RootElement), found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_AnswersOfTwoMonths_GivesMetricsOverAllAndByMonth()
    {
        using var insights = await WriteAsync("nps,csat,respondedAt\n10,5,2026-02-05\n10,4,2026-01-06\n3,1,2026-02-01\n9,3,\n");

        var nps = insights.RootElement.GetProperty("metrics").GetProperty("nps");
        Assert.Equal(50, nps.GetProperty("value").GetDouble());
        Assert.Equal(4, nps.GetProperty("answers").GetInt64());
        var months = insights.RootElement.GetProperty("periods").EnumerateArray().ToList();
        Assert.Equal(["2026-01", "2026-02"], months.Select(month => month.GetProperty("month").GetString()!));
        Assert.Equal(50, months[1].GetProperty("metrics").GetProperty("csat").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Write_NoAnswers_HasNoValue()
    {
        using var insights = await WriteAsync("csat\n");

        var csat = insights.RootElement.GetProperty("metrics").GetProperty("csat");
        Assert.Equal(JsonValueKind.Null, csat.GetProperty("value").ValueKind);
        Assert.Equal(0, csat.GetProperty("answers").GetInt64());
    }

    private static async Task<JsonDocument> WriteAsync(string surveys) =>
        JsonDocument.Parse(InsightsJson.Write(await TestAnalysis.AnalyzeAsync(new ChurnDefinition(), TestAnalysis.Input(ExportKind.Surveys, surveys))));
}
