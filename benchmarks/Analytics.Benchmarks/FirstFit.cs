namespace Analytics.Benchmarks;

/// <summary>The first fit of a process, with compilation by the JIT: what a function that has just been started takes.</summary>
internal static class FirstFit
{
    public static void Run()
    {
        var table = SyntheticTable.Create(LearnerBenchmark.TrainingSamples);
        var samples = table.Samples(..);
        foreach (var fit in (string[])["first", "second", "third"])
        {
            var timing = Timing.Of(() => LearnerBenchmark.Train(samples, table.Labels));
            Console.WriteLine($"{fit} fit: {timing.Seconds:F3} s ({timing.ProcessorSeconds:F2} processor s)");
        }
    }
}
