using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Analysis;
using Analytics.Benchmarks.TruthChecks.BrokenPromises;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.BrokenPromises;
using Analytics.Metrics;
using Analytics.Reports;
using Analytics.Reports.Html;
using Analytics.Tests.Reports;
using Testing;

namespace Analytics.Tests.Insights.BrokenPromises;

public sealed class BrokenPromisesAnalysisTests
{
    private static readonly InsightData Strong =
        new ChangesWorld(new PlantedChanges { Customers = 2_500, UnannouncedShare = 0.02, AnnouncedShare = 0.02, BaseHazard = 0.01, Unannounced = Math.Log(4), Announced = 0 }, 1).Data;

    private static readonly BrokenPromisesInsight Found = BrokenPromisesAnalysis.Of(Strong, default);

    [Fact]
    public void Of_PlantedRise_IsFoundWithAllItsFigures()
    {
        var without = Found.Exposures.Single(effect => effect.Notice == ChangeNotice.Unannounced);

        Assert.Null(Found.Missing);
        Assert.Equal(ExposureKind.PriceRise, without.Kind);
        Assert.True(without.Found);
        Assert.InRange(without.HazardRatio!.Value, 2.5, 6);
        Assert.InRange(1, 0, without.HazardRatio.Low);
        Assert.True(without.EValue > without.EValueOfInterval && without.EValueOfInterval > 1);
        Assert.InRange(without.Matched!.Difference.Low, 0, 0.2);
        Assert.True(without.Matched.Controls is var controls && controls > without.Matched.Matched && controls <= 3 * without.Matched.Matched);
        Assert.Equal(ExposureKind.PriceRise, Assert.Single(Found.Notices).Kind);
        Assert.Equal("contract", Found.ContractColumn);
        Assert.Equal(["exposures", "notices"], Found.Families.Select(family => family.Name));
        Assert.Equal(2, Found.Families[0].Tests);
    }

    [Fact]
    public void Of_OneKindOfChange_IsNotPooled() => Assert.DoesNotContain(Found.Exposures, effect => effect.Kind == ExposureKind.AnyChange);

    [Fact]
    public void Statements_Always_EndWithWhatMustNotBeClaimed()
    {
        Assert.StartsWith("What these figures do not say", Found.Statements[^1].English, StringComparison.Ordinal);
        Assert.All(Found.Statements, statement => Assert.DoesNotMatch("(?i)reduces|because of|leads to|c0\\d{4}", statement.English));
        Assert.All(Found.Statements, statement => Assert.DoesNotContain("导致", statement.Chinese, StringComparison.Ordinal));
    }

    [Fact]
    public void Statements_BothLanguages_HaveTheSameFigures() =>
        Assert.All(Found.Statements, statement => Assert.Equal(Figures(statement.English), Figures(statement.Chinese)));

    [Fact]
    public void Of_SameData_GivesTheSameBytes() => Assert.Equal(InsightsJson.Write(Result(Found)), InsightsJson.Write(Result(BrokenPromisesAnalysis.Of(Strong, default))));

