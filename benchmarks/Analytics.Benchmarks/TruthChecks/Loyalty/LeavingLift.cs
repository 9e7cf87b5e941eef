using Analytics.Customers;
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
/// How often the customers that are listed as satisfied but leaving go on to leave, in a simulated business. Those whom the simulator itself says
/// to have left satisfied are one in a thousand of the satisfied a window, too few to show anything; counted is who left at all though their last
/// answer was satisfied.
/// </summary>
/// <param name="Listed">Customers on the list.</param>
/// <param name="ListedLeft">Of them, who left in the outcome window, as the simulator knows.</param>
/// <param name="Satisfied">All satisfied customers that were predicted.</param>
/// <param name="SatisfiedLeft">Of them, who left.</param>
internal sealed record LeavingLift(int Listed, int ListedLeft, int Satisfied, int SatisfiedLeft)
{
    private const double SatisfiedFrom = 4;

    /// <summary>Rows that are learned from at most: straight lines need no more.</summary>
    private const int MostSamples = 5_000;

    private static readonly ChurnDefinition Churn = new();

    /// <summary>
    /// One logistic regression on the product's features, which then predicts customers of other businesses of the same kind: searching through
    /// settings, and learning anew in each, would take most of the time.
    /// </summary>
    /// <param name="seed">Of the business that is learned from.</param>
    /// <param name="customers">Its customers.</param>
    public static CustomerModel Learn(ulong seed, int customers)
    {
        var (_, timelines, schedule) = Simulate(seed, customers);
        var set = TrainingSetBuilder.Build(timelines, new ChurnLabeler(Churn), schedule, mostSamples: MostSamples);
        var trainer = new OutcomeTrainer(null, monotone => [new Candidate(Candidate.Logistic, _ => new LogisticTrainer(monotone))]);
        return new CustomerModel(trainer.Train(set, Churn, "v", timelines.Count), null);
    }

    public static LeavingLift Of(CustomerModel model, ulong seed, int customers)
    {
        var (business, timelines, schedule) = Simulate(seed, customers);
        var data = new InsightData
        {
            Timelines = timelines,
            Churn = Churn,
            Schedule = schedule,
            Model = model,
            Predictions = [.. model.PredictAndExplain(timelines, schedule.Scoring, 0).OrderByDescending(prediction => prediction.Prediction.ChurnProbability)],
        };
        var from = DateOnly.FromDateTime(schedule.Scoring.UtcDateTime);
        var predicted = data.Predictions.Select(prediction => prediction.Prediction.CustomerId).ToHashSet(StringComparer.Ordinal);
        var satisfied = timelines.Where(timeline => predicted.Contains(timeline.CustomerId))
            .Where(timeline => timeline.Surveys.LastOrDefault(answer => answer.Csat is not null)?.Csat >= SatisfiedFrom)
            .Select(timeline => timeline.CustomerId).ToList();
        var listed = SatisfactionAndLoyaltyAnalysis.Of(data).Leaving?.Customers.Select(customer => customer.CustomerId).ToList() ?? [];
        return new LeavingLift(listed.Count, listed.Count(Left), satisfied.Count, satisfied.Count(Left));

        bool Left(string customer) => business.Truth.Customer(customer).CancelsWithin(from, Churn.OutcomeDays);
    }

    /// <summary>A business, as its exports show it up to one outcome window before its end.</summary>
    private static (SimulatedBusiness Business, IReadOnlyList<CustomerTimeline> Timelines, AsOfSchedule Schedule) Simulate(ulong seed, int customers)
    {
        var business = ServiceBusiness.Simulate(new SimulationOptions { Customers = customers, Seed = seed });
        var start = new DateTimeOffset(business.Options.StartDate, TimeOnly.MinValue, TimeSpan.Zero);
        var asOf = start.AddDays(business.Options.Days - Churn.OutcomeDays);
        return (business, SimulatedTimelines.Of(business.Histories, asOf), AsOfSchedule.Create(start, asOf.AddTicks(-1), Churn.OutcomeDays));
    }
}
