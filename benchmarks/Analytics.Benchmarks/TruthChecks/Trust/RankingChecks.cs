using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Prediction.Training;
using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Benchmarks.TruthChecks.Trust;

/// <summary>Intervals of AUCs and of their differences, and the AUC of a column that says nothing.</summary>
internal static class RankingChecks
{
    // √2·Φ⁻¹ of 0.85, 0.845 and 0.84: normal scores of variance 1 in each class.
    private const double Shift850 = 1.465739;
    private const double Shift845 = 1.435702;
    private const double Shift840 = 1.406372;

    // Of 0.99.
    private const double Shift990 = 3.289953;

    public static IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        var seeds = effort.Seeds(400, 40);
        foreach (var (positives, samples, half) in new[] { (40, 200, 0.065), (50, 250, 0.058), (370, 1_400, 0.022), (1_850, 7_000, 0.010) })
        {
            var ranges = TruthEffort.Run(seeds, seed => Range(seed, positives, samples));
            yield return RateBar.Coverage.Check($"AUC 0.85, {positives:n0} of {samples:n0}: covered by DeLong on the logit scale", ranges.Count(range => range.Contains(0.85)), seeds);
            yield return Bar.Between($"AUC 0.85, {positives:n0} of {samples:n0}: half-width", ranges.Average(range => (range.High - range.Low) / 2), half * 0.9, half * 1.1);
        }

        // Where the published DeLong interval covers 0.92, the bootstrap is to stand in; 20 % positives, as the text leaves open how many others.
        var near = TruthEffort.Run(effort.Seeds(400, 10), seed =>
        {
            var world = new World(seed, 90, 360, Shift990, Shift990, 0.9);
            return AucBootstrap.Interval(world.First, world.Labels, [.. Enumerable.Range(0, world.Labels.Length).Select(sample => (ulong)sample)], [], seed)!.Value.Contains(0.99);
        });
        yield return RateBar.Coverage.Check("AUC 0.99, 90 of 450: covered by the bootstrap on the logit scale", near.Count(isCovered => isCovered), near.Length);

        var power = effort.Seeds(400, 40);
        yield return RateBar.AtLeast(0.36, Bar.OfTheRate).Check("AUC 0.01 better, correlation 0.9, 1,400: found", Found(power, 370, 1_030, Shift840, 0.9), power);
        yield return RateBar.AtLeast(0.96, Bar.OfTheRate).Check("AUC 0.01 better, correlation 0.9, 7,000: found", Found(power, 1_850, 5_150, Shift840, 0.9), power);
        // Visible is what is found three times in four.
        yield return RateBar.AtLeast(0.75, Bar.OfTheRate).Check("AUC 0.005 better, correlation 0.95, 7,000: visible", Found(power, 1_850, 5_150, Shift845, 0.95), power);
        yield return RateBar.AtMost(0.75, Bar.OfTheRate).Check("AUC 0.005 better, correlation 0.9, 7,000: not visible", Found(power, 1_850, 5_150, Shift845, 0.9), power);
        yield return RateBar.AtMost(0.05, Bar.OfTheRate).Check("AUC no better, correlation 0.9, 1,400: found", Found(power, 370, 1_030, Shift850, 0.9), power);

        foreach (var (samples, limit) in new[] { (500, 0.59), (2_000, 0.54) })
        {
            var columns = effort.Seeds(1_000, 40);
            var aucs = TruthEffort.Run(columns, seed => NoiseAuc(seed, samples));
            yield return RateBar.AtMost(0.01, Bar.OfTheRate).Check($"column that says nothing, {samples:n0}: AUC above {limit}", aucs.Count(auc => auc > limit), columns);
        }
    }

    private static Interval Range(ulong seed, int positives, int samples)
    {
        var world = new World(seed, positives, samples - positives, Shift850, Shift850, 0.9);
        return DeLong.Interval(world.First, world.Labels)!.Value;
    }

    private static int Found(int seeds, int positives, int negatives, double secondShift, double correlation) => TruthEffort.Run(seeds, seed =>
    {
        var world = new World(seed, positives, negatives, Shift850, secondShift, correlation);
        return !DeLong.Difference(world.First, world.Second, world.Labels)!.Range.Contains(0);
    }).Count(isFound => isFound);

    private static double NoiseAuc(ulong seed, int samples)
    {
        var random = new RandomStream(seed);
        var values = new float[samples];
        var labels = new byte[samples];
        for (var sample = 0; sample < samples; sample++) (values[sample], labels[sample]) = ((float)random.Normal(), random.Chance(0.2) ? (byte)1 : (byte)0);
        var noise = new LabelledSamples(new SampleMatrix(samples, [new SampleColumn(values)]), labels, [.. values.Select(_ => random.Next())], labels);
        return SingleColumn.Aucs(noise, SampleFolds.Inner(noise, 5), CancellationToken.None)[0]!.Value;
    }

    /// <summary>Normal scores of two models, higher for positives, that share part of their noise.</summary>
    private sealed class World
    {
        public World(ulong seed, int positives, int negatives, double firstShift, double secondShift, double correlation)
        {
            var random = new RandomStream(seed);
            var samples = positives + negatives;
            (First, Second, Labels) = (new double[samples], new double[samples], new byte[samples]);
            for (var sample = 0; sample < samples; sample++)
            {
                Labels[sample] = sample < positives ? (byte)1 : (byte)0;
                var noise = random.Normal();
                First[sample] = noise + (firstShift * Labels[sample]);
                Second[sample] = (correlation * noise) + (Math.Sqrt(1 - (correlation * correlation)) * random.Normal()) + (secondShift * Labels[sample]);
            }
        }

        public double[] First { get; }

        public double[] Second { get; }

        public byte[] Labels { get; }
    }
}
