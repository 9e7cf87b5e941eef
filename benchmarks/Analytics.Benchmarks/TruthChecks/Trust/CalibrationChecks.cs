using Analytics.Evaluation;
using Analytics.Evaluation.Calibration;
using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Benchmarks.TruthChecks.Trust;

/// <summary>What the calibration error, the calibration line and the maps say of models whose error is known.</summary>
internal static class CalibrationChecks
{
    private const double Alpha = 0.05;

    private static readonly PlattMap SlopeError = new(0.6, -0.3);

    // Bent so much that the best of all Platt's lines still loses 0.0031, as the published ones do where samples are many.
    private static readonly BetaMap Asymmetric = new(0.5, 1.5, -0.5);

    public static IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        foreach (var (samples, mean, limit) in new[] { (7_000, 0.011, 0.016), (1_409, 0.024, 0.035), (500, 0.040, 0.058) })
        {
            var seeds = effort.Seeds(1_000, 60);
            var errors = TruthEffort.Run(seeds, seed => Error(seed, samples));
            yield return Bar.Between($"ECE of a perfect model, {samples:n0}: mean", errors.Average(), mean * 0.9, mean * 1.1);
            yield return RateBar.AtMost(Alpha, Bar.OfTheRate).Check($"ECE of a perfect model, {samples:n0}: above {limit}", errors.Count(error => error > limit), seeds);
            // The product's own limit, simulated from the probabilities of one world and used on others.
            var floor = CalibrationErrorFloor.Simulate(new CalibratedWorld(1, samples).Said(score => score), 1, effort.Seeds(1_000, 300))!;
            yield return Bar.Between($"its simulated 95th percentile, {samples:n0}", floor.Percentile95, limit * 0.9, limit * 1.1);
            yield return RateBar.AtMost(Alpha, Bar.OfTheRate).Check($"perfect model, {samples:n0}: called off", errors.Count(error => error > floor.Percentile95), seeds);
        }

        var worlds = effort.Seeds(400, 30);
        var lines = TruthEffort.Run(worlds, seed => Line(seed, score => score));
        yield return RateBar.AtLeast(0.99, 400).Check("slope of a perfect model, 7,000: in 0.91 to 1.09", lines.Count(line => line.Slope is >= 0.91 and <= 1.09), worlds);
        yield return RateBar.AtMost(Alpha, Bar.OfTheRate).Check("joint test of a perfect model, 7,000: called off", lines.Count(line => line.PValue < Alpha), worlds);
        var steep = TruthEffort.Run(worlds, seed => Line(seed, score => 1.1 * score));
        yield return RateBar.AtLeast(0.95, Bar.OfTheRate).Check("slope error 1.1, 7,000: found by the joint test", steep.Count(line => line.PValue < Alpha), worlds);
        var shifted = TruthEffort.Run(worlds, seed => Line(seed, score => score + 0.15));
        yield return RateBar.AtLeast(0.995, Bar.OfTheRate).Check("logit shift 0.15, 7,000: found by the joint test", shifted.Count(line => line.PValue < Alpha), worlds);

