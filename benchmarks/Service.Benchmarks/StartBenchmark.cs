using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Benchmarks;
using Analytics.Simulation;

namespace Service.Benchmarks;

/// <summary>
/// How soon the published package answers after it was started: the poll of the Functions host, and a first score by a model that lies in blob storage;
/// beside an empty ASP.NET Core app, published as it comes and published as the package is, in turns.
/// </summary>
internal static class StartBenchmark
{
    private const double LongestAnswer = 1.1;
    private const double LongestScore = 2;
    private const double MostResident = 90;
    private const double MostZipped = 30;

    /// <param name="rounds">Starts of each.</param>
    /// <param name="packages">Folders of packages that are there already, the one that counts first; without any it is published.</param>
    /// <returns>Exit code: 0 if the bars are reached.</returns>
    public static async Task<int> RunAsync(int rounds, IReadOnlyList<string> packages)
    {
        Console.WriteLine($"processor: {Machine.Processor}, {Environment.ProcessorCount} cores shared by the process, the emulator and whoever asks; {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
        Console.WriteLine($"commit {Machine.Commit}; .NET {Environment.Version}; load average when starting: {Machine.LoadAverage}");
        var folder = Directory.CreateTempSubdirectory("start-benchmark-");
        try
        {
            if (packages.Count == 0) packages = [await Publisher.PublishAsync("src/Functions", Path.Combine(folder.FullName, "package"), "-r", "linux-x64", "-p:FunctionsPlan=flex")];
            var asItComes = Path.Combine(await Publisher.PublishAsync("benchmarks/peers/EmptyWeb", Path.Combine(folder.FullName, "empty")), "EmptyWeb");
            var asThePackage = Path.Combine(await Publisher.PublishAsync("benchmarks/peers/EmptyWeb", Path.Combine(folder.FullName, "empty-trimmed"), "-r", "linux-x64"), "EmptyWeb");
            await using var business = await PublishedBusiness.StartAsync(new SimulationOptions { Customers = 2_000 });

            string[] programs = [asItComes, asThePackage, .. packages.Select(package => Path.Combine(package, "Functions"))];
            var starts = programs.ToDictionary(program => program, _ => new List<StartTimes>());
            // The first of each reads files from the disk.
            for (var round = -1; round < rounds; round++)
            {
                foreach (var program in programs.OrderBy(_ => Random.Shared.Next()).ToArray())
                {
                    var isPeer = program == asItComes || program == asThePackage;
                    var times = await StartTimes.MeasureAsync(program, business.ConnectionString, isPeer ? null : business.Scores[0]);
                    if (round >= 0) starts[program].Add(times);
                }
            }

            Console.WriteLine($"medians of {rounds} starts, each beside the others, from before the process is started (lowest to highest):");
            Write("an empty ASP.NET Core app, published as it comes", starts[asItComes]);
            Write("the same, self-contained, trimmed and ReadyToRun", starts[asThePackage]);
            foreach (var package in packages)
            {
                Write("the package", starts[Path.Combine(package, "Functions")]);
                Console.WriteLine($"  {Zipped(package):0.0} MB zipped, {new DirectoryInfo(package).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1e6:0.0} MB in files");
            }

            var empty = Math.Min(Median(starts[asItComes], times => times.FirstAnswer), Median(starts[asThePackage], times => times.FirstAnswer));
            var own = starts[Path.Combine(packages[0], "Functions")];
            var result = new StartResult(
                Math.Round(Median(own, times => times.FirstAnswer), 1), Math.Round(Median(own, times => times.FirstAnswer) / empty, 3),
                Math.Round(Median(own, times => times.FirstScore), 1), Math.Round(Median(own, times => times.FirstScore) / empty, 3),
                Math.Round(Median(own, times => times.ResidentMegabytes), 1), Math.Round(Zipped(packages[0]), 1));
            Console.WriteLine("ratios are to the faster of the two empty apps.");
            Console.WriteLine(JsonSerializer.Serialize(result, StartJsonContext.Default.StartResult));
            return result.FirstAnswerRatio <= LongestAnswer && result.FirstScoreRatio <= LongestScore && result.ResidentMegabytes <= MostResident && result.ZippedMegabytes <= MostZipped ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string name, List<StartTimes> starts)
    {
        var score = double.IsNaN(starts[0].FirstScore) ? "" : $", first score {Told(starts, times => times.FirstScore, "ms")}";
        Console.WriteLine($"{name}: first answer {Told(starts, times => times.FirstAnswer, "ms")}{score}, resident {Told(starts, times => times.ResidentMegabytes, "MB")}, processor {Told(starts, times => times.ProcessorMilliseconds, "ms")}");
    }

    private static string Told(List<StartTimes> starts, Func<StartTimes, double> value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Median(starts, value):0.0} {unit} ({starts.Min(value):0.0} to {starts.Max(value):0.0})");

    private static double Median(List<StartTimes> starts, Func<StartTimes, double> value)
    {
        double[] sorted = [.. starts.Select(value).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Zipped(string package)
    {
        using var content = new MemoryStream();
        ZipFile.CreateFromDirectory(package, content, CompressionLevel.SmallestSize, includeBaseDirectory: false);
        return content.Length / 1e6;
    }
}

/// <param name="FirstAnswerMs">From before the process is started to its first answer.</param>
/// <param name="FirstAnswerRatio">That, to the same of an empty app.</param>
/// <param name="FirstScoreMs">To the first score by the model in storage.</param>
/// <param name="FirstScoreRatio">That, to the first answer of an empty app.</param>
/// <param name="ResidentMegabytes">After the first score.</param>
/// <param name="ZippedMegabytes">The package.</param>
internal sealed record StartResult(double FirstAnswerMs, double FirstAnswerRatio, double FirstScoreMs, double FirstScoreRatio, double ResidentMegabytes, double ZippedMegabytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StartResult))]
internal sealed partial class StartJsonContext : JsonSerializerContext;
