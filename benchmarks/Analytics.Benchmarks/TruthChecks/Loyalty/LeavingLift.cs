using Analytics.Benchmarks.TruthChecks.BrokenPromises;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.Loyalty;
using Analytics.Prediction;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;
using Analytics.Simulation;

namespace Analytics.Benchmarks.TruthChecks.Loyalty;

/// <summary>
/// How often the customers that are listed as satisfied but leaving go on to leave satisfied, in a simulated business. Their risk is that of one
/// logistic regression on the product's features: searching through settings would make the risks a little better, and take most of the time.
/// </summary>
/// <param name="Listed">Customers on the list.</param>
/// <param name="ListedLeft">Of them, who left satisfied in the outcome window, as the simulator knows.</param>
/// <param name="Satisfied">All satisfied customers that were predicted.</param>
/// <param name="SatisfiedLeft">Of them, who left satisfied.</param>
internal sealed record LeavingLift(int Listed, int ListedLeft, int Satisfied, int SatisfiedLeft)
{
    private const double SatisfiedFrom = 4;

    /// <summary>Rows that are learned from at most: straight lines need no more.</summary>
    private const int MostSamples = 10_000;

    public static LeavingLift Of(ulong seed, int customers)
    {
        var business = ServiceBusiness.Simulate(new SimulationOptions { Customers = customers, Seed = seed });
        var churn = new ChurnDefinition();
        var start = new DateTimeOffset(business.Options.StartDate, TimeOnly.MinValue, TimeSpan.Zero);
        var asOf = start.AddDays(business.Options.Days - churn.OutcomeDays);
        var timelines = BusinessTimelines.Of(business, asOf);
        var schedule = AsOfSchedule.Create(start, asOf.AddTicks(-1), churn.OutcomeDays);
        var set = TrainingSetBuilder.Build(timelines, new ChurnLabeler(churn), schedule, mostSamples: MostSamples);
        var trainer = new OutcomeTrainer(null, monotone => [new Candidate(Candidate.Logistic, _ => new LogisticTrainer(monotone))]);
        var model = new CustomerModel(trainer.Train(set, churn, "v", timelines.Count), null);
        var data = new InsightData
        {
            Timelines = timelines,
            Churn = churn,
            Schedule = schedule,
            Model = model,
            Predictions = [.. model.PredictAndExplain(timelines, asOf, 0).OrderByDescending(prediction => prediction.Prediction.ChurnProbability)],
        };

        var from = DateOnly.FromDateTime(asOf.UtcDateTime);
        var left = business.Truth.SatisfiedButLeaving
            .Where(customer => business.Truth.Customer(customer).CancelsWithin(from, churn.OutcomeDays)).ToHashSet(StringComparer.Ordinal);
        var predicted = data.Predictions.Select(prediction => prediction.Prediction.CustomerId).ToHashSet(StringComparer.Ordinal);
        var satisfied = timelines.Where(timeline => predicted.Contains(timeline.CustomerId))
            .Where(timeline => timeline.Surveys.LastOrDefault(answer => answer.Csat is not null)?.Csat >= SatisfiedFrom)
            .Select(timeline => timeline.CustomerId).ToList();
        var listed = SatisfactionAndLoyaltyAnalysis.Of(data).Leaving?.Customers.Select(customer => customer.CustomerId).ToList() ?? [];
        return new LeavingLift(listed.Count, listed.Count(left.Contains), satisfied.Count, satisfied.Count(left.Contains));
    }
}
