using Analytics.Benchmarks.TruthChecks.Loyalty;
using Analytics.Insights;
using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>
/// Correlations of skewed ratings, and what scales make of them. The true correlation of a world is that of two million
/// pairs. The lift of the list of the satisfied but leaving takes a model and is left out of the short form.
/// </summary>
internal sealed class LoyaltyTopic : ITruthTopic
{
    private const int TruePairs = 2_000_000;
    private const double SimulationError = 0.01;

    private static readonly RateBar Influence = new(0.92, 0.96, 400);

    public string Analysis => "Loyalty";

    public IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        var ratings = new RatingWorld(0.5, RatingWorld.Csat, RatingWorld.Nps);
        var leaving = new RatingWorld(0.5, RatingWorld.Csat, RatingWorld.LowestFifth);
        var (ratingsTruth, leavingTruth) = (Truth(ratings, Pearson), Truth(leaving, Pearson));
        foreach (var pairs in new[] { 100, 400 }) yield return Coverage(effort, Influence, $"Pearson covers, ratings, n={pairs}", ratings, pairs, ratingsTruth, Pearson, 4_000);
        foreach (var pairs in new[] { 100, 400 }) yield return Coverage(effort, Influence, $"point-biserial covers, 20 % leave, n={pairs}", leaving, pairs, leavingTruth, Pearson, 4_000);
        yield return Coverage(effort, RateBar.Coverage, "Spearman covers, ratings, n=200", ratings, 200, Truth(ratings, Correlation.Spearman), Correlation.Spearman, 1_000);
        yield return Coverage(effort, RateBar.Coverage, "polychoric covers, ratings, n=300", ratings, 300, 0.5, Polychoric, 400);
        yield return Coverage(effort, RateBar.Coverage, "polychoric covers, 20 % leave, n=400", leaving, 400, 0.5, Polychoric, 400);

        foreach (var check in Attenuation(0.5, 0.44, 0.27, 0.25)) yield return check;
        foreach (var check in Attenuation(0.13, 0.11, 0.08, 0.06)) yield return check;
        yield return Restriction();

