using System.Diagnostics;
using Analytics.Boosting;

namespace Analytics.Benchmarks;

/// <summary>
/// Scoring in batches, against the peer in turns, and one by one, and the reasons: those two have no peer here to share the machine's noise with,
/// so theirs is the fastest of many rounds.
/// </summary>
internal static class ScoringBenchmark
{
    public sealed record Result(double BatchRatio, double SingleMicroseconds, double ReasonsMicroseconds);

    public static Result Run(BoostedTrees model, SampleMatrix held, Peer peer, int pairs, int threads)
    {
        var ratios = new List<double>();
        var rates = new List<double>();
        var scores = new double[held.SampleCount];
        for (var warm = 0; warm < 30; warm++)
            model.RawScores(held, scores, threads);
        for (var pair = 0; pair < pairs; pair++)
        {
            var ours = Timing.Of(() => model.RawScores(held, scores, threads));
            var theirs = peer.Run("batch xgboost");
            rates.Add(held.SampleCount / ours.Seconds);
            ratios.Add(theirs.Seconds / ours.Seconds);
        }

        var single = TimeSingle(model, held);
        var reasons = TimeReasons(model, held);
        Console.WriteLine($"batch from floats, {threads} threads: {LearnerBenchmark.Median(rates) / 1e6:F2} million samples/s, "
            + $"{LearnerBenchmark.Median(ratios):F1} times xgboost's inplace_predict ({ratios.Min():F1}-{ratios.Max():F1})");
        Console.WriteLine($"one sample: {single.Microseconds:F2} µs, {single.Bytes:F0} bytes allocated");
        Console.WriteLine($"all Shapley values of a sample, one core: {reasons:F1} µs");
        return new Result(LearnerBenchmark.Median(ratios), single.Microseconds, reasons);
    }

    private static (double Microseconds, double Bytes) TimeSingle(BoostedTrees model, SampleMatrix held)
    {
        const int Samples = 2000;
        float[][] samples = [.. Enumerable.Range(0, Samples).Select(index => Sample(held, index))];
        var rounds = new List<double>();
        var allocated = 0L;
        for (var round = 0; round < 100; round++)
        {
            allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.GetTimestamp();
            foreach (var sample in samples)
                model.RawScore(sample);
            rounds.Add(Stopwatch.GetElapsedTime(watch).TotalMicroseconds / Samples);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        return (rounds.Min(), (double)allocated / Samples);
    }

    private static double TimeReasons(BoostedTrees model, SampleMatrix held)
    {
        const int Samples = 2048;
        var shapley = new TreeShapley(model);
        var matrix = held.SelectSamples([.. Enumerable.Range(0, Samples)]);
        var contributions = new double[Samples * model.ColumnCount];
        var rounds = new List<double>();
        for (var round = 0; round < 40; round++)
        {
            var watch = Stopwatch.GetTimestamp();
            shapley.Contributions(matrix, contributions);
            rounds.Add(Stopwatch.GetElapsedTime(watch).TotalMicroseconds / Samples);
        }

        return rounds.Min();
    }

    private static float[] Sample(SampleMatrix samples, int index)
    {
        var sample = new float[samples.Columns.Length];
        samples.CopySample(index, sample);
        return sample;
    }
}
