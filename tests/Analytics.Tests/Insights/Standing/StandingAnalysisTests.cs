using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights.Standing;
using Analytics.Metrics;

namespace Analytics.Tests.Insights.Standing;

public sealed class StandingAnalysisTests
{
    [Fact]
    public void Of_NineAnswers_StaysSilentAndSaysHowManyAreNeeded()
    {
        var insight = StandingAnalysis.Of(StandingData.Of(StandingData.Answers(9, index => StandingData.Answer(index) with { Csat = 4 })), default);

        Assert.Contains("has 9", insight.Missing!.English, StringComparison.Ordinal);
        Assert.Contains("9 条", insight.Missing.Chinese, StringComparison.Ordinal);
        Assert.Contains("10", insight.Missing.English, StringComparison.Ordinal);
        Assert.Empty(insight.Statements);
        Assert.Empty(insight.Metrics);
    }

    [Fact]
    public void Of_NoAnswersAtAll_StaysSilent() => Assert.NotNull(StandingAnalysis.Of(StandingData.Of(new TimelineBuilder()), default).Missing);

    [Fact]
    public void Of_OneAnswerEach_IsAsTheOtherMetricsSay()
    {
        var insight = StandingAnalysis.Of(StandingData.Of(StandingData.Answers(40, index => StandingData.Answer(index) with { Csat = index < 30 ? 4 : 3, Nps = index < 20 ? 9 : index < 32 ? 7 : 6 })), default);

        var csat = MetricEstimate.Csat(new SatisfactionTally { CsatAnswers = 40, Satisfied = 30 });
        var nps = MetricEstimate.Nps(new SatisfactionTally { NpsAnswers = 40, Promoters = 20, Detractors = 8 });
        Assert.Equal(csat.Low!.Value, Metric(insight, "csat").Overall.Estimate!.Low, 9);
        Assert.Equal(csat.High!.Value, Metric(insight, "csat").Overall.Estimate!.High, 9);
        Assert.Equal(30, Metric(insight, "nps").Overall.Estimate!.Value, 9);
        Assert.Equal(nps.Low!.Value, Metric(insight, "nps").Overall.Estimate!.Low, 9);
        Assert.Equal(nps.High!.Value, Metric(insight, "nps").Overall.Estimate!.High, 9);
    }

    [Fact]
    public void Of_AnonymousAnswers_CountAsCustomersOfTheirOwn()
    {
        var builder = new TimelineBuilder();
        for (var index = 0; index < 12; index++) builder.Add(StandingData.Answer(index) with { Ces = index < 6 ? 6 : 4 });

        var insight = StandingAnalysis.Of(StandingData.Of(builder), default);

        var ease = Metric(insight, "ces").Overall;
        Assert.Equal((12, 12, 1.0, 5.0), (ease.Count, ease.Customers, ease.DesignEffect!.Value, ease.Estimate!.Value));
        Assert.Equal(50, Metric(insight, "easy").Overall.Estimate!.Value);
    }

    [Fact]
    public void Of_RepeatedAnswersAlike_HasAWiderInterval()
    {
        var builder = new TimelineBuilder();
        for (var index = 0; index < 90; index++) builder.Add(StandingData.Answer(index) with { CustomerId = $"c{index / 3}", Csat = index / 3 % 5 == 0 ? 1 : 5 });

        var figure = Metric(StandingAnalysis.Of(StandingData.Of(builder), default), "csat").Overall;

        Assert.Equal((90, 30), (figure.Count, figure.Customers));
        Assert.InRange(figure.DesignEffect!.Value, 2.9, 3.2);
        var naive = MetricEstimate.Csat(new SatisfactionTally { CsatAnswers = 90, Satisfied = 72 });
        Assert.True(figure.Estimate!.High - figure.Estimate.Low > 1.6 * (naive.High!.Value - naive.Low!.Value));
    }

    [Fact]
    public void Of_FourCustomers_GivesTheirNumberOnly()
    {
        var builder = new TimelineBuilder();
        for (var index = 0; index < 20; index++) builder.Add(StandingData.Answer(index) with { CustomerId = $"c{index % 4}", Csat = 5 });
        for (var index = 0; index < 20; index++) builder.Add(StandingData.Answer(100 + index) with { CustomerId = $"c{index}", Nps = 9 });

        var insight = StandingAnalysis.Of(StandingData.Of(builder), default);

        Assert.Equal(new StandingFigure(20, 4, null, null), Metric(insight, "csat").Overall);
        Assert.NotNull(Metric(insight, "nps").Overall.Estimate);
    }

