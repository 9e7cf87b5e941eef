using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Simulation;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>A simulated business as its exports show it, without the way through files.</summary>
public static class SimulatedTimelines
{
    /// <summary>All of it, at its end.</summary>
    public static InsightData Data(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var end = new DateTimeOffset(options.StartDate.AddDays(options.Days), TimeOnly.MinValue, TimeSpan.Zero);
        return new InsightData { Timelines = Of(ServiceBusiness.Stream(options with { MaxThreads = 1 }), end), Churn = new ChurnDefinition(), Schedule = new AsOfSchedule(end, []) };
    }

    public static IReadOnlyList<CustomerTimeline> Of(SimulatedBusiness business)
    {
        ArgumentNullException.ThrowIfNull(business);
        return Of(business.Histories, DateTimeOffset.MaxValue);
    }

    /// <param name="histories">Customers and what happened to them.</param>
    /// <param name="end">What happened from then on is left out, and who came later too.</param>
    public static IReadOnlyList<CustomerTimeline> Of(IEnumerable<CustomerHistory> histories, DateTimeOffset end)
    {
        ArgumentNullException.ThrowIfNull(histories);
        var builder = new TimelineBuilder();
        foreach (var history in histories)
        {
            var customer = history.Customer;
            if (customer.JoinedAt >= end) continue;
            builder.Add(new Customer
            {
                CustomerId = customer.CustomerId,
                JoinedAt = customer.JoinedAt,
                Segment = Word(customer.Segment),
                Value = (double)customer.Value,
                Attributes = new Dictionary<string, string>
                {
                    ["contract"] = Word(customer.Contract),
                    ["region"] = customer.Region,
                    ["channelPreference"] = customer.ChannelPreference,
                },
            });
            foreach (var interaction in history.Interactions.Where(interaction => interaction.OccurredAt < end)) builder.Add(Of(customer.CustomerId, interaction));
            foreach (var response in history.SurveyResponses.Where(response => response.RespondedAt < end)) builder.Add(Of(customer.CustomerId, response));
        }
        return builder.Build().Timelines;
    }

    private static Interaction Of(string customerId, SimulatedInteraction interaction) => new()
    {
        CustomerId = customerId,
        InteractionId = interaction.InteractionId,
        OccurredAt = interaction.OccurredAt,
        Type = Word(interaction.Kind),
        Channel = interaction.Channel,
        AgentId = interaction.AgentId,
        Answered = interaction.Answered,
        PromisedMinutes = interaction.PromisedMinutes,
        WaitMinutes = interaction.WaitMinutes,
        HandleMinutes = interaction.HandleMinutes,
        Resolved = interaction.Resolved,
        Transfers = interaction.Transfers,
        Escalations = interaction.Escalations,
        Reopens = interaction.Reopens,
        Amount = (double?)interaction.Amount,
        NewCustomerPrice = (double?)interaction.NewCustomerPrice,
        Announced = interaction.Announced,
    };

    private static SurveyResponse Of(string customerId, SimulatedSurveyResponse response) => new()
    {
        CustomerId = customerId,
        ResponseId = response.ResponseId,
        RespondedAt = response.RespondedAt,
        Channel = response.Channel,
        Touchpoint = response.Touchpoint,
        AgentId = response.AgentId,
        Csat = response.Csat,
        Nps = response.Nps,
        Ces = response.Ces,
        Timeliness = response.Timeliness,
        Convenience = response.Convenience,
        Expertise = response.Expertise,
        Expectation = response.Expectation,
        Comment = response.Comment,
    };

    // As the exports spell it: camel case.
    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
