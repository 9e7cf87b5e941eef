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
        var end = new DateTimeOffset(options.StartDate.AddDays(options.Days), TimeOnly.MinValue, TimeSpan.Zero);
        return new InsightData
        {
            Timelines = Of(ServiceBusiness.Simulate(options with { MaxThreads = 1 }), end),
            Churn = new ChurnDefinition(),
            Schedule = new AsOfSchedule(end, []),
        };
    }

    /// <param name="business">The simulated one.</param>
    /// <param name="end">What happened from then on is left out.</param>
    public static IReadOnlyList<CustomerTimeline> Of(SimulatedBusiness business, DateTimeOffset end)
    {
        var builder = new TimelineBuilder();
        foreach (var customer in business.Customers.Where(customer => customer.JoinedAt < end))
        {
            builder.Add(new Customer
            {
                CustomerId = customer.CustomerId,
                JoinedAt = customer.JoinedAt,
                Segment = customer.Segment.ToString(),
                Attributes = new Dictionary<string, string> { ["contract"] = customer.Contract.ToString(), ["region"] = customer.Region },
            });
        }
        foreach (var interaction in business.Interactions.Where(interaction => interaction.OccurredAt < end)) builder.Add(Interaction(interaction));
        foreach (var response in business.SurveyResponses.Where(response => response.RespondedAt < end)) builder.Add(Response(response));
        return builder.Build().Timelines;
    }

    private static SurveyResponse Response(SimulatedSurveyResponse row) => new()
    {
        CustomerId = row.CustomerId,
        ResponseId = row.ResponseId,
        RespondedAt = row.RespondedAt,
        Csat = row.Csat,
        Nps = row.Nps,
        Ces = row.Ces,
        Timeliness = row.Timeliness,
        Convenience = row.Convenience,
        Expertise = row.Expertise,
        Expectation = row.Expectation,
    };

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