    [Fact]
    public void Of_ContactsResolvedOrNot_AreByChannelAndAgentToo()
    {
        var builder = new TimelineBuilder();
        for (var index = 0; index < 80; index++)
        {
            builder.Add(new Interaction
            {
                CustomerId = $"c{index}",
                InteractionId = $"i{index}",
                OccurredAt = StandingData.Start.AddDays(index),
                Type = index < 70 ? InteractionType.Call : InteractionType.Purchase,
                Channel = "phone",
                AgentId = index < 35 ? "a" : "b",
                Resolved = index >= 65 ? null : index < 35,
            });
        }

        var insight = StandingAnalysis.Of(StandingData.Of(builder), default);

        var resolution = Metric(insight, "resolution");
        Assert.Equal(65, resolution.Overall.Count);
        Assert.Equal(100 * 35 / 65.0, resolution.Overall.Estimate!.Value, 9);
        Assert.Equal(["2025-01", "2025-02", "2025-03"], resolution.Periods.Select(period => period.Period));
        var agents = insight.Dimensions.Single(dimension => dimension.Name == "agents").Values;
        var first = Assert.Single(agents[0].Metrics);
        Assert.Equal("a", agents[0].Value);
        Assert.Equal(100, first.Difference!.Value, 9);
        Assert.True(first.IsDifferent);
        Assert.Null(insight.Dimensions.Single(dimension => dimension.Name == "channels").Values[0].Metrics[0].Difference);
    }

    [Fact]
    public void Of_TrainingDates_GiveChurnAndRepurchase()
    {
        var builder = new TimelineBuilder();
        var date = StandingData.Start.AddDays(100);
        for (var index = 0; index < 20; index++)
        {
            var id = $"c{index}";
            Add(id, InteractionType.Purchase, StandingData.Start);
            if (index < 5) Add(id, InteractionType.Cancellation, date.AddDays(30));
            if (index is >= 5 and < 8) Add(id, InteractionType.Cancellation, date.AddDays(3));
            if (index >= 12) Add(id, InteractionType.Renewal, date.AddDays(89));
            if (index == 11) Add(id, InteractionType.Renewal, date.AddDays(95));
        }

        var insight = StandingAnalysis.Of(StandingData.Of(builder, null, date), default);

        // Who left in the gap is neither churned nor stayed.
        Assert.Equal(17, Metric(insight, "churn").Overall.Count);
        Assert.Equal(100 * 5 / 17.0, Metric(insight, "churn").Overall.Estimate!.Value, 9);
        Assert.Equal(20, Metric(insight, "repurchase").Overall.Count);
        Assert.Equal(40, Metric(insight, "repurchase").Overall.Estimate!.Value, 9);
        Assert.Equal("2025-04-11", Assert.Single(Metric(insight, "churn").Periods).Period);
        Assert.Null(Metric(insight, "churn").Change);

        void Add(string customer, string type, DateTimeOffset time) =>
            builder.Add(new Interaction { CustomerId = customer, InteractionId = $"{customer}{type}{time:O}", Type = type, OccurredAt = time });
    }

    [Fact]
    public void Of_ALabel_GivesChurnOnceACustomer()
    {
        var builder = new TimelineBuilder();
        for (var index = 0; index < 20; index++)
            builder.Add(new Customer { CustomerId = $"c{index}", Attributes = new Dictionary<string, string> { ["left"] = index < 4 ? "yes" : "no" } });

        var insight = StandingAnalysis.Of(StandingData.Of(builder, new ChurnDefinition { Basis = ChurnBasis.Label, LabelColumn = "left" }), default);

        var churn = Assert.Single(insight.Metrics);
        Assert.Equal(("churn", 20L, 20.0), (churn.Name, churn.Overall.Count, churn.Overall.Estimate!.Value));
        Assert.Empty(churn.Periods);
    }

