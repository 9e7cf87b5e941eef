using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;

namespace Analytics.Tests.Insights.Standing;

/// <summary>Small worlds for the analysis.</summary>
internal static class StandingData
{
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static InsightData Of(TimelineBuilder builder, ChurnDefinition? churn = null, params DateTimeOffset[] training)
    {
        var batch = builder.Build();
        return new InsightData
        {
            Timelines = batch.Timelines,
            AnonymousSurveys = batch.AnonymousSurveys,
            Churn = churn ?? new ChurnDefinition(),
            Schedule = new AsOfSchedule(Start.AddYears(2), training),
        };
    }

    /// <summary>Answers of as many customers, all in the first month.</summary>
    public static TimelineBuilder Answers(int answers, Func<int, SurveyResponse> of)
    {
        var builder = new TimelineBuilder();
        for (var index = 0; index < answers; index++) builder.Add(of(index) with { CustomerId = $"c{index}" });
        return builder;
    }

    public static SurveyResponse Answer(int index) => new() { ResponseId = $"r{index}", RespondedAt = Start.AddDays(index % 28) };

    /// <summary>18 months of 60 answers, from the tenth on 20 points less satisfied; two segments, of which the second is 30 points less satisfied.</summary>
    public static InsightData Changing()
    {
        var builder = new TimelineBuilder();
        for (var month = 0; month < 18; month++)
        {
            for (var answer = 0; answer < 60; answer++)
            {
                var id = $"c{month}-{answer}";
                var second = answer % 2 == 1;
                var satisfied = 27 - (second ? 9 : 0) - (month >= 9 ? 6 : 0);
                builder.Add(new Customer { CustomerId = id, Segment = second ? "<b>second" : "first" });
                // Spread over the answers in a way that has nothing to do with their order.
                builder.Add(new SurveyResponse
                {
                    CustomerId = id,
                    ResponseId = id,
                    RespondedAt = Start.AddMonths(month).AddDays(answer % 28),
                    Channel = $"channel {(answer / 2) % 3}",
                    Csat = (answer / 2 * 7 % 30) < satisfied ? 5 : 2,
                    Nps = (answer + month) % 3 == 0 ? 10 : (answer + month) % 3 == 1 ? 8 : 4,
                });
            }
        }
        return Of(builder);
    }
}