        yield return Maps("slope error", SlopeError.Apply, 1_000, effort.Seeds(100, 8), 1.1, 1.7, 12);
        yield return Maps("slope error", SlopeError.Apply, 10_000, effort.Seeds(100, 2), 0.2, 0.2, 1.9);
        yield return Maps("asymmetric", Asymmetric.Apply, 1_000, effort.Seeds(100, 8), 3.9, 1.4, 11);
        yield return Maps("asymmetric", Asymmetric.Apply, 10_000, effort.Seeds(100, 2), 3.1, 0.2, 2.0);
        yield return Maps("already calibrated", score => score, 1_000, effort.Seeds(100, 8), 0.9, 1.4, 11);
        yield return Maps("already calibrated", score => score, 10_000, effort.Seeds(100, 2), 0.1, 0.2, 2.0);
        yield return Chosen("calibrated, 2,000: identity", score => score, 2_000, effort.Seeds(200, 30), map => map is IdentityMap, 0.95);
        yield return Chosen("slope error, 999: Platt", SlopeError.Apply, 999, effort.Seeds(100, 10), map => map is PlattMap, 0.99);
        yield return Chosen("slope error, 2,000: beta", SlopeError.Apply, 2_000, effort.Seeds(100, 10), map => map is BetaMap, 0.99);
        yield return Chosen("a step, 10,000: isotonic", Step, 10_000, effort.Seeds(50, 2), map => map is IsotonicMap, 0.99);
    }

    private static double Step(double probability) => probability < 0.2 ? 0.05 : probability < 0.5 ? 0.25 : 0.95;

    private static double Error(ulong seed, int samples)
    {
        var world = new CalibratedWorld(seed, samples);
        return CalibrationError.Expected(world.Said(score => score), world.Labels)!.Value;
    }

    private static CalibrationLine Line(ulong seed, Func<double, double> said)
    {
        var world = new CalibratedWorld(seed, 7_000);
        return CalibrationLine.Fit(world.Said(said), world.Labels)!;
    }

    /// <summary>Mean excess log loss in thousandths, at most half as much again as published (a fifth where many worlds are run), or 0.1 where that is rounding.</summary>
    private static TruthCheck Maps(string error, Func<double, double> truthOf, int samples, int worlds, double platt, double beta, double isotonic)
    {
        var excess = TruthEffort.Run(worlds, seed =>
        {
            var world = new CalibratedWorld(seed, samples, truthOf);
            double[] scores = world.Said(score => score);
            return new[] { PlattMap.TryFit(scores, world.Labels)!, BetaMap.TryFit(scores, world.Labels)!, (CalibrationMap)IsotonicMap.TryFit(scores, world.Labels)! }
                .Select(world.ExcessLogLoss).ToArray();
        });
        double[] means = [.. Enumerable.Range(0, 3).Select(map => 1_000 * excess.Average(values => values[map]))];
        var room = worlds >= 100 ? 1.2 : 1.8;
        double[] limits = [.. new[] { platt, beta, isotonic }.Select(published => (room * published) + 0.05)];
        return new TruthCheck(
            $"excess log loss ×1000, {error}, {samples:n0}: Platt / beta / isotonic", $"at most {limits[0]:0.0} / {limits[1]:0.0} / {limits[2]:0.0}",
            $"{means[0]:0.00} / {means[1]:0.00} / {means[2]:0.00}", means.Zip(limits).All(pair => pair.First <= pair.Second));
    }

    private static TruthCheck Chosen(string figure, Func<double, double> truthOf, int samples, int worlds, Func<CalibrationMap, bool> wanted, double rate)
    {
        var chosen = TruthEffort.Run(worlds, seed =>
        {
            var world = new CalibratedWorld(seed, samples, truthOf);
            return wanted(CalibrationChoice.Choose(world.Said(score => score), world.Labels, world.Clusters, seed));
        });
        return RateBar.AtLeast(rate, Bar.OfTheRate).Check($"map chosen: {figure}", chosen.Count(isWanted => isWanted), worlds);
    }

    /// <summary>Samples whose true probabilities are known: log-odds −1.6 ± 1.7, and a true AUC of about 0.85.</summary>
    private sealed class CalibratedWorld
    {
        private readonly double[] _scores;
        private readonly double[] _truth;

        public CalibratedWorld(ulong seed, int samples, Func<double, double>? truthOf = null)
        {
            var random = new RandomStream(seed);
            _scores = new double[samples];
            _truth = new double[samples];
            Labels = new byte[samples];
            for (var sample = 0; sample < samples; sample++)
            {
                _scores[sample] = LogOdds.Probability(-1.6 + (1.7 * random.Normal()));
                _truth[sample] = truthOf?.Invoke(_scores[sample]) ?? _scores[sample];
                Labels[sample] = random.Chance(_truth[sample]) ? (byte)1 : (byte)0;
            }
            Clusters = [.. Enumerable.Range(0, samples).Select(sample => (ulong)sample)];
        }

        public byte[] Labels { get; }

        public ulong[] Clusters { get; }

        /// <summary>What the model says, by the log-odds that it should have said.</summary>
        public double[] Said(Func<double, double> logOdds) => [.. _scores.Select(score => LogOdds.Probability(logOdds(LogOdds.Of(score))))];

        /// <summary>Log loss above that of the true probabilities, in expectation over the labels.</summary>
        public double ExcessLogLoss(CalibrationMap map) => _scores.Zip(_truth, (score, truth) =>
        {
            var mapped = LogOdds.Clamp(map.Apply(score));
            return (truth * Math.Log(truth / mapped)) + ((1 - truth) * Math.Log((1 - truth) / (1 - mapped)));
        }).Average();
    }
}
