using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Features;
using Analytics.Prediction.Training;
using Analytics.Simulation;

namespace Analytics.Benchmarks.TruthChecks.Loyalty;

/// <summary>How often the customers that are listed as satisfied but leaving go on to leave satisfied, in a simulated business.</summary>
/// <param name="Listed">Customers on the list.</param>
/// <param name="ListedLeft">Of them, who left satisfied in the outcome window, as the simulator knows.</param>
/// <param name="Satisfied">All satisfied customers that were predicted.</param>
/// <param name="SatisfiedLeft">Of them, who left satisfied.</param>
internal sealed record LeavingLift(int Listed, int ListedLeft, int Satisfied, int SatisfiedLeft)
{
    private const double SatisfiedFrom = 4;

    public static LeavingLift Of(ulong seed, int customers)
    {
        var business = ServiceBusiness.Simulate(new SimulationOptions { Customers = customers, Seed = seed });
        var churn = new ChurnDefinition();
        var asOf = new DateTimeOffset(business.Options.StartDate.AddDays(business.Options.Days - churn.OutcomeDays).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var options = new AnalysisOptions { Churn = churn, AsOf = asOf, Training = new TrainerOptions { SearchBudget = 200_000_000 } };
        var result = new ExportAnalysis(options, TimeProvider.System).RunAsync(Exports(business)).GetAwaiter().GetResult();

        var from = DateOnly.FromDateTime(asOf.UtcDateTime);
        var left = business.Truth.SatisfiedButLeaving
            .Where(customer => business.Truth.Customer(customer).CancelsWithin(from, churn.OutcomeDays)).ToHashSet(StringComparer.Ordinal);
        var predicted = result.Predictions.Select(prediction => prediction.Prediction.CustomerId).ToHashSet(StringComparer.Ordinal);
        var satisfied = business.SurveyResponses.Where(answer => answer.RespondedAt < asOf && answer.Csat is not null && predicted.Contains(answer.CustomerId))
            .GroupBy(answer => answer.CustomerId, StringComparer.Ordinal)
            .Where(answers => answers.MaxBy(answer => answer.RespondedAt)!.Csat >= SatisfiedFrom)
            .Select(answers => answers.Key).ToList();
        var listed = result.Insights.SatisfactionAndLoyalty?.Leaving?.Customers.Select(customer => customer.CustomerId).ToList() ?? [];
        return new LeavingLift(listed.Count, listed.Count(left.Contains), satisfied.Count, satisfied.Count(left.Contains));
    }

    private static AnalysisInput[] Exports(SimulatedBusiness business)
    {
        var (surveys, interactions, customers) = (new MemoryStream(), new MemoryStream(), new MemoryStream());
        SimulatedExports.Write(business.Histories, surveys, interactions, customers);
        AnalysisInput Input(string kind, MemoryStream content) =>
            new(kind, $"{kind}.csv", ExportMapping.None, DateTimeOffset.UnixEpoch, () => new MemoryStream(content.ToArray(), writable: false));
        return [Input(ExportKind.Customers, customers), Input(ExportKind.Surveys, surveys), Input(ExportKind.Interactions, interactions)];
    }
}
