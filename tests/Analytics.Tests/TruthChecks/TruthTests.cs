using Analytics.Benchmarks.TruthChecks;

namespace Analytics.Tests.TruthChecks;

/// <summary>The short form of the checks against simulated truth; the full one is run by hand and committed as a result.</summary>
public sealed class TruthTests
{
    public static TheoryData<string> Topics => [.. TruthBenchmark.Topics.Select(topic => topic.Analysis)];

    [Theory]
    [MemberData(nameof(Topics))]
    public void Run_ShortForm_EveryBarIsHeld(string analysis)
    {
        var topic = TruthBenchmark.Topics.Single(topic => topic.Analysis == analysis);

        Assert.All(topic.Run(TruthEffort.Brief), check => Assert.True(check.Held, $"{check.Figure}: {check.Reached}, to be {check.Bar}"));
    }
}
