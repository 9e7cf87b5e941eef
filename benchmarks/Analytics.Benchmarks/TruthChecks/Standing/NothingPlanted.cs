using Analytics.Customers;
using Analytics.Insights.Standing;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.Standing;

/// <summary>Files of random ratings: every family of tests is to find something in few of them.</summary>
internal static class NothingPlanted
{
    private const int Files = 200;
    private const int Answers = 3_000;
    private const int Months = 18;

    private static readonly string[] Families = ["segments", "channels", "touchpoints", "agents", "changes", "trends", "lastMonth"];

    public static IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        var seeds = effort.Seeds(Files, 24);
        var worlds = TruthEffort.Run(seeds, seed => StandingAnalysis.Of(StandingWorld.Data(Random(seed), Months), default).Families);
        foreach (var family in Families)
        {
            var found = worlds.Count(families => families.Single(tested => tested.Name == family).Found > 0);
            yield return RateBar.AtMost(0.10, Files).Check($"random ratings, {family}: files with a find", found, seeds);
        }
    }

    // Up to five answers a customer; ratings skewed as they are in surveys, and some customers kinder than others.
    private static TimelineBatch Random(ulong seed)
    {
        var random = RandomStream.For(seed, 0, 6);
        var builder = new TimelineBuilder();
        var (answers, customer) = (0, 0);
        while (answers < Answers)
        {
            var id = $"c{customer++}";
            builder.Add(new Customer { CustomerId = id, Segment = $"s{random.Between(1, 8)}" });
            var kind = random.Normal();
            for (var left = random.Between(1, 5); left > 0; left--)
            {
                builder.Add(new SurveyResponse
                {
                    CustomerId = id,
                    ResponseId = $"r{answers++}",
                    RespondedAt = StandingWorld.Start.AddDays(random.Between(0, (Months * 30) - 1)),
                    Channel = $"ch{random.Between(1, 4)}",
                    Touchpoint = $"t{random.Between(1, 6)}",
                    AgentId = $"a{random.Between(1, 40)}",
                    Csat = Rating(4.3, 1, 5),
                    Nps = Rating(8.4, 0, 10),
                    Ces = Rating(5.5, 1, 7),
                    Timeliness = Rating(4, 1, 5),
                    Convenience = Rating(4, 1, 5),
                    Expertise = Rating(4.2, 1, 5),
                });
            }

            double Rating(double middle, double low, double high) =>
                Math.Clamp(Math.Round(middle + ((high - low) * 0.25 * ((0.6 * kind) + (0.8 * random.Normal())))), low, high);
        }
        return builder.Build();
    }
}