        if (!effort.IsShort) yield return Lift();
    }

    private static Correlation? Pearson(ReadOnlySpan<double> left, ReadOnlySpan<double> right) => Correlation.Pearson(left, right);

    private static Correlation? Polychoric(ReadOnlySpan<double> left, ReadOnlySpan<double> right) => LatentScales.TryOf(left, right)?.Fit();

    private static double Truth(RatingWorld world, Measure measure)
    {
        var (left, right) = world.Draw(new RandomStream(1), TruePairs);
        return measure(left, right)!.Value;
    }

    private static TruthCheck Coverage(TruthEffort effort, RateBar bar, string figure, RatingWorld world, int pairs, double truth, Measure measure, int worlds)
    {
        var seeds = effort.Seeds(worlds, 100);
        var covered = TruthEffort.Run(seeds, seed =>
        {
            var (left, right) = world.Draw(RandomStream.For(seed, pairs, 60), pairs);
            return measure(left, right)?.Range.Contains(truth) == true;
        });
        return bar.Check(figure, covered.Count(isCovered => isCovered), seeds);
    }

    /// <summary>What a latent correlation shows as: simulated, by the product's formula, and as the methods state it.</summary>
    private static IEnumerable<TruthCheck> Attenuation(double latent, double scales, double fifth, double satisfiedOnly)
    {
        var world = new RatingWorld(latent, RatingWorld.Csat, RatingWorld.Nps);
        var (left, right) = world.Draw(new RandomStream(2), TruePairs);
        yield return Shown($"latent {latent:0.00} on scales of 5 and 11", scales, Correlation.Pearson(left, right)!.Value, LatentScales.TryOf(left, right)!.Shown(latent));
        var chosen = Enumerable.Range(0, left.Length).Where(index => left[index] >= 3).ToArray();
        yield return Shown($"latent {latent:0.00} where only the satisfied answer", satisfiedOnly, Correlation.Pearson([.. chosen.Select(index => left[index])], [.. chosen.Select(index => right[index])])!.Value, null);
        (left, right) = new RatingWorld(latent, RatingWorld.Csat, RatingWorld.HighestFifth).Draw(new RandomStream(3), TruePairs);
        yield return Shown($"latent {latent:0.00} against an outcome of 20 %, at the end where ratings crowd", fifth, Correlation.Pearson(left, right)!.Value, LatentScales.TryOf(left, right)!.Shown(latent));
        (left, right) = new RatingWorld(latent, RatingWorld.Csat, RatingWorld.LowestFifth).Draw(new RandomStream(4), TruePairs);
        yield return Shown($"latent {latent:0.00} against an outcome of 20 %, at the other end", null, Correlation.Pearson(left, right)!.Value, LatentScales.TryOf(left, right)!.Shown(latent));
    }

    private static TruthCheck Shown(string figure, double? stated, double simulated, double? computed)
    {
        var isComputed = computed is null || Math.Abs(computed.Value - simulated) <= SimulationError / 5;
        var bar = stated is null ? "as computed ± 0.002" : $"{stated:0.00} ± {SimulationError}{(computed is null ? "" : ", as computed ± 0.002")}";
        var reached = computed is null ? $"{simulated:0.000}" : $"{simulated:0.000}, computed {computed:0.000}";
        return new TruthCheck(figure, bar, reached, isComputed && (stated is null || Math.Abs(simulated - stated.Value) <= SimulationError));
    }

    /// <summary>In a normal world of which only the upper half answers, the correction gives back the whole one's correlation.</summary>
    private static TruthCheck Restriction()
    {
        var random = new RandomStream(5);
        var (all, left, right) = (new List<double>(), new List<double>(), new List<double>());
        for (var index = 0; index < TruePairs / 4; index++)
        {
            var (first, noise) = (random.Normal(), random.Normal());
            all.Add(first);
            if (first <= 0) continue;
            left.Add(first);
            right.Add((0.5 * first) + (Math.Sqrt(0.75) * noise));
        }
        var seen = Correlation.Pearson([.. left], [.. right])!.Value;
        var corrected = RangeRestriction.Corrected(seen, Spread(all) / Spread(left));
        return new TruthCheck("corrected for answers of the upper half alone, latent 0.50", $"0.50 ± {SimulationError}", $"{seen:0.000} became {corrected:0.000}", Math.Abs(corrected - 0.5) <= SimulationError);
    }

    private static double Spread(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private static TruthCheck Lift()
    {
        const int Businesses = 8;
        const int Customers = 4_000;
        var model = LeavingLift.Learn(Businesses + 1, Customers);
        var all = Enumerable.Range(1, Businesses).Select(seed => LeavingLift.Of(model, (ulong)seed, Customers)).ToList();
        var (listed, listedLeft) = (all.Sum(lift => lift.Listed), all.Sum(lift => lift.ListedLeft));
        var (satisfied, satisfiedLeft) = (all.Sum(lift => lift.Satisfied), all.Sum(lift => lift.SatisfiedLeft));
        if (listedLeft == 0 || satisfiedLeft == listedLeft) return new TruthCheck("satisfied but leaving: lift of the list", "above 1", $"{listedLeft} of {listed}, {satisfiedLeft} of {satisfied}", false);
        // Against those not listed, so that the shares are of different customers (Katz and others 1978).
        var (others, othersLeft) = (satisfied - listed, satisfiedLeft - listedLeft);
        var lift = (double)listedLeft / listed / ((double)othersLeft / others);
        var error = Math.Sqrt((1.0 / listedLeft) - (1.0 / listed) + (1.0 / othersLeft) - (1.0 / others));
        var ratio = Estimate.OfRatio(Math.Log(lift), error);
        return new TruthCheck(
            $"satisfied but leaving: the listed beside the other satisfied, {Businesses} simulated businesses of {Customers}", "lower end above 1",
            $"{ratio.Value:0.00} ({ratio.Low:0.00} to {ratio.High:0.00}; {listedLeft} of {listed}, {othersLeft} of {others})", ratio.Low > 1);
    }

    private delegate Correlation? Measure(ReadOnlySpan<double> left, ReadOnlySpan<double> right);
}
