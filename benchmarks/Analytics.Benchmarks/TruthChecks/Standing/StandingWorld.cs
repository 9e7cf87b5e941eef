using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;

namespace Analytics.Benchmarks.TruthChecks.Standing;

/// <summary>Answers without outcomes, as the analysis takes them.</summary>
internal static class StandingWorld
{
    private static readonly DateTimeOffset End = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static InsightData Data(TimelineBatch batch) => new()
    {
        Timelines = batch.Timelines,
        AnonymousSurveys = batch.AnonymousSurveys,
        Churn = new ChurnDefinition(),
        Schedule = new AsOfSchedule(End, []),
    };
}
