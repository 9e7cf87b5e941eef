using Analytics.Simulation;
using Pipeline.Storage;
using Testing;
using Testing.Telemetry;

namespace Cli.Tests;

/// <summary>What the demo logs and exports, at the level that says most: no customer, nothing that one wrote, and no key.</summary>
public sealed class DemoLogTests
{
    private const string IdKey = "a secret key that hashes ids, 4711";
    private const string Header = "secret-of-the-collector-4711";

    [Fact]
    public async Task Demo_AtTrace_TellsNobodyOfCustomersCommentsAndKeys()
    {
        await Requires.AzuriteAsync();
        using var folder = new TemporaryFolder();
        var secrets = SimulatedSecrets.Write(new SimulationOptions { Customers = 800, Days = 500, Seed = 7 }, folder.Path);
        await using var collector = await Collector.StartAsync();

        var run = await CommandRun.RunAsync(
            ["demo", "--exports", folder.Path, "--exit"],
            [
                .. collector.Settings,
                ("OTEL_EXPORTER_OTLP_HEADERS", $"api-key={Header}"),
                ("Privacy__IdKey", IdKey),
                (QuickTraining.Setting, QuickTraining.SettingValue),
                ("Logging__LogLevel__Default", "Trace"),
                ("Logging__LogLevel__Microsoft", "Trace"),
                ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"),
                ("Logging__LogLevel__Azure", "Trace"),
            ]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Run ", run.Error, StringComparison.Ordinal);
        Assert.Contains(collector.Logs, log => log.Scope.StartsWith("Pipeline.", StringComparison.Ordinal));
        Assert.Contains(collector.Spans, span => span.Name == "publish");
        Assert.Contains(collector.Metrics, metric => metric.Name == "pipeline.scores");
        var everything = run.Error + collector.Everything();
        secrets.AssertNoneIn(everything);
        foreach (var key in new[] { IdKey, Header, DevelopmentStorage.AccountKey }) Assert.DoesNotContain(key, everything, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_FindsWhatItLooksFor()
    {
        using var folder = new TemporaryFolder();
        var secrets = SimulatedSecrets.Write(new SimulationOptions { Customers = 100, Days = 200, Seed = 7 }, folder.Path);

        Assert.ThrowsAny<Exception>(() => secrets.AssertNoneIn($"about {secrets.Ids.First()}."));
        Assert.ThrowsAny<Exception>(() => secrets.AssertNoneIn($"about {secrets.Comments.First()}."));
        secrets.AssertNoneIn("about nobody");
    }
}
