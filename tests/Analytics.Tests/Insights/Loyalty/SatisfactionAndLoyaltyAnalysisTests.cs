using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Analysis;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.Loyalty;
using Analytics.Prediction;
using Analytics.Reports;
using Analytics.Reports.Html;
using Analytics.Tests.Analysis;
using Analytics.Tests.Reports;
using Testing;

namespace Analytics.Tests.Insights.Loyalty;

public sealed class SatisfactionAndLoyaltyAnalysisTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddDays(400);

    [Fact]
    public async Task Of_RetailSurvey_CorrelatesOnTheFormAndHardlyWithBehaviour()
    {
        var content = await File.ReadAllBytesAsync(SharedData.File("nps_retail_survey.csv"));
        var input = new AnalysisInput(ExportKind.Surveys, "nps_retail_survey.csv", ExportMapping.None, TestAnalysis.WrittenAt, () => new MemoryStream(content));

        var insight = (await TestAnalysis.AnalyzeAsync(new ChurnDefinition(), input)).Insights.SatisfactionAndLoyalty!;

        var nps = insight.Associations.Single(association => association.Measure == LoyaltyMeasure.SameFormRecommendation);
        Assert.Equal((0.691, 0.676, 0.706, 13_561), (Math.Round(nps.Correlation.Value, 3), Math.Round(nps.Correlation.Low, 3), Math.Round(nps.Correlation.High, 3), nps.Pairs));
        Assert.Equal(0.07, Column("NbPassageKS").Correlation.Value, 0.005);
        Assert.Equal(0.05, Column("CaTicket").Correlation.Value, 0.005);
        Assert.DoesNotContain(insight.Associations, association => association.Column is "" or "id");
        Assert.Contains(insight.Statements, statement => statement.English.Contains("0.69 (0.676 to 0.706)", StringComparison.Ordinal));

        LoyaltyAssociation Column(string name) => insight.Associations.Single(association => association.Column == name);
    }

    [Fact]
    public void Of_FewAnswers_SaysWhatIsMissing()
    {
        var insight = SatisfactionAndLoyaltyAnalysis.Of(World(99, _ => 4, index => index % 3 == 0));

        Assert.Contains("99 customers rated", insight.Missing!.English, StringComparison.Ordinal);
        Assert.Contains("33 left", insight.Missing.English, StringComparison.Ordinal);
        Assert.Empty(insight.Statements);
        Assert.Empty(insight.Families);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Of_HardlyAnybodyLeft_IsSilentOnStaying(int left, bool isSaid)
    {
        var insight = SatisfactionAndLoyaltyAnalysis.Of(World(200, index => 1 + (index % 5), index => index < left));

        Assert.Equal(isSaid, insight.Retention is not null);
        Assert.Equal(isSaid, insight.Associations.Any(association => association.Measure == LoyaltyMeasure.Retention));
    }

    [Fact]
    public void Of_EverybodyIsEquallySatisfied_HasNoValue() =>
        Assert.DoesNotContain(SatisfactionAndLoyaltyAnalysis.Of(World(200, _ => 5, index => index % 4 == 0)).Associations, association => association.Measure == LoyaltyMeasure.Retention);

    // 100 satisfied of whom 10 left, 100 others of whom 30 left: r = (0.9 − 0.7)·½/(½·√(0.8·0.2)) on two values.
    [Fact]
    public void Of_TwoHundredCustomers_IsAsWorkedByHand()
    {
        var insight = SatisfactionAndLoyaltyAnalysis.Of(World(200, index => index < 100 ? 5 : 2, index => index < 10 || index >= 170));

        var retention = insight.Associations.Single(association => association.Measure == LoyaltyMeasure.Retention);
        Assert.Equal((200, 160), (retention.Pairs, retention.Events));
        Assert.Equal(0.25, retention.Correlation.Value, 1e-12);
        Assert.True(retention.IsFound);
        Assert.Equal((200, 100, 0.5, 0.8, 0.9, 0.7), (
            insight.Retention!.Customers, insight.Retention.SatisfiedCustomers, insight.Retention.SatisfiedShare.Value, insight.Retention.Overall.Value, insight.Retention.Satisfied!.Value, insight.Retention.Others!.Value));
        Assert.Contains(insight.Statements, statement => statement.English.Contains("Of 100 satisfied customers 10.0 %", StringComparison.Ordinal));
        Assert.True(insight.IsOrdered);
    }

    // The last answer of those who leave always stands shortly before: the first one counts.
    [Fact]
    public void Of_SeveralAnswers_TheFirstOfTheLastYearCounts()
    {
        var data = World(200, index => index < 100 ? 5 : 2, index => index < 10 || index >= 170, more: (timelines, id) =>
        {
            timelines.Add(Answer(id, "later", Start.AddDays(170), 3));
            timelines.Add(Answer(id, "tooLate", End.AddDays(-5), 1));
        });

        Assert.Equal(0.25, SatisfactionAndLoyaltyAnalysis.Of(data).Associations.Single(association => association.Measure == LoyaltyMeasure.Retention).Correlation.Value, 1e-12);
    }

    [Fact]
    public void Of_SatisfiedWhoLeftHadComplained_SaysWhatSetsThemApart()
    {
        var data = World(200, _ => 5, index => index < 40, more: (timelines, id) =>
        {
            if (int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture) < 30) timelines.Add(Event(id, "complaint", InteractionType.Complaint, Start.AddDays(110)));
        });

        var insight = SatisfactionAndLoyaltyAnalysis.Of(data);

        var complaints = insight.SetApart.Single(contrast => contrast.Fact == AnswerFact.Complaints);
        Assert.Equal((0.75, 0.0, 40, 160, true), (complaints.Left, complaints.Stayed, complaints.LeftCustomers, complaints.StayedCustomers, complaints.IsFound));
        Assert.Contains(insight.Statements, statement => statement.English.Contains("complaints in 90 days 0.75 against 0", StringComparison.Ordinal));
        Assert.Equal(insight.SetApart.Count(contrast => contrast.IsFound), insight.Families.Single(family => family.Name == "satisfiedButLeaving").Found);
    }

    [Fact]
    public void Of_Predictions_ListsSatisfiedAtHighRisk()
    {
        var data = World(50, index => index % 2 == 0 ? 5 : 1, _ => false);
        data = data with
        {
            Predictions = [.. Enumerable.Range(0, 50).Select(index => new ExplainedPrediction(
                new CustomerPrediction($"c{index:D3}", data.AsOf, 0.9 - (index * 0.01), index < 10 ? RiskBand.High : RiskBand.Low) { ValueAtRisk = 10 }, [])
                { Drivers = [new DriverContribution(ValueDriver.Price, index < 10 ? 1 : 0)] })],
        };

        var leaving = SatisfactionAndLoyaltyAnalysis.Of(data).Leaving!;

        Assert.Equal((25, 5, 0.2, 50.0), (leaving.Satisfied, leaving.Count, leaving.Share.Value, leaving.ValueAtRisk));
        Assert.Equal(["c000", "c002", "c004", "c006", "c008"], leaving.Customers.Select(customer => customer.CustomerId));
        Assert.Equal((0.9, 5.0, 281), (leaving.Customers[0].ChurnProbability, leaving.Customers[0].Rating, leaving.Customers[0].AnsweredDaysAgo!.Value));
        Assert.Equal(new LeavingDriver(ValueDriver.Price, 1, 0), Assert.Single(leaving.Drivers));
    }

    [Fact]
    public void Of_Statements_HaveTheSameFiguresInBothLanguagesAndNoIds()
    {
        var data = World(200, index => index < 100 ? 5 : 2, index => index < 30 || index >= 160);

        Assert.All(SatisfactionAndLoyaltyAnalysis.Of(data).Statements, statement =>
        {
            Assert.Equal(Figures(statement.English).Order(StringComparer.Ordinal), Figures(statement.Chinese).Order(StringComparer.Ordinal));
            Assert.DoesNotMatch("c[0-9]{3}", statement.English);
        });
    }

    [Fact]
    public async Task Write_LabelledCustomersWithAnswers_IsAsTheSchemaSaysAndDrawn()
    {
        var (list, surveys) = (new StringBuilder("customerId,joined,<b>usage,left\n"), new StringBuilder("customerId,csat,nps,ces\n"));
        for (var index = 0; index < 400; index++)
        {
            list.Append(System.Globalization.CultureInfo.InvariantCulture, $"c{index},2020-01-01,{index % 37},{(index % 4 == 0 ? "yes" : "no")}\n");
            surveys.Append(System.Globalization.CultureInfo.InvariantCulture, $"c{index},{1 + (index % 5)},{index % 11},{1 + (index % 7)}\n");
        }
        var result = await TestAnalysis.AnalyzeAsync(
            TestAnalysis.Label("left"), TestAnalysis.Input(ExportKind.Customers, list.ToString(), "list.csv"), TestAnalysis.Input(ExportKind.Surveys, surveys.ToString(), "surveys.csv"));

        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "schemas", "insights.schema.json")));
        using var written = JsonDocument.Parse(InsightsJson.Write(result));
        Assert.Empty(new JsonSchemaCheck(schema.RootElement).Check(written.RootElement));
        var insight = result.Insights.SatisfactionAndLoyalty!;
        Assert.False(insight.IsOrdered);
        Assert.Contains(insight.Associations, association => association is { Measure: LoyaltyMeasure.Retention, Pairs: 400, Events: 300 });
        Assert.Equal("column", written.RootElement.GetProperty("satisfactionAndLoyalty").GetProperty("associations").EnumerateArray().Last().GetProperty("measure").GetString());

        var html = new HtmlBuilder();
        LoyaltySection.Write(html, insight);
        var page = Encoding.UTF8.GetString(html.ToUtf8());
        Assert.Contains("class=\"range\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;usage", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>usage", page, StringComparison.Ordinal);
        Assert.Contains("满意不等于忠诚", page, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Figures(string sentence) => Regex.Matches(sentence, "[0-9][0-9,.]*[0-9]|[0-9]").Select(match => match.Value);

    /// <summary>Customers with one answer on day 120, of whom some cancel 60 days later; the data ends on day 400.</summary>
    private static InsightData World(int customers, Func<int, double> csat, Func<int, bool> leaves, Action<TimelineBuilder, string>? more = null)
    {
        var timelines = new TimelineBuilder();
        for (var index = 0; index < customers; index++)
        {
            var id = $"c{index:D3}";
            timelines.Add(Event(id, "first", InteractionType.Call, Start.AddDays(1)));
            timelines.Add(Answer(id, "answer", Start.AddDays(120), csat(index)));
            if (leaves(index)) timelines.Add(Event(id, "cancelled", InteractionType.Cancellation, Start.AddDays(180)));
            more?.Invoke(timelines, id);
        }
        var churn = new ChurnDefinition();
        return new InsightData { Timelines = timelines.Build().Timelines, Churn = churn, Schedule = AsOfSchedule.Create(Start, End, churn.OutcomeDays) };
    }

    private static SurveyResponse Answer(string customer, string name, DateTimeOffset at, double csat) => new() { ResponseId = $"{customer}-{name}", CustomerId = customer, RespondedAt = at, Csat = csat };

    private static Interaction Event(string customer, string name, string type, DateTimeOffset at) => new() { InteractionId = $"{customer}-{name}", CustomerId = customer, Type = type, OccurredAt = at };
}
