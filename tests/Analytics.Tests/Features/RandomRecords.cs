using System.Globalization;
using Analytics.Customers;

namespace Analytics.Tests.Features;

/// <summary>Random but reproducible records of a few customers.</summary>
internal static class RandomRecords
{
    public const int Customers = 5;

    private static readonly string[] Types =
    [
        InteractionType.Call, InteractionType.Chat, InteractionType.Complaint, InteractionType.Purchase, InteractionType.Renewal,
        InteractionType.PriceChange, InteractionType.Fee, InteractionType.BenefitEnd, InteractionType.Notice, InteractionType.FollowUp,
        InteractionType.Goodwill, "login",
    ];

    public static Customer Profile(int customer) => new()
    {
        CustomerId = Id(customer),
        JoinedAt = new DateTimeOffset(2021, 1 + customer, 20, 8, 30, 0, TimeSpan.FromHours(8)),
        Segment = customer % 2 == 0 ? "consumer" : "business",
        Value = 100 + customer,
        Attributes = new Dictionary<string, string> { ["plan"] = $"plan {customer % 2}", ["age"] = (30 + customer).ToString(CultureInfo.InvariantCulture) },
    };

    public static IEnumerable<CanonicalRecord> Of(Random random, int count, DateTimeOffset from, DateTimeOffset to)
    {
        for (var i = 0; i < count; i++)
        {
            var customer = Id(random.Next(Customers));
            var time = from + TimeSpan.FromTicks((long)(random.NextDouble() * (to - from).Ticks));
            // Ids differ between the two sides of a date.
            var id = string.Create(CultureInfo.InvariantCulture, $"{from.Ticks}-{i}");
            if (random.Next(3) == 0)
            {
                yield return new SurveyResponse
                {
                    ResponseId = id,
                    CustomerId = customer,
                    RespondedAt = time,
                    Csat = Rating(random),
                    Nps = random.Next(11),
                    Timeliness = Rating(random),
                    Convenience = Rating(random),
                    Expertise = Rating(random),
                    Expectation = random.Next(-2, 3),
                };
            }
            else
            {
                yield return new Interaction
                {
                    InteractionId = id,
                    CustomerId = customer,
                    OccurredAt = time,
                    Type = Types[random.Next(Types.Length)],
                    Answered = random.Next(10) > 0,
                    PromisedMinutes = random.Next(5, 30),
                    WaitMinutes = random.Next(0, 60),
                    Resolved = random.Next(3) > 0,
                    Transfers = random.Next(3),
                    Escalations = random.Next(2),
                    Reopens = random.Next(2),
                    Amount = random.Next(100),
                    NewCustomerPrice = random.Next(3) > 0 ? null : random.Next(1, 100),
                    Announced = random.Next(3) switch { 0 => null, 1 => true, _ => false },
                };
            }
        }
    }

    public static CanonicalRecord ChangedAt(CanonicalRecord record, DateTimeOffset time) => record switch
    {
        SurveyResponse survey => survey with { UpdatedAt = time, Csat = 1, Nps = 0 },
        Interaction interaction => interaction with
        {
            UpdatedAt = time,
            WaitMinutes = 999,
            Reopens = 50,
            Resolved = false,
            Amount = 9_999,
            NewCustomerPrice = 1,
            Announced = false,
        },
        _ => record,
    };

    private static string Id(int customer) => $"customer {customer}";

    private static double Rating(Random random) => random.Next(1, 6);
}
