using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.Loyalty;

/// <summary>Customers whose answers, contacts, purchases and leaving have nothing to do with each other.</summary>
internal static class RandomAnswers
{
    private const int Customers = 400;
    private const int Days = 400;

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static InsightData World(ulong seed)
    {
        var random = RandomStream.For(seed, 0, 61);
        var timelines = new TimelineBuilder();
        for (var number = 0; number < Customers; number++)
        {
            var id = FormattableString.Invariant($"c{number}");
            timelines.Add(new Customer { CustomerId = id, JoinedAt = Start.AddDays(-random.Between(1, 1000)) });
            var at = Start.AddDays(random.Between(100, 250)).AddHours(12);
            timelines.Add(Answer(random, id, 1, at));
            if (random.Chance(0.6)) timelines.Add(Answer(random, id, 2, at.AddDays(random.Between(10, 80))));
            for (var contact = random.Poisson(1.5); contact > 0; contact--)
                timelines.Add(Event(random, id, FormattableString.Invariant($"k{contact}"), random.Chance(0.2) ? InteractionType.Complaint : InteractionType.Call, at.AddDays(-random.Between(1, 89))));
            if (random.Chance(0.4)) timelines.Add(Event(random, id, "p", InteractionType.Purchase, at.AddDays(random.Between(1, 85))));
            if (random.Chance(0.25)) timelines.Add(Event(random, id, "x", InteractionType.Cancellation, at.AddDays(random.Between(86, 96))));
        }
        timelines.Add(Event(random, "c0", "end", InteractionType.Call, Start.AddDays(Days)));
        var churn = new ChurnDefinition();
        return new InsightData
        {
            Timelines = timelines.Build().Timelines,
            Churn = churn,
            Schedule = AsOfSchedule.Create(Start, Start.AddDays(Days), churn.OutcomeDays),
        };
    }

    private static SurveyResponse Answer(RandomStream random, string customer, int number, DateTimeOffset at) => new()
    {
        ResponseId = FormattableString.Invariant($"{customer}-{number}"),
        CustomerId = customer,
        RespondedAt = at,
        Csat = random.Between(1, 5),
        Nps = random.Between(0, 10),
        Ces = random.Between(1, 7),
        Timeliness = random.Between(1, 5),
        Figures = new Dictionary<string, double> { ["visits"] = random.Poisson(3), ["spend"] = random.LogNormal(40, 1) },
    };

    private static Interaction Event(RandomStream random, string customer, string name, string type, DateTimeOffset at) => new()
    {
        InteractionId = $"{customer}-{name}",
        CustomerId = customer,
        OccurredAt = at,
        Type = type,
        Resolved = random.Chance(0.7),
        Transfers = random.Poisson(0.5),
    };
}