    [Fact]
    public void Json_OfWhatWasFound_IsAsTheSchemaSays()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "insights.schema.json")));
        using var written = JsonDocument.Parse(InsightsJson.Write(Result(Found)));

        Assert.Empty(new JsonSchemaCheck(schema.RootElement).Check(written.RootElement));
        var first = written.RootElement.GetProperty("brokenPromises").GetProperty("exposures")[0];
        Assert.Equal("priceRise", first.GetProperty("kind").GetString());
        Assert.Equal("unannounced", first.GetProperty("notice").GetString());
    }

    [Fact]
    public void Html_OfWhatWasFound_HasTheForestAndTheFigures()
    {
        var page = new HtmlBuilder();
        BrokenPromisesSection.Write(page, Found);
        var html = System.Text.Encoding.UTF8.GetString(page.ToUtf8());

        Assert.Equal(Found.Exposures.Count(effect => effect.HazardRatio is not null), Regex.Count(html, "class=\"point\""));
        Assert.Contains("a price rise without notice", html, StringComparison.Ordinal);
        Assert.Contains("涨价（已提前告知）", html, StringComparison.Ordinal);
        Assert.EndsWith("</section>\n", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Label_SaysThatItHasNoHistory()
    {
        var insight = BrokenPromisesAnalysis.Of(Strong with { Churn = new ChurnDefinition { Basis = ChurnBasis.Label, LabelColumn = "left" } }, default);

        Assert.Contains("does not say when", insight.Missing!.English, StringComparison.Ordinal);
        Assert.Empty(insight.Statements);
    }

    [Fact]
    public void Of_NoCustomers_SaysThatItIsTooShort() => Assert.Contains("cover 0 months", BrokenPromisesAnalysis.Of(Strong with { Timelines = [] }, default).Missing!.English, StringComparison.Ordinal);

    [Fact]
    public void Of_FewLeaving_SaysHowMany()
    {
        var few = BrokenPromisesAnalysis.Of(new ChangesWorld(new PlantedChanges { Customers = 200, Months = 4 }, 1).Data, default);

        Assert.Matches(@"^\d+ customers left", few.Missing!.English);
        Assert.Equal(Figures(few.Missing.English), Figures(few.Missing.Chinese));
    }

    [Fact]
    public void Of_NothingHappened_SaysSo() =>
        Assert.Contains("No price rise", BrokenPromisesAnalysis.Of(new ChangesWorld(new PlantedChanges { Customers = 1_500, UnannouncedShare = 0, AnnouncedShare = 0 }, 1).Data, default).Missing!.English, StringComparison.Ordinal);

    // A dozen after each: no ratio, and said so.
    [Fact]
    public void Of_FewAfterAnExposure_GivesItNoRatio()
    {
        var insight = BrokenPromisesAnalysis.Of(new ChangesWorld(new PlantedChanges { Customers = 1_500 }, 3).Data, default);

        var effect = insight.Exposures.First(effect => effect.Churners < HazardStudy.LeastChurners);
        Assert.True(effect is { HazardRatio: null, PValue: null, Found: null, EValue: null, Matched: null });
        Assert.Empty(insight.Notices);
        Assert.Contains(insight.Statements, statement => statement.English.StartsWith("Too little to say", StringComparison.Ordinal));
    }

    // Purchases stop when somebody falls silent; nobody cancels.
    [Fact]
    public void Of_LeavingByInactivity_CountsSilences()
    {
        var builder = new TimelineBuilder();
        var end = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var customer = 0; customer < 200; customer++)
        {
            var id = $"c{customer:D3}";
            var last = customer < 100 ? 100 + (2 * customer) : 540;
            for (var day = customer % 20; day < last; day += 20) builder.Add(Event(id, InteractionType.Purchase, end.AddDays(day - 540)));
            if (customer % 3 == 0) builder.Add(Event(id, InteractionType.Fee, end.AddDays(Math.Min(last, 300) - 560)) with { Announced = false });
        }
        var data = new InsightData { Timelines = builder.Build().Timelines, Churn = new ChurnDefinition { Basis = ChurnBasis.Inactivity }, Schedule = new AsOfSchedule(end, []) };

        var insight = BrokenPromisesAnalysis.Of(data, default);

        Assert.Null(insight.Missing);
        Assert.InRange(insight.Churners, 85, 100);
        Assert.Equal(13, insight.Months);
    }

    private static Interaction Event(string id, string type, DateTimeOffset time) =>
        new() { CustomerId = id, InteractionId = $"{id}-{type}-{time:O}", Type = type, OccurredAt = time };

    private static AnalysisResult Result(BrokenPromisesInsight insight) => new()
    {
        AsOf = Strong.AsOf,
        Definition = Strong.Churn,
        Exports = [],
        Periods = new Dictionary<string, SatisfactionTally>(),
        Customers = 1,
        Insights = new InsightSet { BrokenPromises = insight },
    };

    private static List<decimal> Figures(string text) =>
        [.. Regex.Matches(text, @"[+-]?\d[\d,]*(\.\d+)?").Select(found => decimal.Parse(found.Value, NumberStyles.Number, CultureInfo.InvariantCulture)).Order()];
}
