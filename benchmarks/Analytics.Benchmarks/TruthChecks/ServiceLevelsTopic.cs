using Analytics.Benchmarks.TruthChecks.ServiceLevels;
using Analytics.Insights.ServiceLevels;
using Analytics.Simulation;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>
/// Levels of service: both yardsticks while quality drifts, agreement with the true level, and their order in leaving and recommending. After
/// 24 months of 0.04 standard deviations normal quality lies above the old 85 % in 1 − Φ(1.036 − 0.96) = 47 %. The published share above the
/// moving 85 % is 23 %; here the score is ranked among scores that were themselves ranked in their own 180 days, so steady drift leaves it at 15 %.
/// </summary>
public sealed class ServiceLevelsTopic : ITruthTopic
{
    public string Analysis => "ServiceLevels";

    public IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        ArgumentNullException.ThrowIfNull(effort);
        return Inflation(effort).Concat(Agreement(effort)).Concat(Order(effort));
    }

    private static IEnumerable<TruthCheck> Inflation(TruthEffort effort)
    {
        var drifting = TruthEffort.Run(effort.Seeds(100, 8), seed => new DriftWorld(0.04).High(seed));
        var (fixedly, moving) = (drifting.Average(high => high.Fixed), drifting.Average(high => high.Moving));
        yield return new TruthCheck("share above the first year's 85 % after 24 months of +0.04 SD", "0.44 to 0.50", $"{fixedly:0.000}", fixedly is >= 0.44 and <= 0.50);
        yield return new TruthCheck("share above the moving 85 %", "0.13 to 0.23", $"{moving:0.000}", moving is >= 0.13 and <= 0.23);
        var still = TruthEffort.Run(effort.Seeds(100, 8), seed => new DriftWorld(0).High(seed)).Average(high => high.Fixed - high.Moving);
        yield return new TruthCheck("inflation where nothing drifts", "-0.02 to 0.02", $"{still:0.000}", Math.Abs(still) <= 0.02);
    }

    private static IEnumerable<TruthCheck> Agreement(TruthEffort effort)
    {
        var kappas = TruthEffort.Run(effort.Seeds(40, 4), seed =>
        {
            var (experiences, truth) = QualityWorld.Draw(seed, 200);
            return WeightedKappa.Of([.. LevelAssignment.Of(experiences).MovingLevels.Select(level => (int)level)], truth);
        });
        yield return new TruthCheck("weighted kappa against the true level, lowest of all worlds", "at least 0.6", $"{kappas.Min():0.000}", kappas.Min() >= 0.6);
    }

    private static IEnumerable<TruthCheck> Order(TruthEffort effort)
    {
        var planted = TruthEffort.Run(effort.Seeds(40, 3), seed => ServiceLevelsAnalysis.Of(SimulatedTimelines.Data(new SimulationOptions { Customers = 4_000, Seed = seed })));
        yield return RateBar.AtLeast(0.95, 400).Check("service business: fewer leave the higher the level", planted.Count(one => one.LeavingTrend is { IsFound: true, Z: < 0 }), planted.Length);
        yield return RateBar.AtLeast(0.95, 400).Check("service business: more promoters the higher the level", planted.Count(one => one.PromoterTrend is { IsFound: true, Z: > 0 }), planted.Length);
    }
}
