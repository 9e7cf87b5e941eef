using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.Trust;
using Analytics.Prediction;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;
using Analytics.Tests.Prediction;

namespace Analytics.Tests.Insights.Trust;

/// <summary>Customer lists in which some have no label, looked at by a model that those with one made.</summary>
internal static class TrustWorld
{
    public static readonly OutcomeTrainer Trainer = new(null, _ => [new Candidate(Candidate.Logistic, _ => new LogisticTrainer())]);

    /// <param name="known">Customers with a label.</param>
    /// <param name="unknown">Customers without one.</param>
    /// <param name="more">Changes to a customer, by number and whether the label is known.</param>
    public static InsightData Create(int known, int unknown, Action<int, bool, Dictionary<string, string>>? more = null)
    {
        var builder = new TimelineBuilder();
        var plans = new[] { "monthly", "annual", "weekly" };
        foreach (var (number, timeline) in LabelTable.Create(known + unknown).Index())
        {
            var isKnown = number < known;
            var attributes = new Dictionary<string, string>(timeline.Profile!.Attributes!) { ["plan"] = plans[number % 3] };
            if (!isKnown) attributes.Remove("left");
            more?.Invoke(number, isKnown, attributes);
            builder.Add(new Customer { CustomerId = $"c{number:0000}", Attributes = attributes });
        }
        return WithModel(builder.Build().Timelines, LabelTable.ByLabel, LabelTable.NoHistory);
    }

    public static InsightData WithModel(IReadOnlyList<CustomerTimeline> timelines, ChurnDefinition churn, AsOfSchedule schedule)
    {
        var set = TrainingSetBuilder.Build(timelines, new ChurnLabeler(churn), schedule);
        var model = new CustomerModel(Trainer.Train(set, churn, "v", timelines.Count), null);
        return new InsightData
        {
            Timelines = timelines,
            Churn = churn,
            Schedule = schedule,
            Model = model,
            Predictions = [.. model.PredictAndExplain(timelines, schedule.Scoring, 0).OrderByDescending(found => found.Prediction.ChurnProbability)],
        };
    }

    public static TrustInsight Analyse(InsightData data) => TrustAnalysis.Of(data, CancellationToken.None);
}
