using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Benchmarks.TruthChecks.Standing;

/// <summary>Monthly shares with a change, without one, and with what may be taken for one.</summary>
internal static class ChangeChecks
{
    private const int Worlds = 400;
    private const int Answers = 200;
    private const double Level = 0.8;
    private const double Rate = 0.05;

    public static IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        var seeds = effort.Seeds(Worlds, 60);
        var change = TruthEffort.Run(seeds, seed => Find(seed, 24, size: -0.06));
        yield return RateBar.AtLeast(0.90, Worlds).Check("CSAT 80 to 74 at the 13th of 24 months, 200 answers a month: found", change.Count(found => found.IsFound), seeds);
        yield return RateBar.AtLeast(0.75, Worlds).Check("of all these: month right to one", change.Count(found => found.IsFound && Math.Abs(found.Month - 12) <= 1), seeds);
        // So cheap that more worlds are run; φ is never below 1, so that without monthly noise the interval is rather wide.
        foreach (var noise in new[] { 0, 1 })
        {
            var changed = TruthEffort.Run(effort.Seeds(2_000, 60), seed => Find(seed, 24, size: -0.06, noise: noise));
            yield return RateBar.Coverage.Check($"CSAT 80 to 74, monthly noise of {noise} standard errors: interval of the size holds it", changed.Count(found => found.Range.Contains(-0.06)), changed.Length);
        }
        foreach (var months in new[] { 12, 18, 24, 36 })
        {
            yield return Nothing($"{months} months alike: change found", seed => Find(seed, months));
            yield return Nothing($"{months} months with noise of one standard error: change found", seed => Find(seed, months, noise: 1));
        }
        yield return Nothing("36 months with a yearly rhythm of 4 points: change found", seed => Find(seed, 36, season: 0.04));
        yield return Nothing("24 months of which 6 are missing: change found", seed => Find(seed, 24, missing: 6));

        var dragging = TruthEffort.Run(seeds, seed => Find(seed, 24, noise: 1, drag: 0.5));
        yield return RateBar.AtMost(0.18, Worlds).Check("24 months of noise that drags (AR 0.5): change found", dragging.Count(found => found.IsFound), seeds);
        // Of 24 months half sampling noise shows a correlation of 0.25 ± 0.2: no test tells it often.
        var marked = TruthEffort.Run(seeds, seed => Find(seed, 24, noise: 1)).Count(found => found.IsAutocorrelated);
        yield return RateBar.AtMost(0.08, Worlds).Check("24 months of noise that does not: marked as dragging", marked, seeds);
        var warned = dragging.Count(found => found.IsAutocorrelated);
        yield return new TruthCheck("noise that drags: marked at least twice as often", $"{2.0 * marked / seeds:0.000}", $"{(double)warned / seeds:0.000}", warned >= Math.Max(1, 2 * marked));

        TruthCheck Nothing(string figure, Func<ulong, LevelFound> world) =>
            RateBar.AtMost(0.08, Worlds).Check(figure, TruthEffort.Run(seeds, world).Count(found => found.IsFound), seeds);
    }

    private readonly record struct LevelFound(bool IsFound, int Month, Interval Range, bool IsAutocorrelated);

    /// <param name="seed">Of the world.</param>
    /// <param name="months">Length.</param>
    /// <param name="size">Change of the level at the middle.</param>
    /// <param name="noise">Standard deviation of a month's own level, in standard errors of its share.</param>
    /// <param name="drag">How much of a month's own level the next one has, AR(1).</param>
    /// <param name="season">Half the height of a yearly wave.</param>
    /// <param name="missing">Months without answers.</param>
    private static LevelFound Find(ulong seed, int months, double size = 0, double noise = 0, double drag = 0, double season = 0, int missing = 0)
    {
        var random = RandomStream.For(seed, months, 5);
        var (series, weights) = (new double[months], new double[months]);
        var (own, satisfied) = (random.Normal(), 0.0);
        for (var month = 0; month < months; month++)
        {
            own = (drag * own) + (Math.Sqrt(1 - (drag * drag)) * random.Normal());
            var level = Level + (month >= months / 2 ? size : 0) + (season * Math.Sin(2 * Math.PI * month / 12))
                + (noise * own * Math.Sqrt(Level * (1 - Level) / Answers));
            var count = 0;
            for (var answer = 0; answer < Answers; answer++) count += random.Chance(level) ? 1 : 0;
            series[month] = (double)count / Answers;
            satisfied += series[month] / months;
            weights[month] = Answers;
        }
        for (var gone = 0; gone < missing; gone++) weights[random.Between(0, months - 1)] = 0;
        for (var month = 0; month < months; month++) weights[month] /= satisfied * (1 - satisfied);
        var change = LevelChange.Of(series, weights)!;
        return new LevelFound(change.PValue <= Rate, change.Month, change.Range, change.IsAutocorrelated);
    }
}
