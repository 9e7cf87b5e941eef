using System.IO.Compression;
using System.Text;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Testing;

namespace Cli.Tests;

/// <summary><c>pipeline inspect</c> from outside: what it says of a file, and the mapping it saves.</summary>
public sealed class InspectTests
{
    private const string Answers = "Kundennr,Antwortdatum,Zufriedenheit,E-Mail,Kommentar\nk1,05.03.2026,4,anna@example.de,gut\nk2,06.03.2026,fine,bo@example.de,\nk3,27.03.2026,5,cy@example.de,Ruf an: +49 171 1234567\n";

    [Fact]
    public async Task Inspect_Answers_SaysWhatIsTakenWhyAndWhatIsWrong()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.RunAsync(["inspect", folder.Write("answers.csv", Answers)]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("surveys, guessed", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 read, 2 accepted, 1 rejected, 0 duplicates", run.Output, StringComparison.Ordinal);
        Assert.Equal("survey respondedAt Antwortdatum its name 90 % dates as day/month/year", Row(run, "respondedAt"));
        Assert.StartsWith("E-Mail personal data", Row(run, "E-Mail"), StringComparison.Ordinal);
        Assert.Contains(Lines(run), line => line.StartsWith("1 3 Zufriedenheit", StringComparison.Ordinal));
        Assert.Contains(Lines(run), line => line.StartsWith("3 Zufriedenheit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inspect_PersonalData_IsMasked()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.RunAsync(["inspect", folder.Write("answers.csv", Answers)]);

        Assert.Equal(0, run.ExitCode);
        foreach (var personal in new[] { "anna", "1234567", "bo@" }) Assert.DoesNotContain(personal, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_WriteMapping_SavesWhatReadsTheFileTheSameAndNeverReplacesUnasked()
    {
        using var folder = new TemporaryFolder();
        var answers = folder.Write("answers.csv", Answers);
        var saved = Path.Combine(folder.Path, "new", "map.json");

        var first = await CommandRun.RunAsync(["inspect", answers, "--write-mapping", saved]);
        var mapping = await File.ReadAllTextAsync(saved);
        var second = await CommandRun.RunAsync(["inspect", answers, "--write-mapping", saved]);
        var third = await CommandRun.RunAsync(["inspect", answers, "--mapping", saved, "--write-mapping", saved, "--force"]);

        Assert.Equal((0, 2, 0), (first.ExitCode, second.ExitCode, third.ExitCode));
        Assert.Contains("--force", second.Error, StringComparison.Ordinal);
        Assert.True(ExportMapping.Parse(Encoding.UTF8.GetBytes(mapping)).AppliesTo(ExportKind.Surveys, "answers.csv"));
        Assert.Equal(mapping, await File.ReadAllTextAsync(saved));
        Assert.Contains("3 read, 2 accepted, 1 rejected, 0 duplicates", third.Output, StringComparison.Ordinal);
        Assert.Equal("survey csat Zufriedenheit the mapping", Row(third, "csat")[.."survey csat Zufriedenheit the mapping".Length]);
    }

    [Fact]
    public async Task Inspect_ArchiveOfLinkedTables_FollowsTheKey()
    {
        using var folder = new TemporaryFolder();
        var archive = Path.Combine(folder.Path, "both.zip");
        using (var zip = await ZipFile.OpenAsync(archive, ZipArchiveMode.Create))
        {
            Add(zip, "usage.csv", "sub,day\ns1,2026-02-01\n");
            Add(zip, "subs.csv", "id,account,start\ns1,a,2026-01-01\n");
        }
        var mapping = folder.Write("map.json", """
            { "tables": [
              { "files": "subs*", "interactions": { "columns": { "customerId": "account", "occurredAt": "start" }, "type": "purchase" }, "keys": { "subscription": "id" } },
              { "files": "usage*", "interactions": { "columns": { "customerId": { "column": "sub", "key": "subscription" }, "occurredAt": "day" }, "type": "usage" } } ] }
            """);

        var run = await CommandRun.RunAsync(["inspect", archive, "--mapping", mapping]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("2 read, 2 accepted, 0 rejected, 0 duplicates", run.Output, StringComparison.Ordinal);
        Assert.Contains("key 'subscription' of another table", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "lost.csv", "inspect", "lost.csv")]
    [InlineData(3, "empty.csv", "inspect", "empty.csv")]
    [InlineData(3, "bad.json", "inspect", "answers.csv", "--mapping", "bad.json")]
    [InlineData(2, "No mapping is for answers.csv", "inspect", "answers.csv", "--mapping", "other.json")]
    [InlineData(2, "people", "inspect", "answers.csv", "--kind", "people")]
    [InlineData(2, "Required", "inspect")]
    public async Task Inspect_WhatCannotBe_IsSaid(int exitCode, string named, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("answers.csv", Answers);
        folder.Write("empty.csv", "");
        folder.Write("bad.json", "{");
        folder.Write("other.json", """{"files":"other*","surveys":{"columns":{"csat":"Q1"}}}""");

        var run = await CommandRun.RunAsync([.. arguments.Select(argument => argument.Contains('.', StringComparison.Ordinal) ? Path.Combine(folder.Path, argument) : argument)]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The cells of every line of a table, with one space between them.</summary>
    private static IEnumerable<string> Lines(CommandRun run) =>
        run.Output.Split('\n').Select(line => string.Join(' ', line.Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    private static string Row(CommandRun run, string cell) => Lines(run).First(line => line.Split(' ').Contains(cell));
}
