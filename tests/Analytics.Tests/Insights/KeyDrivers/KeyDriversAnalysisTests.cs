using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Analysis;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.KeyDrivers;
using Analytics.Randomness;
using Analytics.Reports;
using Analytics.Reports.Html;
using Analytics.Tests.Reports;
using Testing;

namespace Analytics.Tests.Insights.KeyDrivers;

public sealed class KeyDriversAnalysisTests
{
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ChurnDefinition Churn = new();
    private static readonly AsOfSchedule Schedule = AsOfSchedule.Create(First, First.AddDays(700), Churn.OutcomeDays);
    private static readonly Lazy<KeyDriversInsight> Found = new(() => Of(Business(500)));

    [Fact]
    public void Of_LeavingGoesWithConvenience_FindsIt()
    {
        var insight = Found.Value;

        Assert.Null(insight.Missing);
        Assert.Equal("convenience", insight.Churn.Drivers[0].Name);
        Assert.Equal(ClaimVerdict.Supported, insight.Claims[0].Verdict);
        Assert.Equal(DriverOutcome.Recommendation, insight.Loyalty.Outcome);
    }

    [Fact]
    public void Of_SameDataAgain_IsTheSame() =>
        Assert.Equal(JsonSerializer.Serialize(Found.Value), JsonSerializer.Serialize(Of(Business(500))));

    [Fact]
    public void Of_FewCustomers_SaysWhatIsMissing()
    {
        var insight = Of(Business(40));

        Assert.NotNull(insight.Missing);
        Assert.Empty(insight.Statements);
    }

    // Outcome windows of one customer must not overlap.
    [Fact]
    public void Dates_OutcomeOf97Days_AreFourStepsApart()
    {
        var dates = DriverSampler.Dates(Schedule, 97);

        Assert.Equal(Schedule.Training[^1], dates[^1]);
        Assert.All(dates.Zip(dates.Skip(1)), pair => Assert.Equal(120, (pair.Second - pair.First).TotalDays));
    }

    [Fact]
    public void Statements_BothLanguages_HaveTheSameFigures()
    {
        Assert.NotEmpty(Found.Value.Statements);
        foreach (var statement in Found.Value.Statements) Assert.Equal(Figures(statement.English), Figures(statement.Chinese));
    }

    [Fact]
    public void Statements_Always_ClaimNoCause() =>
        Assert.All(Found.Value.Statements, statement => Assert.DoesNotMatch("reduce|leads to|caus|导致|造成", statement.English + statement.Chinese));

    [Theory]
    [InlineData(500)]
    [InlineData(40)]
    public void Json_Insight_IsAsTheSchemaSays(int customers)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "insights.schema.json")));
        using var insights = JsonDocument.Parse(InsightsJson.Write(Result(customers == 500 ? Found.Value : Of(Business(customers)))));

        Assert.Empty(new JsonSchemaCheck(schema.RootElement).Check(insights.RootElement));
        Assert.Equal("churn", insights.RootElement.GetProperty("keyDrivers").GetProperty("churn").GetProperty("outcome").GetString());
    }

    [Fact]
    public void Html_Insight_HasItsPicturesAndEncodesNames()
    {
        var html = Encoding.UTF8.GetString(HtmlReport.Write(Result(Found.Value)));

        Assert.Contains("关键驱动因素", html, StringComparison.Ordinal);
        Assert.Contains("Importance against performance. Churn", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>&lt;b&gt;friendly&lt;/b&gt;</bdi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>friendly", html, StringComparison.Ordinal);
    }

    private static AnalysisResult Result(KeyDriversInsight insight) => new()
    {
        AsOf = Schedule.Scoring,
        Definition = Churn,
        Exports = [],
        Periods = new Dictionary<string, Analytics.Metrics.SatisfactionTally>(),
        Customers = 500,
        Insights = new InsightSet { KeyDrivers = insight },
    };

    private static KeyDriversInsight Of(IReadOnlyList<CustomerTimeline> timelines) =>
        KeyDriversAnalysis.Of(new InsightData { Timelines = timelines, Churn = Churn, Schedule = Schedule }, default);

    // 3 becomes 3.0 and 12 % becomes 12% between languages; only figures are compared, in any order.
    private static List<string> Figures(string text) => [.. Regex.Matches(text, @"\d[\d,]*(\.\d+)?").Select(match => match.Value).Order(StringComparer.Ordinal)];

    /// <summary>Answers every two months until some leave, the sooner the less convenient they find it.</summary>
    private static IReadOnlyList<CustomerTimeline> Business(int customers)
    {
        var random = new RandomStream(4);
        var builder = new TimelineBuilder();
        for (var index = 0; index < customers; index++)
        {
            var id = FormattableString.Invariant($"c{index:0000}");
            var (convenience, expertise, friendly) = (random.Normal(), random.Normal(), random.Normal());
            builder.Add(new Customer { CustomerId = id, JoinedAt = First.AddDays(-random.Between(10, 900)), Value = random.LogNormal(200, 0.5) });
            for (var day = random.Between(0, 59); day < 700; day += 60)
            {
                if (random.Chance(0.03 * Math.Exp(-convenience)))
                {
                    builder.Add(new Interaction { CustomerId = id, InteractionId = id, OccurredAt = First.AddDays(day), Type = InteractionType.Cancellation });
                    break;
                }
                builder.Add(new SurveyResponse
                {
                    CustomerId = id,
                    ResponseId = FormattableString.Invariant($"{id}-{day}"),
                    RespondedAt = First.AddDays(day),
                    Nps = Math.Clamp(Math.Round(7.5 + expertise + random.Normal()), 0, 10),
                    Convenience = Math.Clamp(Math.Round(3 + convenience + (0.5 * random.Normal())), 1, 5),
                    Expertise = Math.Clamp(Math.Round(3 + expertise + (0.5 * random.Normal())), 1, 5),
                    Drivers = new Dictionary<string, double> { ["<b>friendly</b>"] = Math.Clamp(Math.Round(3 + friendly), 1, 5) },
                });
                builder.Add(new Interaction
                {
                    CustomerId = id,
                    InteractionId = FormattableString.Invariant($"{id}-{day}"),
                    OccurredAt = First.AddDays(day),
                    Type = InteractionType.Call,
                    Channel = "phone",
                    Answered = true,
                    PromisedMinutes = 5,
                    WaitMinutes = Math.Round(random.LogNormal(4, 0.5)),
                    Resolved = random.Chance(0.8),
                });
            }
        }
        return builder.Build().Timelines;
    }
}
