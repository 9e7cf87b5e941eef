using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.ServiceLevels;

/// <summary>Customers whose ratings say nothing: neither of how likely they recommend nor of when they leave.</summary>
internal static class RandomAnswers
{
    private const int Days = 500;

    public static InsightData Of(ulong seed, int customers)
    {
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var builder = new TimelineBuilder();
        for (var customer = 0; customer < customers; customer++)
        {
            var random = RandomStream.For(seed, customer, 4);
            var id = $"c{customer}";
            var leaves = random.Exponential() * 900;
            for (var answer = 0; answer < 4; answer++)
            {
                var day = random.NextDouble() * Days;
                var (rating, ease, recommendation) = (random.Between(1, 5), random.Between(1, 7), random.Between(0, 10));
                if (day >= leaves) continue;
                builder.Add(new SurveyResponse
                {
                    CustomerId = id,
                    ResponseId = $"{id}-{answer}",
                    RespondedAt = start.AddDays(day),
                    Csat = rating,
                    Ces = ease,
                    Nps = recommendation,
                    Expectation = random.Between(-2, 2),
                });
            }
            if (leaves < Days)
                builder.Add(new Interaction { CustomerId = id, InteractionId = $"{id}-end", OccurredAt = start.AddDays(leaves), Type = InteractionType.Cancellation });
        }
        return new InsightData { Timelines = builder.Build().Timelines, Churn = new ChurnDefinition(), Schedule = new AsOfSchedule(start.AddDays(Days), []) };
    }
}
