using System.Diagnostics;

namespace Analytics.Benchmarks;

/// <summary>What a result was measured on.</summary>
internal static class Machine
{
    public static string Processor => ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";

    public static string LoadAverage => ReadLines("/proc/loadavg").FirstOrDefault() ?? "unknown";

    /// <summary>The most memory this process has held, in megabytes.</summary>
    public static double PeakMegabytes => ReadLines("/proc/self/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], null) / 1024).FirstOrDefault();

    public static string Commit
    {
        get
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["describe", "--always", "--dirty"]) { RedirectStandardOutput = true })!;
            return git.StandardOutput.ReadToEnd().Trim();
        }
    }

    private static string[] ReadLines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];
}
