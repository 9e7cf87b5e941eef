using Analytics.Benchmarks.TruthChecks.KeyDrivers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.KeyDrivers;
using Analytics.Simulation;
using Analytics.Statistics;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>
/// Key drivers: shares of importance and what their intervals hold, the three claims with and without something planted, and the signs of
/// adjusted effects in the simulated business.
/// </summary>
/// <remarks>
/// The bars come from simulations of this kind: five drivers that correlate by 0.6 and explain 35 %. The power of a claim is that of a test at the
/// family's rate, as when the other two are found. In the simulated business what is planted on waits shows little: impressions fade by half in
/// 60 days and the outcome is seen up to 97 days later, so that 10,000 customers show it in about half of the worlds and 3,000 in a quarter. That
/// it has its sign is asked of all worlds together, and that it is found no more often than its rate where lateness does nothing.
/// </remarks>
public sealed class KeyDriversTopic : ITruthTopic
{
    /// <summary>Planted effects of at least so many log-odds or points a standard deviation can be seen by these numbers of customers.</summary>
    private const double LargeEffect = 0.25;

    /// <summary>What the exports show of a planted driver, and whether more of that means less of the driver.</summary>
    private static readonly Dictionary<RiskDriver, (DriverKey Shown, bool IsReverse)> Shown = new()
    {
        [RiskDriver.Convenience] = (DriverKey.Convenience, false),
        [RiskDriver.Expertise] = (DriverKey.Expertise, false),
        [RiskDriver.UnresolvedProblem] = (DriverKey.Effectiveness, true),
    };

    public string Analysis => "KeyDrivers";

    public IEnumerable<TruthCheck> Run(TruthEffort effort) => Shares(effort).Concat(BinaryShares(effort)).Concat(Claims(effort)).Concat(Business(effort)).Concat(NoLateness(effort));

    private static IEnumerable<TruthCheck> Shares(TruthEffort effort)
    {
        var (top, zero) = (new Dictionary<int, int>(), new List<double>());
        var counts = effort.Seeds(400, 40);
        foreach (var customers in new[] { 300, 1_000 })
        {
            var found = TruthEffort.Run(counts, seed => CorrelatedDrivers.Answers(customers, seed).Shares());
            top[customers] = found.Count(shares => shares.IndexOf(shares.Max()) == 0);
            if (customers == 1_000) zero.AddRange(found.Select(shares => shares[^1]));
        }
        yield return RateBar.AtLeast(0.85, 400).Check("strongest of five drivers first, 300 customers", top[300], counts);
        yield return RateBar.AtLeast(0.98, 400).Check("strongest of five drivers first, 1,000 customers", top[1_000], counts);
        var mean = zero.Average();
        yield return new TruthCheck(
            "share of a driver without effect, 1,000 customers", $"about 0.11; exactly {CorrelatedDrivers.TrueShares[^1]:0.000}", $"{mean:0.000}", Math.Abs(mean - CorrelatedDrivers.TrueShares[^1]) < 0.01);

        var worlds = effort.Seeds(400, 20);
        foreach (var customers in effort.IsShort ? [150] : new[] { 150, 300, 1_000 })
        {
            var held = TruthEffort.Run(worlds, seed =>
            {
                var model = CorrelatedDrivers.Answers(customers, seed).Model();
                return CorrelatedDrivers.TrueShares.Select((share, driver) => model.Shares.Ranges[driver].Contains(share)).ToArray();
            });
            for (var driver = 0; driver < CorrelatedDrivers.Count; driver++)
            {
                var inside = held.Count(world => world[driver]);
                yield return new RateBar(0.92, 0.985, 400).Check($"interval holds the share of driver {driver + 1}, {customers:n0} customers", inside, worlds);
            }
        }
    }

