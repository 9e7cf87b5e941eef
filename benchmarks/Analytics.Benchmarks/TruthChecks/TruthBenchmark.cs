using System.Diagnostics;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>What the analyses find in worlds whose truth is known, beside the bars they are to reach.</summary>
public static class TruthBenchmark
{
    public static IReadOnlyList<ITruthTopic> Topics { get; } =
    [
        new StandingTopic(),
        new LoyaltyTopic(),
        new ExpectationsTopic(),
        new ServiceLevelsTopic(),
        new KeyDriversTopic(),
        new BrokenPromisesTopic(),
        new TrustTopic(),
        new RandomFilesTopic(),
    ];

    /// <summary>Prints each check, and last one line of JSON with their number and how many held.</summary>
    /// <returns>Whether all held.</returns>
    public static bool Run(TruthEffort effort, string? analysis = null)
    {
        Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} processors, .NET {Environment.Version}, commit {Machine.Commit}{(effort.IsShort ? ", short form" : "")}");
        var (checks, held) = (0, 0);
        foreach (var topic in Topics.Where(topic => analysis is null || topic.Analysis.Equals(analysis, StringComparison.OrdinalIgnoreCase)))
        {
            var started = Stopwatch.GetTimestamp();
            Console.WriteLine($"\n| {topic.Analysis} | bar | reached | held |\n|---|---|---|---|");
            foreach (var check in topic.Run(effort))
            {
                (checks, held) = (checks + 1, held + (check.Held ? 1 : 0));
                Console.WriteLine($"| {check.Figure} | {check.Bar} | {check.Reached} | {(check.Held ? "yes" : "NO")} |");
            }
            Console.WriteLine($"\n{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        }
        Console.WriteLine($$"""{"checks":{{checks}},"held":{{held}}}""");
        return held == checks;
    }
}
