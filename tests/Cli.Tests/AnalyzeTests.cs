using System.Text;
using System.Text.Json;
using Testing;

namespace Cli.Tests;

/// <summary><c>pipeline analyze</c> from outside: files in, files, sentences and exit codes out.</summary>
public sealed class AnalyzeTests
{
    private static readonly string[] AllFiles = ["data-quality.json", "insights.json", "model-card.json", "predictions.csv", "report.html"];
    private static readonly string[] FilesWithoutModel = ["data-quality.json", "insights.json", "report.html"];

    [Fact]
    public async Task Analyze_TelcoChurnByLabel_WritesTheFiveFiles()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.RunAsync(["analyze", "--customers", SharedData.File("telco_churn.csv"), "--label", "Churn", "--out", folder.Path]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("", run.Error);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Equal(AllFiles, FilesIn(folder.Path));
        var rows = Predictions(folder.Path);
        Assert.Equal("customerId,churnProbability,band,loyaltyProbability,reason1,reason2,reason3,action,valueAtRisk", rows[0]);
        Assert.Equal(7_043, rows.Length - 1);
        using var card = Json(folder.Path, "model-card.json");
        Assert.InRange(card.RootElement.GetProperty("evaluation").GetProperty("auc").GetDouble(), 0.84, 0.90);
        Assert.Equal(7_043, card.RootElement.GetProperty("rows").GetInt32());
        Assert.Equal(1_869, card.RootElement.GetProperty("positives").GetInt32());
    }

    [Fact]
    public async Task Analyze_IranianChurn_NumbersTheRowsAndReportsDuplicates()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.RunAsync(["analyze", "--customers", SharedData.File("iranian_churn.csv"), "--label", "Churn", "--out", folder.Path]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("numbered by row", run.Output, StringComparison.Ordinal);
        Assert.Equal(2_850, Predictions(folder.Path).Length - 1);
        using var quality = Json(folder.Path, "data-quality.json");
        var export = quality.RootElement.GetProperty("exports")[0];
        Assert.Equal((3_150, 2_850, 0, 300), Counts(export));
        Assert.Contains("numbered by row", export.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_SimulatedExports_PredictsFromHistory()
    {
        using var folder = new TemporaryFolder();
        var (surveys, interactions, customers) = SmallBusiness.Simulated(800);

        var run = await CommandRun.RunAsync([
            "analyze", "--surveys", folder.Write("s.csv", surveys), "--interactions", folder.Write("i.csv", interactions), "--customers", folder.Write("c.csv", customers),
            "--out", Path.Combine(folder.Path, "new", "out")]);

        Assert.True(run.ExitCode == 0, run.Error);
        var output = Path.Combine(folder.Path, "new", "out");
        using var insights = Json(output, "insights.json");
        var nps = insights.RootElement.GetProperty("metrics").GetProperty("nps");
        Assert.InRange(nps.GetProperty("value").GetDouble(), nps.GetProperty("low").GetDouble(), nps.GetProperty("high").GetDouble());
        Assert.True(insights.RootElement.GetProperty("periods").GetArrayLength() > 10);
        using var quality = Json(output, "data-quality.json");
        Assert.Equal(["customers", "surveys", "interactions"], quality.RootElement.GetProperty("exports").EnumerateArray().Select(export => export.GetProperty("kind").GetString()!));
    }

    [Fact]
    public async Task Analyze_SameFilesAnywhere_GivesTheSameFilesButForTheSeconds()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv", SmallBusiness.LabelledCustomers(300));
        var first = Directory.CreateDirectory(Path.Combine(folder.Path, "first")).FullName;
        var second = Directory.CreateDirectory(Path.Combine(folder.Path, "second")).FullName;

        var here = await CommandRun.RunAsync(["analyze", "--customers", list, "--label", "left", "--out", first]);
        var there = await CommandRun.RunAsync(["analyze", "--customers", list, "--label", "left", "--out", second], ("LC_ALL", "de_DE.UTF-8"), ("TZ", "Asia/Shanghai"));

        Assert.True(here.ExitCode == 0 && there.ExitCode == 0, here.Error + there.Error);
        foreach (var name in AllFiles) Assert.Equal(WithoutSeconds(first, name), WithoutSeconds(second, name));
    }

    [Fact]
    public async Task Analyze_Excel_MarksTheFileAndDisarmsFormulas()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv", SmallBusiness.LabelledCustomers(300).Replace("\nc7,", "\n=c7,", StringComparison.Ordinal));
        string[] arguments = ["analyze", "--customers", list, "--label", "left", "--out"];

        var plain = await CommandRun.RunAsync([.. arguments, folder.Path]);
        var plainBytes = await File.ReadAllBytesAsync(Path.Combine(folder.Path, "predictions.csv"));
        var excel = await CommandRun.RunAsync([.. arguments, folder.Path, "--excel"]);
        var excelBytes = await File.ReadAllBytesAsync(Path.Combine(folder.Path, "predictions.csv"));

        Assert.True(plain.ExitCode == 0 && excel.ExitCode == 0, plain.Error + excel.Error);
        Assert.Equal((byte)'c', plainBytes[0]);
        Assert.Contains("\n=c7,", Encoding.UTF8.GetString(plainBytes), StringComparison.Ordinal);
        Assert.Equal((byte[])[0xEF, 0xBB, 0xBF], excelBytes[..3]);
        Assert.Contains("\n'=c7,", Encoding.UTF8.GetString(excelBytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_AnswersOfNobody_WritesWhatItCanAndSaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/predictions.csv", "of an earlier analysis");
        var output = Path.Combine(folder.Path, "out");

        var run = await CommandRun.RunAsync(["analyze", "--surveys", folder.Write("s.csv", "nps\n10\n9\n2\n"), "--out", output]);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("names a customer", OneSentence(run), StringComparison.Ordinal);
        Assert.Equal(FilesWithoutModel, FilesIn(output));
        using var insights = Json(output, "insights.json");
        Assert.Equal(100.0 / 3, insights.RootElement.GetProperty("metrics").GetProperty("nps").GetProperty("value").GetDouble(), 9);
    }

    [Fact]
    public async Task Analyze_RetailSurveyAlone_FindsItsNpsAndNothingToPredictFrom()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.RunAsync(["analyze", "--surveys", SharedData.File("nps_retail_survey.csv"), "--out", folder.Path]);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("names a customer", OneSentence(run), StringComparison.Ordinal);
        Assert.Equal(FilesWithoutModel, FilesIn(folder.Path));
        using var insights = Json(folder.Path, "insights.json");
        var nps = insights.RootElement.GetProperty("metrics").GetProperty("nps");
        Assert.Equal(13_612, nps.GetProperty("answers").GetInt64());
        Assert.Equal(53.4, nps.GetProperty("value").GetDouble(), 1);
    }

    [Fact]
    public async Task Analyze_TooFewWhoLeft_WritesNoModel()
    {
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 100).Select(i => $"c{i},{i},{(i < 19 ? "gone" : "here")}");

        var run = await CommandRun.RunAsync([
            "analyze", "--customers", folder.Write("list.csv", "customerId,age,state\n" + string.Join('\n', rows)), "--label", "state=gone", "--out", Path.Combine(folder.Path, "out")]);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("19 customers", OneSentence(run), StringComparison.Ordinal);
        Assert.Equal(FilesWithoutModel, FilesIn(Path.Combine(folder.Path, "out")));
    }

