using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Analytics.Benchmarks;

/// <summary>
/// Taking in a survey export beside pandas with the same checks and the same output, in turns, each run in a process of its own that is bound to
/// one core: ours as the program is published, and as it is built for a developer, which compiles while it runs. Speeds are by processor time,
/// which is what a run takes by the clock where nobody else needs the core. Trust the ratio. Then the most memory that a large export takes.
/// </summary>
internal static class IngestBenchmark
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <param name="pairs">Runs of each side.</param>
    /// <param name="rows">Rows of the export.</param>
    /// <param name="megabytes">Size of the export whose memory is measured, in units of 10^6 bytes.</param>
    public static async Task RunAsync(int pairs, long rows, long megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-benchmark").FullName;
        try
        {
            var published = PublishedBenchmarks.Create(Path.Combine(folder, "program"));
            var export = Path.Combine(folder, "survey.csv");
            SurveyExport.Write(export, (count, _) => count == rows);
            Console.WriteLine($"processor: {Machine.Processor}, {Environment.ProcessorCount} cores, one used; {RuntimeInformation.OSDescription}");
            Console.WriteLine($"commit {Machine.Commit}; load average when starting: {Machine.LoadAverage}");
            Console.WriteLine($"data: {rows:N0} rows, {new FileInfo(export).Length / 1e6:N0} MB; {pairs} pairs\n");
            var (ours, built, peers) = InTurns(export, folder, pairs, published);
            var ratios = Ratios(ours, peers);
            var ratio = LearnerBenchmark.Median(ratios);
            var rowsPerSecond = LearnerBenchmark.Median(ours.Select(run => run.Rows / run.ProcessorSeconds));
            Console.WriteLine($"\npandas / ours: median {ratio:F2} ({ratios.Min():F2}-{ratios.Max():F2}); as built {LearnerBenchmark.Median(Ratios(built, peers)):F2}; {ours[0].Versions}; {peers[0].Versions}");
            await RequireSameLinesAsync(folder);
            Console.WriteLine($"same counts and the same lines on both sides: {ours[0].Accepted:N0} accepted, {ours[0].Rejected:N0} rejected, {ours[0].Duplicates:N0} duplicates\n");
            foreach (var file in Directory.GetFiles(folder)) File.Delete(file);

            var large = Path.Combine(folder, "large.csv");
            SurveyExport.Write(large, (_, bytes) => bytes >= megabytes * 1_000_000);
            var run = Ours([published], large, "/dev/null");
            Console.WriteLine($"{new FileInfo(large).Length / 1e6:N0} MB, {run.Rows:N0} rows: {run.Rows / run.ProcessorSeconds:N0} rows/s, {run.Duplicates:N0} duplicates, {run.PeakMegabytes:F0} MB at most\n");
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                rowsPerSecond = Math.Round(rowsPerSecond),
                ratioPandas = Math.Round(ratio, 3),
                peakMegabytes = Math.Round(run.PeakMegabytes, 1),
            }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One run, for the process of its own.</summary>
    public static async Task RunOnceAsync(string export, string output) => Console.WriteLine(JsonSerializer.Serialize(await IngestRun.OursAsync(export, output), Names));

    private static (List<IngestRun> Ours, List<IngestRun> Built, List<IngestRun> Peers) InTurns(string export, string folder, int rounds, string published)
    {
        var (ours, built, peers) = (new List<IngestRun>(), new List<IngestRun>(), new List<IngestRun>());
        Console.WriteLine("| run | published: s (processor s) | rows/s | MB at most | as built | rows/s | MB at most | pandas | rows/s | MB at most |\n|---|---|---|---|---|---|---|---|---|---|");
        for (var round = 1; round <= rounds; round++)
        {
            ours.Add(Ours([published], export, Path.Combine(folder, "ours.jsonl")));
            built.Add(Ours([Environment.ProcessPath!, .. BuiltAssembly()], export, Path.Combine(folder, "built.jsonl")));
            peers.Add(Run(folder, [Peer.Python, Path.Combine(AppContext.BaseDirectory, "peers", "ingest_peer.py"), export, Path.Combine(folder, "peer.jsonl")]));
            Console.WriteLine($"| {round} | {Text(ours[^1])} | {Text(built[^1])} | {Text(peers[^1])} |");
            if (Counts(ours[^1]) != Counts(peers[^1])) throw new InvalidOperationException($"The sides differ: {Counts(ours[^1])} here, {Counts(peers[^1])} there.");
        }
        return (ours, built, peers);
    }

    private static double[] Ratios(List<IngestRun> ours, List<IngestRun> peers) => [.. ours.Zip(peers, (our, peer) => peer.ProcessorSeconds / our.ProcessorSeconds)];

    private static IngestRun Ours(string[] program, string export, string output) => Run(Path.GetDirectoryName(export)!, [.. program, "ingest-run", export, output]);

    // Started by `dotnet`, the process is not the program itself.
    private static string[] BuiltAssembly() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(IngestBenchmark).Assembly.Location] : [];

    private static IngestRun Run(string folder, string[] command)
    {
        var core = (Environment.ProcessorCount - 1).ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("taskset", ["-c", core, .. command]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException("A run ended with an error; what it wrote to standard error says why.");
        return JsonSerializer.Deserialize<IngestRun>(output, Names)!;
    }

    private static async Task RequireSameLinesAsync(string folder)
    {
        string[] hashes = [await HashAsync(Path.Combine(folder, "ours.jsonl")), await HashAsync(Path.Combine(folder, "peer.jsonl"))];
        if (hashes[0] != hashes[1]) throw new InvalidOperationException("The sides wrote different lines.");
    }

    private static async Task<string> HashAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file));
    }

    private static (long, long, long, long) Counts(IngestRun run) => (run.Rows, run.Accepted, run.Rejected, run.Duplicates);

    private static string Text(IngestRun run) => $"{run.Seconds:F2} ({run.ProcessorSeconds:F2}) | {run.Rows / run.ProcessorSeconds:N0} | {run.PeakMegabytes:F0}";
}
