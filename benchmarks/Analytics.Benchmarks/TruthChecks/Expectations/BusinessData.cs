using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Simulation;

namespace Analytics.Benchmarks.TruthChecks.Expectations;

/// <summary>The simulated service business as its exports show it, as far as promises and levels of service look at it.</summary>
internal static class BusinessData
{
    public static InsightData Of(SimulationOptions options)
    {
        var builder = new TimelineBuilder();
        foreach (var history in ServiceBusiness.Stream(options with { MaxThreads = 1 }))
        {
            var id = history.Customer.CustomerId;
            builder.Add(new Customer { CustomerId = id, JoinedAt = history.Customer.JoinedAt, Value = (double)history.Customer.Value });
            foreach (var interaction in history.Interactions) builder.Add(Of(id, interaction));
            foreach (var response in history.SurveyResponses) builder.Add(Of(id, response));
        }
        var end = new DateTimeOffset(options.StartDate.AddDays(options.Days), TimeOnly.MinValue, TimeSpan.Zero);
        return new InsightData { Timelines = builder.Build().Timelines, Churn = new ChurnDefinition(), Schedule = new AsOfSchedule(end, []) };
    }

    private static Interaction Of(string customerId, SimulatedInteraction interaction) => new()
    {
        CustomerId = customerId,
        InteractionId = interaction.InteractionId,
        OccurredAt = interaction.OccurredAt,
        Type = InteractionType.Normalize(interaction.Kind.ToString()),
        Channel = interaction.Channel,
        AgentId = interaction.AgentId,
        Answered = interaction.Answered,
        PromisedMinutes = interaction.PromisedMinutes,
        WaitMinutes = interaction.WaitMinutes,
        Reopens = interaction.Reopens,
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
        Expectation = response.Expectation,
        Comment = response.Comment,
    };
}