    [Fact]
    public void Of_SegmentsAndMonthsThatDiffer_AreFound()
    {
        var insight = StandingAnalysis.Of(StandingData.Changing(), default);

        var csat = Metric(insight, "csat");
        Assert.Equal("2025-10", csat.Change!.Month);
        Assert.True(csat.Change.IsFound);
        Assert.Equal(-20, csat.Change.Size.Value, 6);
        Assert.False(Metric(insight, "nps").Change!.IsFound);
        Assert.False(csat.LastMonth!.IsFound);
        var segments = insight.Dimensions.Single(dimension => dimension.Name == "segments").Values;
        Assert.Equal(["<b>second", "first"], segments.Select(segment => segment.Value));
        Assert.All(segments, segment => Assert.True(segment.Metrics[0].IsDifferent));
        Assert.Equal(-30, segments[0].Metrics[0].Difference!.Value, 6);
        Assert.Equal(2, insight.Families.Single(family => family.Name == "segments").Found);
        Assert.Equal(0, insight.Families.Single(family => family.Name == "channels").Found);
        Assert.Contains(insight.Statements, statement => statement.English.StartsWith("CSAT is lower by 20.0 points", StringComparison.Ordinal) && statement.Chinese.Contains("低 20.0 个百分点", StringComparison.Ordinal));
        Assert.Contains(insight.Statements, statement => statement.English.Contains("none of 6 comparisons", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_SomethingFound_HasTheSameFiguresInBothLanguages()
    {
        var statements = StandingAnalysis.Of(StandingData.Changing(), default).Statements;

        Assert.True(statements.Count >= 5);
        // Words for numbers are not the same: only digits are compared.
        Assert.All(statements.Where(statement => !statement.English.Contains("95 %", StringComparison.Ordinal)), statement => Assert.Equal(Figures(statement.English), Figures(statement.Chinese)));

        static IEnumerable<string> Figures(string text) => System.Text.RegularExpressions.Regex.Matches(text, @"\d[\d,.]*\d|\d").Select(match => match.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Of_TwentyNineAnswers_AreNotCompared()
    {
        var insight = StandingAnalysis.Of(
            StandingData.Of(StandingData.Answers(100, index => StandingData.Answer(index) with { Csat = index < 29 ? 1 : 5, Touchpoint = index < 29 ? "few" : "many" })), default);

        var touchpoints = insight.Dimensions.Single(dimension => dimension.Name == "touchpoints");
        Assert.All(touchpoints.Values, value => Assert.Null(value.Metrics[0].PValue));
        Assert.Equal(0, touchpoints.Values.Single(value => value.Value == "few").Metrics[0].Figure.Estimate!.Value);
        Assert.DoesNotContain(insight.Families, family => family.Name == "touchpoints");
    }

    [Fact]
    public void Of_ManyValues_KeepsTheLargestAndTheRestCounts()
    {
        // Values 0 to 209 with one answer each, and ten of them with forty more.
        var insight = StandingAnalysis.Of(
            StandingData.Of(StandingData.Answers(610, index => StandingData.Answer(index) with { Csat = index % 4 == 0 ? 2 : 5, AgentId = $"a{(index < 210 ? index : 200 + (index % 10)):000}" })), default);

        var agents = insight.Dimensions.Single(dimension => dimension.Name == "agents");
        Assert.Equal((200, 10), (agents.Values.Count, agents.LeftOut));
        Assert.Equal("a200", agents.Values[0].Value);
        Assert.Equal(10, insight.Families.Single(family => family.Name == "agents").Tests);
    }

    [Fact]
    public void Of_OwnDrivers_AreMetricsOfTheirOwn()
    {
        var insight = StandingAnalysis.Of(
            StandingData.Of(StandingData.Answers(30, index => StandingData.Answer(index) with
            {
                Drivers = Enumerable.Range(0, 22).Where(driver => driver < 20 || index < 5).ToDictionary(driver => $"d{driver:00}", driver => (double)(1 + (index % 5)), StringComparer.Ordinal),
            })), default);

        Assert.Equal(20, insight.Metrics.Count);
        Assert.Equal(2, insight.OwnDriversLeftOut);
        Assert.All(insight.Metrics, metric => Assert.True(metric.IsOwn));
        Assert.Equal(3, insight.Metrics[0].Overall.Estimate!.Value, 9);
    }

    private static StandingMetric Metric(StandingInsight insight, string name) => insight.Metrics.Single(metric => metric.Name == name);
}
