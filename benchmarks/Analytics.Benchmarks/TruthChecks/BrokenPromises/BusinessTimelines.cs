using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Simulation;

namespace Analytics.Benchmarks.TruthChecks.BrokenPromises;

/// <summary>The simulated service business as the analyses read it.</summary>
internal static class BusinessTimelines
{
    public static InsightData Of(SimulationOptions options)
    {
        var business = ServiceBusiness.Simulate(options with { MaxThreads = 1 });
        var builder = new TimelineBuilder();
        foreach (var customer in business.Customers)
        {
            builder.Add(new Customer
            {
                CustomerId = customer.CustomerId,
                JoinedAt = customer.JoinedAt,
                Segment = customer.Segment.ToString(),
                Attributes = new Dictionary<string, string> { ["contract"] = customer.Contract.ToString(), ["region"] = customer.Region },
            });
        }
        foreach (var interaction in business.Interactions) builder.Add(Interaction(interaction));
        foreach (var response in business.SurveyResponses)
            builder.Add(new SurveyResponse { CustomerId = response.CustomerId, ResponseId = response.ResponseId, RespondedAt = response.RespondedAt, Csat = response.Csat });
        var end = new DateTimeOffset(options.StartDate.AddDays(options.Days), TimeOnly.MinValue, TimeSpan.Zero);
        return new InsightData { Timelines = builder.Build().Timelines, Churn = new ChurnDefinition(), Schedule = new AsOfSchedule(end, []) };
    }

    private static Interaction Interaction(SimulatedInteraction row) => new()
    {
        CustomerId = row.CustomerId,
        InteractionId = row.InteractionId,
        OccurredAt = row.OccurredAt,
        Type = InteractionType.Normalize(row.Kind.ToString()),
        Answered = row.Answered,
        PromisedMinutes = row.PromisedMinutes,
        WaitMinutes = row.WaitMinutes,
        Resolved = row.Resolved,
        Transfers = row.Transfers,
        Escalations = row.Escalations,
        Reopens = row.Reopens,
        Amount = (double?)row.Amount,
        NewCustomerPrice = (double?)row.NewCustomerPrice,
        Announced = row.Announced,
    };
}
