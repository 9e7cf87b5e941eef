using Analytics.Insights.ServiceLevels;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.ServiceLevels;

/// <summary>A year of steady quality and 24 months in which its mean drifts; ratings say exactly what it is, in standard deviations.</summary>
/// <param name="PerMonth">By how many standard deviations the mean rises each month.</param>
internal sealed record DriftWorld(double PerMonth)
{
    private const int SteadyDays = 365;
    private const int DriftingDays = 730;
    private const int MonthDays = 30;
    private const int ADay = 10;

    /// <summary>Shares of the last month with a score of the best 15 %, by either yardstick.</summary>
    public (double Fixed, double Moving) High(ulong seed)
    {
        var random = RandomStream.For(seed, 0, 5);
        var experiences = new List<Experience>();
        for (var day = 0; day < SteadyDays + DriftingDays; day++)
        {
            var mean = PerMonth * 24 * Math.Max(0, day - SteadyDays) / DriftingDays;
            for (var i = 0; i < ADay; i++) experiences.Add(new Experience { Customer = experiences.Count, Day = day, Touchpoint = 0, Rating = mean + random.Normal() });
        }
        var levels = LevelAssignment.Of(experiences);
        return (Share(levels.Fixed!), Share(levels.Moving));

        static double Share(IReadOnlyList<LevelPosition> positions) =>
            positions.TakeLast(MonthDays * ADay).Count(position => position.Score >= LevelRules.SurprisingFrom) / (double)(MonthDays * ADay);
    }
}
