using System.Text.Json;
using Testing;

namespace Cli.Tests;

/// <summary>The demo from outside: a process, its last line and what it leaves behind.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_Exit_PredictsAndLeavesNothingBehind()
    {
        await Requires.AzuriteAsync();

        var run = await CommandRun.RunAsync(["demo", "--exit"]);

        Assert.True(run.ExitCode == 0, run.Error);
        using var summary = JsonDocument.Parse(run.LastLine);
        Assert.Equal(5_000, summary.RootElement.GetProperty("customers").GetInt64());
        Assert.InRange(summary.RootElement.GetProperty("predictions").GetInt64(), 2_000, 5_000);
        Assert.InRange(summary.RootElement.GetProperty("auc").GetDouble(), 0.65, 0.95);
        Assert.InRange(summary.RootElement.GetProperty("nps").GetDouble(), 10, 50);
        Assert.InRange(summary.RootElement.GetProperty("csat").GetDouble(), 70, 90);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Empty(run.Survivors());
    }

    [Fact]
    public async Task Demo_TelcoChurnByLabel_PredictsEveryRow()
    {
        await Requires.AzuriteAsync();
        using var folder = new TemporaryFolder();
        var customers = Directory.CreateDirectory(Path.Combine(folder.Path, "customers"));
        File.Copy(SharedData.File("telco_churn.csv"), Path.Combine(customers.FullName, "telco_churn.csv"));

        var run = await CommandRun.RunAsync(["demo", "--exports", folder.Path, "--label", "Churn", "--exit"]);

        Assert.True(run.ExitCode == 0, run.Error);
        using var summary = JsonDocument.Parse(run.LastLine);
        Assert.Equal(7_043, summary.RootElement.GetProperty("predictions").GetInt64());
        Assert.InRange(summary.RootElement.GetProperty("auc").GetDouble(), 0.84, 0.90);
        Assert.Equal(JsonValueKind.Null, summary.RootElement.GetProperty("nps").ValueKind);
        Assert.Empty(run.Survivors());
    }

    [Fact]
    public async Task Demo_LabelThatIsNotThere_SaysSoInOneSentence()
    {
        await Requires.AzuriteAsync();
        using var folder = new TemporaryFolder();
        var customers = Directory.CreateDirectory(Path.Combine(folder.Path, "customers"));
        await File.WriteAllTextAsync(Path.Combine(customers.FullName, "list.csv"), "customerId,plan\na,x\nb,y\n");

        var run = await CommandRun.RunAsync(["demo", "--exports", folder.Path, "--label", "Churn", "--exit"]);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("label column 'Churn'", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Survivors());
    }

    [Fact]
    public async Task Demo_WithoutNodeAndConnection_SaysWhatToDo()
    {
        using var empty = new TemporaryFolder();

        var run = await CommandRun.RunAsync(["demo", "--exit"], ("PATH", empty.Path));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Node", run.Error, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo", "--port", "99999")]
    [InlineData("demo", "--prot", "1")]
    [InlineData("demo", "--label", "=yes")]
    public async Task Demo_WrongUsage_IsSaid(params string[] arguments)
    {
        var run = await CommandRun.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("Churn__HorizonDays", "soon", 2, "Churn:HorizonDays")]
    [InlineData("Scoring__MinMessages", "0", 2, "Scoring:MinMessages")]
    [InlineData("AzureWebJobsStorage", "AccountName=x", 2, "AzureWebJobsStorage")]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://127.0.0.1:1", 1, "AzureWebJobsStorage")]
    public async Task Demo_SettingThatCannotBe_IsSaidInOneLine(string name, string value, int exitCode, string named)
    {
        using var folder = new TemporaryFolder();
        folder.Write("customers/list.csv", "customerId,plan\na,x\n");

        var run = await CommandRun.RunAsync(["demo", "--exports", folder.Path, "--exit"], (name, value));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Demo_FolderWithoutExports_IsSaid()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.RunAsync(["demo", "--exports", folder.Path, "--exit"]);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("surveys/", run.Error, StringComparison.Ordinal);
    }
}
