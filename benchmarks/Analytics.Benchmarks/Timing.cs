using System.Diagnostics;

namespace Analytics.Benchmarks;

/// <summary>How long something took: by the clock, and of all processors' time.</summary>
internal sealed record Timing(double Seconds, double ProcessorSeconds)
{
    public static Timing Of(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var processorTime = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        work();
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return new Timing(seconds, (process.TotalProcessorTime - processorTime).TotalSeconds);
    }
}