    [Fact]
    public async Task Analyze_SeveralFilesAndAMapping_AreReadTogether()
    {
        using var folder = new TemporaryFolder();
        var lines = SmallBusiness.LabelledCustomers(300).TrimEnd().Split('\n');
        var first = folder.Write("one.csv", "Account," + string.Join('\n', lines[..150])["customerId,".Length..] + "\nbad\n");
        var second = folder.Write("two.csv", "Account," + lines[0]["customerId,".Length..] + "\n" + string.Join('\n', lines[150..]) + "\n");
        var mapping = folder.Write("map.json", """{"customers":{"columns":{"customerId":"Account"}}}""");

        var run = await CommandRun.RunAsync(["analyze", "--customers", first, second, "--mapping", mapping, "--label", "left", "--as-of", "2026-03-01", "--keep-suspects", "--out", folder.Path]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(300, Predictions(folder.Path).Length - 1);
        using var quality = Json(folder.Path, "data-quality.json");
        Assert.Equal([(150, 149, 1, 0), (151, 151, 0, 0)], quality.RootElement.GetProperty("exports").EnumerateArray().Select(Counts));
        using var insights = Json(folder.Path, "insights.json");
        Assert.Equal("2026-03-01T00:00:00+00:00", insights.RootElement.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Analyze_FileWithManyBadRows_IsLeftOutUnlessMoreAreAllowed()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv", SmallBusiness.LabelledCustomers(300));
        var calls = folder.Write("calls.csv", "customerId,type,occurredAt\nc1,call,2026-01-01\nc2,call,yesterday\n");
        string[] arguments = ["analyze", "--customers", list, "--interactions", calls, "--label", "left", "--out", folder.Path];

        var strict = await CommandRun.RunAsync(arguments, ("Training__SearchBudget", "0.1"));
        using var held = Json(folder.Path, "data-quality.json");
        var lenient = await CommandRun.RunAsync([.. arguments, "--max-rejected", "0.5"], ("Training__SearchBudget", "0.1"));
        using var taken = Json(folder.Path, "data-quality.json");
        var set = await CommandRun.RunAsync(arguments, ("Training__SearchBudget", "0.1"), ("Ingest__MaxRejectedShare", "0.5"));
        using var asSet = Json(folder.Path, "data-quality.json");
        var alone = await CommandRun.RunAsync(["analyze", "--interactions", calls, "--out", Path.Combine(folder.Path, "alone")]);

        Assert.True(strict.ExitCode == 0 && lenient.ExitCode == 0, strict.Error + lenient.Error);
        Assert.Contains("left out: 50 % of its rows were rejected", strict.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("left out:", lenient.Output, StringComparison.Ordinal);
        Assert.True(set.ExitCode == 0, set.Error);
        Assert.Equal((true, false, false), (IsHeld(held), IsHeld(taken), IsHeld(asSet)));
        Assert.Equal(3, alone.ExitCode);
        Assert.Contains("calls.csv: left out", OneSentence(alone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_Aliases_JoinIdsAndProblemsAreTold()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv", SmallBusiness.LabelledCustomers(300));
        var pairs = folder.Write("pairs.csv", "alias,customerId\nc7,c8\n,c9\n");

        var run = await CommandRun.RunAsync(["analyze", "--customers", list, "--aliases", pairs, "--label", "left", "--out", folder.Path], ("Training__SearchBudget", "0.1"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(299, Predictions(folder.Path).Length - 1);
        Assert.Contains("1 ids belong to another customer", run.Output, StringComparison.Ordinal);
        Assert.Contains("pairs.csv, line 3: a pair without both ids.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--max-rejected", "analyze", "--customers", "list.csv", "--max-rejected", "2")]
    [InlineData(3, "lost.csv", "analyze", "--customers", "list.csv", "--label", "left", "--aliases", "lost.csv")]
    [InlineData(3, "expected a column alias", "analyze", "--customers", "list.csv", "--label", "left", "--aliases", "list.csv")]
    [InlineData(2, "--customers", "analyze")]
    [InlineData(2, "--as-of", "analyze", "--customers", "list.csv", "--label", "left", "--as-of", "yesterday")]
    [InlineData(2, "--horizon", "analyze", "--customers", "list.csv", "--horizon", "0")]
    [InlineData(2, "--labl", "analyze", "--customers", "list.csv", "--labl", "left")]
    [InlineData(2, "--customers", "analyze", "--surveys", "list.csv", "--label", "left")]
    [InlineData(2, "left, plan, usage", "analyze", "--customers", "list.csv", "--label", "lfet")]
    [InlineData(2, "for none of the files", "analyze", "--customers", "list.csv", "--label", "left", "--mapping", "map.json")]
    [InlineData(2, "list.csv", "analyze", "--customers", "list.csv", "--label", "left", "--out", "list.csv")]
    [InlineData(3, "lost.csv", "analyze", "--customers", "list.csv", "lost.csv", "--label", "left")]
    [InlineData(3, "is a folder", "analyze", "--customers", ".", "--label", "left")]
    [InlineData(3, "empty.csv", "analyze", "--customers", "empty.csv", "--label", "left")]
    [InlineData(3, "bad.json", "analyze", "--customers", "list.csv", "--label", "left", "--mapping", "bad.json")]
    public async Task Analyze_WhatCannotBe_IsSaidAndNothingWritten(int exitCode, string named, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("list.csv", SmallBusiness.LabelledCustomers(100));
        folder.Write("empty.csv", "");
        folder.Write("map.json", """{"files":"surveys/*","surveys":{"columns":{"csat":"Q1"}}}""");
        folder.Write("bad.json", "{");
        string[] output = arguments.Contains("--out") ? [] : ["--out", Path.Combine(folder.Path, "out")];

        var run = await CommandRun.RunAsync([.. arguments.Select(argument => argument is "." || argument.Contains('.', StringComparison.Ordinal) ? Path.Combine(folder.Path, argument) : argument), .. output]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories), file => AllFiles.Contains(Path.GetFileName(file)));
    }

    private static bool IsHeld(JsonDocument quality) => quality.RootElement.GetProperty("exports").EnumerateArray().Single(export => export.GetProperty("name").GetString() == "calls.csv").GetProperty("held").GetBoolean();

    private static string OneSentence(CommandRun run) => Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static string[] Predictions(string folder) => File.ReadAllText(Path.Combine(folder, "predictions.csv")).TrimEnd('\n').Split('\n');

    private static JsonDocument Json(string folder, string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name)));

    private static (int Read, int Accepted, int Rejected, int Duplicates) Counts(JsonElement export) =>
        (export.GetProperty("rowsRead").GetInt32(), export.GetProperty("accepted").GetInt32(), export.GetProperty("rejected").GetInt32(), export.GetProperty("duplicates").GetInt32());

    private static string WithoutSeconds(string folder, string name) =>
        string.Join('\n', File.ReadAllLines(Path.Combine(folder, name)).Where(line => !line.Contains("\"trainingSeconds\"", StringComparison.Ordinal)));
}
