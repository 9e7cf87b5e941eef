using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;

namespace Analytics.Benchmarks.TruthChecks.Standing;

/// <summary>Answers without outcomes, as the analysis takes them.</summary>
internal static class StandingWorld
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static InsightData Data(TimelineBatch batch, int months = 24) => new()
    {
        Timelines = batch.Timelines,
        AnonymousSurveys = batch.AnonymousSurveys,
        Churn = new ChurnDefinition(),
        Schedule = new AsOfSchedule(Start.AddMonths(months), []),
    };
}