    private static IEnumerable<TruthCheck> BinaryShares(TruthEffort effort)
    {
        var worlds = effort.Seeds(100, 8);
        var found = TruthEffort.Run(worlds, seed => CorrelatedDrivers.Events(2_000, seed).Model().Shares);
        for (var driver = 0; driver < CorrelatedDrivers.Count; driver++)
        {
            var shares = found.Select(share => share.Shares[driver]).ToArray();
            var spread = Math.Sqrt(shares.Sum(share => Math.Pow(share - shares.Average(), 2)) / (worlds - 1));
            // Few worlds tell a spread to a factor.
            var slack = worlds < 100 ? 1.8 : 1;
            yield return new TruthCheck(
                $"spread of the share of driver {driver + 1}, 2,000 customers, 20 % events", $"0.015 to 0.05 ({worlds} worlds)", $"{spread:0.000}", spread >= 0.015 / slack && spread <= 0.05 * slack);
        }
        // What the intervals say of themselves: half of a 95 % interval is about two spreads.
        var said = found.SelectMany(share => share.Ranges).Average(range => (range.High - range.Low) / (2 * Interval.Normal95));
        yield return new TruthCheck("spread that the intervals of these shares state", "0.015 to 0.05", $"{said:0.000}", said is >= 0.015 and <= 0.05);
    }

    private static IEnumerable<TruthCheck> Claims(TruthEffort effort)
    {
        var seeds = effort.Seeds(400, 40);
        foreach (var (customers, power) in effort.IsShort ? [(2_000, 0.85)] : new[] { (500, 0.41), (1_000, 0.62), (2_000, 0.85), (4_000, 0.99) })
        {
            var found = TruthEffort.Run(seeds, seed => ClaimWorld.Claims(customers, convenience: Math.Log(0.78), others: 1, seed));
            var supported = found.Count(claims => claims.Single(claim => claim.Claim == Claim.ConvenienceChurn).Verdict == ClaimVerdict.Supported);
            // The bar is itself from a simulation: what both may differ by has the 99 % band of this number of worlds.
            yield return RateBar.AtLeast(power, int.MaxValue).Check($"convenience at an odds ratio of 0.78 supported, {customers:n0} customers", supported, seeds);
        }
        var nullSeeds = effort.Seeds(400, 40);
        var nothing = TruthEffort.Run(nullSeeds, seed => ClaimWorld.Claims(1_000, convenience: 0, others: 0, seed + 10_000));
        var any = nothing.Count(claims => claims.Any(claim => claim.Verdict is ClaimVerdict.Supported or ClaimVerdict.Contradicted));
        yield return RateBar.AtMost(0.10, int.MaxValue).Check("nothing planted: any of the three claims found, 1,000 customers", any, nullSeeds);
    }

    private static IEnumerable<TruthCheck> Business(TruthEffort effort)
    {
        var seeds = effort.Seeds(10, 1);
        var (agreeing, claims) = (new List<bool>(), new List<ClaimTest>());
        for (var seed = 1; seed <= seeds; seed++)
        {
            var (insight, planted) = BusinessInsight(effort.IsShort ? 3_000 : 10_000, (ulong)seed);
            claims.AddRange(insight.Claims);
            foreach (var effect in planted.Where(effect => Math.Abs(effect.PerStandardDeviation) >= LargeEffect && Shown.ContainsKey(effect.Driver)))
            {
                if (effect.Outcome == EffectOutcome.Repurchase) continue;
                var outcome = effect.Outcome == EffectOutcome.Cancellation ? insight.Churn : insight.Loyalty;
                var (shown, isReverse) = Shown[effect.Driver];
                if (outcome.Drivers.SingleOrDefault(driver => driver.Name == shown.Name && driver.Kind == shown.Kind) is not { } driver) continue;
                var none = outcome.EffectUnit == EffectUnit.OddsRatio ? 1 : 0;
                agreeing.Add(Math.Sign(driver.AdjustedEffect.Value - none) == (isReverse ? -effect.ExpectedSign : effect.ExpectedSign));
            }
        }
        yield return new TruthCheck(
            $"simulated business: adjusted effects planted with {LargeEffect} or more a standard deviation have their sign ({seeds} worlds)", "at least 0.95 of them, three a world",
            $"{agreeing.Count(agrees => agrees)} of {agreeing.Count}", agreeing.Count >= 3 * seeds && agreeing.Count(agrees => agrees) >= 0.95 * agreeing.Count);
        var contradicted = claims.Count(claim => claim.Verdict == ClaimVerdict.Contradicted);
        var supported = claims.Count(claim => claim.Verdict == ClaimVerdict.Supported);
        yield return new TruthCheck(
            $"simulated business: the three claims, all planted ({seeds} worlds)", "none contradicted, at least half supported", $"{contradicted} contradicted, {supported} of {claims.Count} supported",
            contradicted == 0 && 2 * supported >= claims.Count);
        if (effort.IsShort) yield break;
        var late = Pooled([.. claims.Where(claim => claim.Claim == Claim.TimelinessLoss).Select(claim => claim.OddsRatio!)]);
        yield return new TruthCheck(
            $"simulated business: odds of leaving by waits longer than promised, planted, {seeds} worlds together", "more than 1, beyond the 95 % interval",
            $"{late.Value:0.000} ({late.Low:0.000}-{late.High:0.000})", late.Low > 1);
    }

