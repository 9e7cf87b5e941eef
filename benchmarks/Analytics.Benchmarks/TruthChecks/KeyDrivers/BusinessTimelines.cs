using Analytics.Customers;
using Analytics.Simulation;

namespace Analytics.Benchmarks.TruthChecks.KeyDrivers;

/// <summary>A simulated business as its exports show it, as far as key drivers look at it.</summary>
internal static class BusinessTimelines
{
    public static IReadOnlyList<CustomerTimeline> Of(SimulatedBusiness business)
    {
        var builder = new TimelineBuilder();
        foreach (var history in business.Histories)
        {
            var customer = history.Customer;
            builder.Add(new Customer { CustomerId = customer.CustomerId, JoinedAt = customer.JoinedAt, Value = (double)customer.Value });
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
        Answered = interaction.Answered,
        PromisedMinutes = interaction.PromisedMinutes,
        WaitMinutes = interaction.WaitMinutes,
        Resolved = interaction.Resolved,
        Transfers = interaction.Transfers,
        Escalations = interaction.Escalations,
        Reopens = interaction.Reopens,
    };

    private static SurveyResponse Of(string customerId, SimulatedSurveyResponse response) => new()
    {
        CustomerId = customerId,
        ResponseId = response.ResponseId,
        RespondedAt = response.RespondedAt,
        Csat = response.Csat,
        Nps = response.Nps,
        Timeliness = response.Timeliness,
        Convenience = response.Convenience,
        Expertise = response.Expertise,
    };

    // As the exports spell it: camel case.
    private static string Word(InteractionKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
