using Testing;

namespace Cli.Tests;

public sealed class SimulateTests
{
    [Fact]
    public async Task Simulate_SameSeed_WritesTheSameThreeFiles()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();

        Assert.Equal(0, (await CommandRun.RunAsync(["simulate", first.Path, "--customers", "50", "--days", "200", "--seed", "3"])).ExitCode);
        Assert.Equal(0, (await CommandRun.RunAsync(["simulate", second.Path, "--customers", "50", "--days", "200", "--seed", "3"])).ExitCode);

        foreach (var kind in new[] { "surveys", "interactions", "customers" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(first.Path, kind, "simulated.csv"));
            Assert.Equal(text, await File.ReadAllTextAsync(Path.Combine(second.Path, kind, "simulated.csv")));
            Assert.Contains("customerId", text.Split('\n')[0], StringComparison.Ordinal);
        }
    }
}
