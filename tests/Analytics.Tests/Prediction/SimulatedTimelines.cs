using Analytics.Customers;
using Analytics.Simulation;

namespace Analytics.Tests.Prediction;

/// <summary>A simulated business as its exports show it, without the way through files.</summary>
internal static class SimulatedTimelines
{
    public static IReadOnlyList<CustomerTimeline> Of(SimulatedBusiness business)
    {
        var builder = new TimelineBuilder();
        foreach (var history in business.Histories)
        {
            var customer = history.Customer;
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
            foreach (var interaction in history.Interactions) builder.Add(Of(customer.CustomerId, interaction));
            foreach (var response in history.SurveyResponses) builder.Add(Of(customer.CustomerId, response));
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
    };

    // As the exports spell it: camel case.
    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
