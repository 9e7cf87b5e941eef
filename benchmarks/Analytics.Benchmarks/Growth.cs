namespace Analytics.Benchmarks;

/// <summary>Time and memory for a number of samples, in a process of its own, because what counts is the most memory it ever held.</summary>
internal static class Growth
{
    public static void Run(int sampleCount)
    {
        var table = SyntheticTable.Create(sampleCount);
        var samples = table.Samples(..);
        var before = Machine.PeakMegabytes;
        var fit = Timing.Of(() => LearnerBenchmark.Train(samples, table.Labels));
        Console.WriteLine("| samples | s | µs a sample | processor µs a sample | MB with the data | MB at most |");
        Console.WriteLine($"| {sampleCount:N0} | {fit.Seconds:F2} | {fit.Seconds / sampleCount * 1e6:F2} | {fit.ProcessorSeconds / sampleCount * 1e6:F2} "
            + $"| {before:F0} | {Machine.PeakMegabytes:F0} |");
    }
}