    /// <summary>Nothing that waiting does makes anybody leave, neither late answers nor giving up; all else is as it was.</summary>
    private static IEnumerable<TruthCheck> NoLateness(TruthEffort effort)
    {
        var worlds = effort.Seeds(100, 4);
        var effects = new Effects { BrokenPromise = 0, WorstGap = 0, Abandonment = 0 };
        var verdicts = TruthEffort.Run(worlds, seed =>
        {
            var data = Data(new SimulationOptions { Customers = 2_000, Seed = seed, Effects = effects }, out _);
            var samples = new DriverSampler(data.Timelines).Samples(new ChurnLabeler(data.Churn), DriverSampler.Dates(data.Schedule, data.Churn.OutcomeDays), default);
            return ClaimTests.Of(null, null, samples, default).Claims.Single(claim => claim.Claim == Claim.TimelinessLoss).Verdict;
        });
        // A claim that was not tested would be no evidence.
        var any = verdicts.Count(verdict => verdict != ClaimVerdict.NotShown);
        yield return RateBar.AtMost(BenjaminiHochberg.UsualRate, int.MaxValue).Check("simulated business without an effect of waiting: the claim on it found, 2,000 customers", any, worlds);
    }

    /// <summary>One odds ratio from several, weighted by their precision.</summary>
    private static Estimate Pooled(IReadOnlyList<Estimate> odds)
    {
        var errors = odds.Select(ratio => Math.Log(ratio.High / ratio.Low) / (2 * Interval.Normal95)).ToList();
        var weight = errors.Sum(error => 1 / (error * error));
        var mean = odds.Zip(errors, (ratio, error) => Math.Log(ratio.Value) / (error * error)).Sum() / weight;
        return Estimate.OfRatio(mean, 1 / Math.Sqrt(weight));
    }

    private static (KeyDriversInsight Insight, IReadOnlyList<PlantedEffect> Planted) BusinessInsight(int customers, ulong seed)
    {
        var options = new SimulationOptions { Customers = customers, Seed = seed };
        var data = Data(options, out var business);
        return (KeyDriversAnalysis.Of(data, default), business.Truth.PlantedEffects(options.StartDate.AddDays(options.Days * 3 / 4)));
    }

    private static InsightData Data(SimulationOptions options, out SimulatedBusiness business)
    {
        business = ServiceBusiness.Simulate(options);
        var first = new DateTimeOffset(options.StartDate.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var churn = new ChurnDefinition();
        return new InsightData
        {
            Timelines = SimulatedTimelines.Of(business),
            Churn = churn,
            Schedule = AsOfSchedule.Create(first, first.AddDays(options.Days - 1), churn.OutcomeDays),
        };
    }
}
