using Analytics.Customers;
using Analytics.Insights.Standing;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.Standing;

/// <summary>200 segments of 100 answers each, 20 of them 15 points less satisfied: which are called different.</summary>
internal static class SegmentChecks
{
    private const int Segments = 200;
    private const int Worse = 20;
    private const int Answers = 100;
    private const double Satisfied = 0.8;
    private const double Lost = 0.15;

    public static IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        var seeds = effort.Seeds(400, 8);
        foreach (var each in new[] { 1, 2 })
        {
            var worlds = TruthEffort.Run(seeds, seed => Find(seed, Worse, each));
            var falseShare = worlds.Average(world => world.Found == 0 ? 0 : (double)world.False / world.Found);
            var power = worlds.Sum(world => world.Found - world.False) / (double)(Worse * seeds);
            var name = each == 1 ? "20 of 200 segments at -15 points" : "the same, two answers a customer, correlation 0.4";
            // The share strays by about 0.08 from world to world: three standard errors of the mean of a few.
            var most = effort.IsShort ? 0.10 + (3 * 0.08 / Math.Sqrt(seeds)) : 0.10;
            var least = effort.IsShort ? 0.70 - (3 * 0.11 / Math.Sqrt(seeds)) : 0.70;
            yield return new TruthCheck($"{name}: false ones among those found", $"at most {most:0.00}", $"{falseShare:0.000} ({seeds} worlds)", falseShare <= most);
            if (each == 1) yield return new TruthCheck($"{name}: found", $"at least {least:0.00}", $"{power:0.000} ({seeds} worlds)", power >= least);
        }
        var nothing = TruthEffort.Run(seeds, seed => Find(seed, 0, 2)).Count(world => world.Found > 0);
        yield return RateBar.AtMost(0.10, 400).Check("200 segments alike, two answers a customer, correlation 0.4: worlds with a find", nothing, seeds);
    }

    private static (int Found, int False) Find(ulong seed, int worse, int each)
    {
        var random = RandomStream.For(seed, each, 4);
        var builder = new TimelineBuilder();
        for (var segment = 0; segment < Segments; segment++)
        {
            var share = segment < worse ? Satisfied - Lost : Satisfied;
            for (var customer = 0; customer < Answers / each; customer++)
            {
                var id = $"{segment}-{customer}";
                builder.Add(new Customer { CustomerId = id, Segment = $"s{segment}" });
                var own = random.Chance(share);
                for (var answer = 0; answer < each; answer++)
                {
                    var satisfied = each > 1 && random.Chance(Math.Sqrt(0.4)) ? own : random.Chance(share);
                    builder.Add(new SurveyResponse { CustomerId = id, ResponseId = $"{id}-{answer}", Csat = satisfied ? 5 : 2 });
                }
            }
        }
        var segments = StandingAnalysis.Of(StandingWorld.Data(builder.Build()), default).Dimensions.Single(dimension => dimension.Name == "segments");
        var found = segments.Values.Where(value => value.Metrics.Any(metric => metric.IsDifferent)).Select(value => int.Parse(value.Value.AsSpan(1), null)).ToList();
        return (found.Count, found.Count(segment => segment >= worse));
    }
}
