using Analytics.Insights.ServiceLevels;
using Analytics.Randomness;
using MathNet.Numerics.Distributions;

namespace Analytics.Benchmarks.TruthChecks.ServiceLevels;

/// <summary>
/// Experiences over 24 months whose quality is known, in standard deviations. Rating, ease and gap show it with noise of their own, the first
/// two in whole points; waits are shorter than promised by 0.4 in logarithm in the middle, spread 0.6.
/// </summary>
internal static class QualityWorld
{
    private const int Months = 24;

    private const int MonthDays = 30;

    public static (List<Experience> Experiences, List<int> TrueLevels) Draw(ulong seed, int perMonth)
    {
        var random = RandomStream.For(seed, perMonth, 3);
        var (experiences, levels) = (new List<Experience>(), new List<int>());
        for (var i = 0; i < perMonth * Months; i++)
        {
            var quality = random.Normal();
            // Correlated 0.6 with the quality.
            var promptness = (0.6 * quality) + (0.8 * random.Normal());
            var experience = new Experience
            {
                Customer = i,
                Day = i * MonthDays / perMonth,
                Touchpoint = 0,
                Rating = Math.Clamp(Math.Round(3.6 + (0.9 * quality) + (0.4 * random.Normal())), 1, 5),
                Ease = Math.Clamp(Math.Round(4.8 + (1.2 * quality) + (0.6 * random.Normal())), 1, 7),
                Gap = 0.4 + (0.6 * promptness),
                Recommendation = Math.Clamp(Math.Round(7.5 + (1.4 * quality) + (0.8 * random.Normal())), 0, 10),
            };
            experiences.Add(experience);
            levels.Add((int)TrueLevel(experience, quality, promptness));
        }
        return (experiences, levels);
    }

    /// <summary>The level of who knows the quality itself and the distribution it is drawn from.</summary>
    private static ServiceLevel TrueLevel(Experience experience, double quality, double promptness)
    {
        var (rank, ofGap) = (Normal.CDF(0, 1, quality), Normal.CDF(0, 1, promptness));
        // The limit beyond which one in ten late ones lies.
        var veryLate = 0.1 * Normal.CDF(0, 1, -0.4 / 0.6);
        return LevelRules.Of(
            experience with { Rating = 3.6 + (0.9 * quality), Recommendation = 7.5 + (1.4 * quality) },
            new LevelPosition(rank, ofGap, rank, int.MaxValue, ofGap < veryLate));
    }
}
