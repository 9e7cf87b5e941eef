using Analytics.Boosting;
using Analytics.Insights.Trust;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.Trust;

/// <summary>Single features: what the stability index and the distance of distributions say with and without drift.</summary>
internal static class DriftChecks
{
    private const double Alpha = 0.01;

    public static IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        var seeds = effort.Seeds(4_000, 400);
        var still = TruthEffort.Run(seeds, seed => Compare(seed, 500, 500, 0));
        // The mean of so few worlds varies.
        var room = effort.IsShort ? 0.003 : 0.002;
        yield return Bar.Between("PSI 500/500 without drift: mean", still.Average(found => found.Psi), 0.035 - room, 0.035 + room);
        yield return RateBar.AtMost(0.05, 4_000).Check("PSI 500/500 without drift: above 0.068", still.Count(found => found.Psi > 0.068), seeds);
        yield return RateBar.AtMost(Alpha, Bar.OfTheRate).Check("one test without drift, 500/500: called moved", still.Count(found => found.IndexPValue < Alpha), seeds);
        yield return RateBar.AtMost(Alpha, Bar.OfTheRate).Check("distance without drift, 500/500: called moved", still.Count(found => found.DistancePValue < Alpha), seeds);

        var small = TruthEffort.Run(seeds, seed => Compare(seed, 200, 200, 0));
        yield return RateBar.AtMost(Alpha, Bar.OfTheRate).Check("one test without drift, 200/200: called moved (0.1 is exceeded by 32 %)", small.Count(found => found.IndexPValue < Alpha), seeds);

        var moved = TruthEffort.Run(effort.Seeds(400, 40), seed => Compare(seed, 7_000, 2_000, 0.25));
        yield return RateBar.AtLeast(0.995, 400).Check("0.25 SD, 7,000/2,000: detected and called small, real", moved.Count(found => found.Verdict == DriftVerdict.SmallReal), moved.Length);
        yield return Bar.Between("0.25 SD, 7,000/2,000: mean PSI", moved.Average(found => found.Psi), 0.060, 0.072);

        var slight = TruthEffort.Run(effort.Seeds(1_000, 100), seed => Compare(seed, 7_000, 2_000, 0.1));
        yield return RateBar.AtLeast(0.79, Bar.OfTheRate).Check("0.1 SD, 7,000/2,000: distance at 1 %", slight.Count(found => found.DistancePValue < Alpha), slight.Length);
        yield return RateBar.AtLeast(0.54, Bar.OfTheRate).Check("0.1 SD, 7,000/2,000: PSI at 1 %", slight.Count(found => found.IndexPValue < Alpha), slight.Length);

        var far = TruthEffort.Run(effort.Seeds(400, 40), seed => Compare(seed, 1_000, 1_000, 0.75));
        yield return RateBar.AtLeast(0.99, 400).Check("0.75 SD, 1,000/1,000: called act", far.Count(found => found.Verdict == DriftVerdict.Act), far.Length);
    }

    private readonly record struct Found(double Psi, double IndexPValue, double DistancePValue, DriftVerdict Verdict);

    private static Found Compare(ulong seed, int reference, int current, double shift)
    {
        var random = new RandomStream(seed);
        var (features, _) = DriftReview.Compare(["x"], Column(random, reference, 0), Column(random, current, shift), CancellationToken.None);
        return new Found(features[0].Psi, features[0].PValue, features[0].KolmogorovSmirnovPValue!.Value, features[0].Verdict);
    }

    private static SampleMatrix Column(RandomStream random, int count, double shift)
    {
        var values = new float[count];
        for (var index = 0; index < count; index++) values[index] = (float)(random.Normal() + shift);
        return new SampleMatrix(count, [new SampleColumn(values)]);
    }
}
