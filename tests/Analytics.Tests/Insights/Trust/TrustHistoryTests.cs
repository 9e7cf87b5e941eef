using Analytics.Benchmarks.TruthChecks;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.Trust;
using Analytics.Simulation;

namespace Analytics.Tests.Insights.Trust;

/// <summary>Trust where there is a history, on a simulated business.</summary>
public sealed class TrustHistoryTests
{
    private static readonly Lazy<(InsightData Data, TrustInsight Insight)> World = new(() =>
    {
        var churn = new ChurnDefinition();
        var timelines = SimulatedTimelines.Of(ServiceBusiness.Simulate(new SimulationOptions { Customers = 1_600, Days = 420 }));
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var data = TrustWorld.WithModel(timelines, churn, AsOfSchedule.Create(start, start.AddDays(419), churn.OutcomeDays));
        return (data, TrustWorld.Analyse(data));
    });

    [Fact]
    public void Of_History_ComparesDifferentCustomers()
    {
        var sides = DriftSides.Of(World.Value.Data, new ChurnLabeler(World.Value.Data.Churn), CancellationToken.None);

        Assert.Empty(sides.Reference.Select(customer => customer.Timeline.CustomerId).Intersect(sides.Current.Select(customer => customer.Timeline.CustomerId)));
        Assert.All(sides.Reference, customer => Assert.Contains(customer.Date, World.Value.Data.Schedule.Training));
        Assert.All(sides.Current, customer => Assert.Equal(World.Value.Data.AsOf, customer.Date));
        Assert.True(sides.Reference.Select(customer => customer.Date).Distinct().Count() > 3);
        Assert.Equal(1_600, World.Value.Insight.SampledCustomers);
        Assert.NotNull(World.Value.Insight.Drift!.Labels);
    }

    // A year's count sees but 90 days at the first training date.
    [Fact]
    public void Of_LongerHistory_IsMarkedAsThat()
    {
        var moved = World.Value.Insight.Drift!.Features.Where(feature => feature.Verdict != DriftVerdict.Stable && feature.Feature.EndsWith("count.365d", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(moved);
        Assert.All(moved, feature => Assert.Equal(CalendarEffect.LongerHistory, feature.Calendar));
    }

    [Fact]
    public void Mark_LengthOfTheRelationship_MovesWithTheClock()
    {
        // Joined long ago, all of them, and nobody leaves or comes.
        var builder = new TimelineBuilder();
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var number = 0; number < 1_200; number++)
        {
            builder.Add(new Customer { CustomerId = $"c{number}", JoinedAt = start.AddDays(-number), Attributes = new Dictionary<string, string> { ["x"] = $"{number * 7 % 101}" } });
            for (var day = number % 30; day < 700; day += 30)
            {
                builder.Add(new Interaction
                {
                    CustomerId = $"c{number}",
                    InteractionId = $"i{number}-{day}",
                    OccurredAt = start.AddDays(day),
                    Type = day > 300 + (number % 350) && number % 6 == 0 ? InteractionType.Cancellation : InteractionType.Call,
                });
            }
        }
        var churn = new ChurnDefinition();
        var data = TrustWorld.WithModel(builder.Build().Timelines, churn, AsOfSchedule.Create(start, start.AddDays(699), churn.OutcomeDays));

        var tenure = TrustWorld.Analyse(data).Drift!.Features.Single(feature => feature.Feature == "tenure.days");

        Assert.NotEqual(DriftVerdict.Stable, tenure.Verdict);
        Assert.Equal(CalendarEffect.Clock, tenure.Calendar);
    }

    [Fact]
    public void Of_History_NobodyIsDoubtedForWhatTrainingKnows()
    {
        var doubts = World.Value.Insight.Doubts!;

        Assert.Equal(World.Value.Data.Predictions.Count, doubts.Scored);
        Assert.InRange((double)doubts.Doubtful / doubts.Scored, 0, 0.05);
    }
}
