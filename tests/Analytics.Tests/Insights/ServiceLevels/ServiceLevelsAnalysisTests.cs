using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.ServiceLevels;

namespace Analytics.Tests.Insights.ServiceLevels;

public sealed class ServiceLevelsAnalysisTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_FewerAnswersThanNeeded_SaysWhatIsMissing()
    {
        var insight = ServiceLevelsAnalysis.Of(Data(ServiceLevelsAnalysis.MinAnswers - 1));

        Assert.Contains("199 answers", insight.Missing!.English, StringComparison.Ordinal);
        Assert.Contains("199", insight.Missing.Chinese, StringComparison.Ordinal);
        Assert.Empty(insight.Levels);
    }

    [Fact]
    public void Of_AnyAnswers_EachIsAtOneLevel()
    {
        var insight = ServiceLevelsAnalysis.Of(Data(1_500));

        Assert.Null(insight.Missing);
        Assert.Equal(1_500, insight.Answers);
        Assert.Equal(1_500, insight.Levels.Sum(level => level.Answers));
        Assert.Equal(1, insight.Levels.Sum(level => level.Share.Value), 9);
        Assert.All(insight.Months, month => Assert.Equal(1, month.Moving.Sum(), 9));
        Assert.All(insight.Months, month => Assert.Equal(1, month.Fixed!.Sum(), 9));
    }

    // Whoever rates 1 or 2 leaves, and whoever rates 5 recommends.
    [Fact]
    public void Of_LeavingAndRecommendingFollowTheRating_TrendsAreFound()
    {
        var insight = ServiceLevelsAnalysis.Of(Data(1_500));

        Assert.True(insight.LeavingTrend is { IsFound: true, Z: < 0 });
        Assert.True(insight.PromoterTrend is { IsFound: true, Z: > 0 });
        Assert.Equal(2, insight.Families.Single().Found);
        Assert.True(insight.Steps.Single(step => step.To == ServiceLevel.Desired).Promoters is { Difference.Value: > 0 });
    }

    [Fact]
    public void Of_Edge_ListsTheHundredOfMostValueByThemselves()
    {
        var insight = ServiceLevelsAnalysis.Of(Data(3_000));

        Assert.InRange(insight.Edge.Count, 1, 100);
        Assert.True(insight.AtEdge >= insight.Edge.Count);
        Assert.Equal(insight.AtEdge, insight.Steps.Sum(step => step.AtEdge));
        Assert.Equal(insight.Edge.Select(customer => customer.Value).OrderDescending(), insight.Edge.Select(customer => customer.Value));
        Assert.All(insight.Edge, customer => Assert.InRange(customer.Distance, 0, 5));
        Assert.All(insight.Edge, customer => Assert.True(customer.Next > customer.Level));
        // No sentence names a customer.
        Assert.All(insight.Statements, statement => Assert.DoesNotContain(insight.Edge[0].CustomerId, statement.English, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ContactsWithoutAnswer_AreShownApart()
    {
        var insight = ServiceLevelsAnalysis.Of(Data(300, unheard: 400));

        Assert.Equal(300, insight.Answers);
        Assert.Equal(400, insight.Proxies);
        Assert.Equal(1, insight.Levels.Sum(level => level.ProxyShare!.Value), 9);
    }

    [Fact]
    public void Of_Statements_HaveTheSameFiguresInBothLanguages() => Assert.All(ServiceLevelsAnalysis.Of(Data(1_500)).Statements, SameFigures.Check);

    private static InsightData Data(int customers, int unheard = 0)
    {
        var builder = new TimelineBuilder();
        for (var i = 0; i < customers + unheard; i++)
        {
            var id = $"c{i:0000}";
            // Spread over 500 days, in no order.
            var time = Start.AddDays(i * 7_919L % 500);
            var rating = 1 + (i * 31 % 5);
            builder.Add(new Customer { CustomerId = id, Value = i * 13 % 700 });
            builder.Add(new Interaction
            {
                CustomerId = id,
                InteractionId = id + "-call",
                OccurredAt = time,
                Type = InteractionType.Call,
                Answered = true,
                PromisedMinutes = 10,
                WaitMinutes = 2 + (i * 17 % 97 / 10.0),
            });
            if (i >= customers) continue;
            builder.Add(new SurveyResponse
            {
                CustomerId = id,
                ResponseId = id,
                RespondedAt = time.AddHours(5),
                Csat = rating,
                Ces = Math.Min(7, rating + (i % 4)),
                Nps = rating == 5 ? 10 : 6,
                Expectation = rating >= 4 ? i % 3 : 0,
            });
            if (rating <= 2) builder.Add(new Interaction { CustomerId = id, InteractionId = id + "-end", OccurredAt = time.AddDays(30), Type = InteractionType.Cancellation });
        }
        return new InsightData { Timelines = builder.Build().Timelines, Churn = new ChurnDefinition(), Schedule = new AsOfSchedule(Start.AddHours(-9).AddDays(600), []) };
    }
}
