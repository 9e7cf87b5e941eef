using Analytics.Insights.Standing;
using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Benchmarks.TruthChecks.Standing;

/// <summary>How often the intervals of the metrics hold the truth.</summary>
internal static class IntervalChecks
{
    private const int Worlds = 400;

    private static readonly int[] Counts = [10, 15, 20, 30, 50, 100];
    private static readonly double[] Shares = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];
    private static readonly double[] Effort = [0.03, 0.04, 0.08, 0.15, 0.25, 0.28, 0.17];

    private static readonly MetricDefinition Csat = Metric(MetricDefinition.Csat);
    private static readonly MetricDefinition Nps = Metric(MetricDefinition.Nps);
    private static readonly MetricDefinition Ease = Metric(MetricDefinition.Effort);

    public static IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        var wilson = Counts.SelectMany(count => Shares.Select(share => WilsonCoverage(count, share))).ToList();
        yield return new TruthCheck(
            "CSAT, exact coverage, 10 to 100 answers, 50 to 95 % satisfied", "least at least 0.91", $"{wilson.Min():0.000} to {wilson.Max():0.000}", wilson.Min() >= 0.91);
        var net = Counts.SelectMany(count => new[] { (0.65, 0.11), (0.4, 0.3), (0.25, 0.5) }.Select(shares => NetCoverage(count, shares.Item1, shares.Item2))).ToList();
        yield return new TruthCheck("NPS, exact coverage, 10 to 100 answers", "least at least 0.92", $"{net.Min():0.000} to {net.Max():0.000}", net.Min() >= 0.92);
        // So cheap that the coverage is all but exact.
        var runs = effort.Seeds(20_000, 4_000);
        yield return RateBar.AtLeast(0.91, Worlds).Check("ease, 10 answers", Held(runs, seed => Single(Ease, seed, 10, Effort)), runs);
        yield return RateBar.AtLeast(0.92, Worlds).Check("ease, 30 answers", Held(runs, seed => Single(Ease, seed, 30, Effort)), runs);
        var worlds = Worlds;
        yield return RateBar.Coverage.Check("CSAT, three answers each of 200 customers, correlation 0.4", Held(worlds, seed => Repeated(Csat, seed, 200)), worlds);
        yield return RateBar.Coverage.Check("CSAT, the same of 40 customers", Held(worlds, seed => Repeated(Csat, seed, 40)), worlds);
        yield return RateBar.Coverage.Check("NPS, three answers each of 200 customers, correlation 0.4", Held(worlds, seed => Repeated(Nps, seed, 200)), worlds);
        yield return RateBar.Coverage.Check("ease, three answers each of 200 customers, correlation 0.4", Held(worlds, seed => Repeated(Ease, seed, 200)), worlds);
        yield return RateBar.Coverage.Check("CSAT, one less another, 100 answers each", Held(worlds, Difference), worlds);
    }

    private static MetricDefinition Metric(string name) => MetricDefinition.Usual.First(metric => metric.Name == name);

    private static int Held(int worlds, Func<ulong, bool> world) => TruthEffort.Run(worlds, world).Count(held => held);

    private static double WilsonCoverage(int count, double share)
    {
        var binomial = new MathNet.Numerics.Distributions.Binomial(share, count);
        var covered = 0.0;
        for (var successes = 0; successes <= count; successes++)
        {
            if (Interval.Wilson(successes, count).Contains(share)) covered += binomial.Probability(successes);
        }
        return covered;
    }

    private static double NetCoverage(int count, double promoters, double detractors)
    {
        var multinomial = new MathNet.Numerics.Distributions.Multinomial([promoters, detractors, 1 - promoters - detractors], count);
        var covered = 0.0;
        for (var up = 0; up <= count; up++)
        {
            for (var down = 0; down + up <= count; down++)
            {
                if (Interval.OfNetShare((double)up / count, (double)down / count, count).Contains(promoters - detractors))
                    covered += multinomial.Probability([up, down, count - up - down]);
            }
        }
        return covered;
    }

    private static bool Single(MetricDefinition metric, ulong seed, int answers, double[] shares)
    {
        var random = RandomStream.For(seed, answers, 1);
        var tally = new ClusterTally();
        for (var answer = 0; answer < answers; answer++)
        {
            tally.Add(1 + random.ChooseIndex(shares));
            tally.CloseCluster();
        }
        return metric.Range(tally.Moments).Contains(shares.Index().Sum(share => share.Item * (1 + share.Index)));
    }

    /// <summary>Each answer is the customer's own, drawn once, with probability √0.4, so that two have the correlation 0.4; else a new one.</summary>
    private static bool Repeated(MetricDefinition metric, ulong seed, int customers)
    {
        var random = RandomStream.For(seed, customers, 2);
        var tally = new ClusterTally();
        for (var customer = 0; customer < customers; customer++)
        {
            var own = Draw();
            for (var answer = 0; answer < 3; answer++) tally.Add(random.Chance(Math.Sqrt(0.4)) ? own : Draw());
            tally.CloseCluster();
        }
        var truth = metric.Name switch
        {
            MetricDefinition.Csat => 80,
            MetricDefinition.Nps => 54,
            _ => Effort.Index().Sum(share => share.Item * (1 + share.Index)),
        };
        return metric.Range(tally.Moments).Contains(truth);

        double Draw() => metric.Name switch
        {
            MetricDefinition.Csat => random.Chance(0.8) ? 1 : 0,
            MetricDefinition.Nps => 1 - random.ChooseIndex([0.65, 0.24, 0.11]),
            _ => 1 + random.ChooseIndex(Effort),
        };
    }

    private static bool Difference(ulong seed)
    {
        var random = RandomStream.For(seed, 0, 3);
        var (first, second) = (new ClusterTally(), new ClusterTally());
        for (var answer = 0; answer < 100; answer++)
        {
            first.Add(random.Chance(0.8) ? 1 : 0);
            second.Add(random.Chance(0.65) ? 1 : 0);
            first.CloseCluster();
            second.CloseCluster();
        }
        var difference = Csat.Difference(first.Moments, second.Moments);
        return difference.Low <= 15 && difference.High >= 15;
    }
}
