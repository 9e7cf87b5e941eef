using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.RandomFiles;

/// <summary>
/// Exports of a business in which nothing goes with anything: ratings, groups, contacts, promises, price changes, purchases and leaving are all
/// drawn by themselves. Only what is in the nature of surveys is kept: ratings are skewed, on each question some customers are kinder than others, and
/// nobody answers once gone.
/// </summary>
internal static class RandomFile
{
    private const int Customers = 900;
    private const int Days = 540;

    /// <summary>Mean days until a customer leaves, whatever happens.</summary>
    private const double Loyal = 1_500;

    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Contacts = [InteractionType.Call, InteractionType.Chat, InteractionType.Ticket, InteractionType.Complaint];
    private static readonly string[] Changes = [InteractionType.PriceChange, InteractionType.Fee, InteractionType.BenefitEnd];

    public static InsightData Of(ulong seed)
    {
        var builder = new TimelineBuilder();
        for (var number = 0; number < Customers; number++)
        {
            var customer = new RandomCustomer(RandomStream.For(seed, number, 6), FormattableString.Invariant($"c{number}"));
            foreach (var record in customer.Records()) builder.Add(record);
        }
        var batch = builder.Build();
        var churn = new ChurnDefinition();
        return new InsightData
        {
            Timelines = batch.Timelines,
            AnonymousSurveys = batch.AnonymousSurveys,
            Churn = churn,
            Schedule = AsOfSchedule.Create(Start, Start.AddDays(Days - 1), churn.OutcomeDays),
        };
    }

    private sealed class RandomCustomer(RandomStream random, string id)
    {
        // By question: who is kind to one is not to another.
        private readonly double[] _kindness = [.. Enumerable.Range(0, 7).Select(_ => random.Normal())];
        private readonly double _leaves = random.Exponential() * Loyal;
        private int _records;

        public IEnumerable<CanonicalRecord> Records()
        {
            yield return new Customer
            {
                CustomerId = id,
                JoinedAt = Start.AddDays(-random.Between(1, 2_000)),
                Segment = $"s{random.Between(1, 8)}",
                Value = random.LogNormal(200, 0.8),
            };
            var happenings = Times(5, Answer)
                .Concat(Times(4, at => Contact(at)))
                .Concat(Times(2, at => Event(at, InteractionType.Purchase) with { Amount = random.LogNormal(40, 1) }))
                .Concat(Times(0.6, at => Event(at, random.Choose<string>(Changes)) with { Amount = random.LogNormal(5, 0.5), Announced = random.Chance(0.5) }))
                .Concat(Times(0.7, at => Event(at, InteractionType.Renewal) with { Amount = random.LogNormal(40, 0.2), NewCustomerPrice = random.LogNormal(40, 0.2) }));
            foreach (var happening in happenings) yield return happening;
            if (_leaves < Days) yield return Event(Start.AddDays(_leaves), InteractionType.Cancellation);
        }

        /// <summary>So many over the whole time, as far as the customer is there.</summary>
        private IEnumerable<CanonicalRecord> Times(double mean, Func<DateTimeOffset, CanonicalRecord> record)
        {
            for (var left = random.Poisson(mean); left > 0; left--)
            {
                var day = random.NextDouble() * Days;
                if (day < _leaves) yield return record(Start.AddDays(day));
            }
        }

        private SurveyResponse Answer(DateTimeOffset at) => new()
        {
            CustomerId = id,
            ResponseId = Name(),
            RespondedAt = at,
            Channel = $"ch{random.Between(1, 4)}",
            Touchpoint = $"t{random.Between(1, 6)}",
            AgentId = $"a{random.Between(1, 40)}",
            Csat = Rating(0, 4.3, 1, 5),
            Nps = Rating(1, 8.4, 0, 10),
            Ces = Rating(2, 5.5, 1, 7),
            Timeliness = Rating(3, 4, 1, 5),
            Convenience = Rating(4, 4, 1, 5),
            Expertise = Rating(5, 4.2, 1, 5),
            Expectation = Rating(6, 0, -2, 2),
            Figures = new Dictionary<string, double> { ["visits"] = random.Poisson(3), ["spend"] = random.LogNormal(40, 1) },
        };

        private Interaction Contact(DateTimeOffset at) => Event(at, random.Choose<string>(Contacts)) with
        {
            Channel = $"ch{random.Between(1, 4)}",
            AgentId = $"a{random.Between(1, 40)}",
            PromisedMinutes = random.Choose<double>([5, 10, 15, 30]),
            WaitMinutes = random.LogNormal(10, 0.8),
            HandleMinutes = random.LogNormal(8, 0.5),
            Answered = true,
            Resolved = random.Chance(0.7),
            Transfers = random.Poisson(0.4),
            Reopens = random.Poisson(0.2),
        };

        private Interaction Event(DateTimeOffset at, string type) => new() { CustomerId = id, InteractionId = Name(), OccurredAt = at, Type = type };

        private double Rating(int question, double middle, double low, double high) =>
            Math.Clamp(Math.Round(middle + ((high - low) * 0.25 * ((0.6 * _kindness[question]) + (0.8 * random.Normal())))), low, high);

        private string Name() => FormattableString.Invariant($"{id}-{_records++}");
    }
}
