using System.Text.Json;
using System.Text.RegularExpressions;
using Testing;

namespace Cli.Tests.Guides;

/// <summary>The guide "From a file to a report" does what it says.</summary>
public sealed partial class YourOwnDataTests
{
    private const int MostLines = 60;

    [Fact]
    public async Task Guide_FiveTablesAndItsMapping_FindTheSignalAndAccountForEveryRow()
    {
        var guide = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "guides", "your-own-data.md"))).ReplaceLineEndings("\n");
        var mapping = JsonBlock().Matches(guide).Select(match => match.Groups[1].Value).Single(json => json.Contains("feature_usage", StringComparison.Ordinal));
        Assert.InRange(mapping.TrimEnd('\n').Split('\n').Length, 1, MostLines);
        var command = Command().Match(guide).Groups[1].Value;
        using var folder = new TemporaryFolder();
        var tables = FiveTables.Create();
        foreach (var (name, text) in tables) folder.Write(name, text);
        folder.Write("business.json", mapping);

        var arguments = command.Split(' ').Select(argument => argument.Contains('.', StringComparison.Ordinal) || argument == "results" ? Path.Combine(folder.Path, argument) : argument);
        var run = await CommandRun.RunAsync(["analyze", .. arguments], ("Training__SearchBudget", "0.5"));

        Assert.True(run.ExitCode == 0, run.Error);
        using var quality = Json(folder, "data-quality.json");
        var exports = quality.RootElement.GetProperty("exports").EnumerateArray().ToList();
        Assert.Equal(tables.Keys, exports.Select(export => export.GetProperty("name").GetString()!));
        foreach (var export in exports)
        {
            var rows = tables[export.GetProperty("name").GetString()!].TrimEnd('\n').Split('\n').Length - 1;
            Assert.Equal((rows, rows, 0, 0), (Count(export, "rowsRead"), Count(export, "accepted"), Count(export, "rejected"), Count(export, "duplicates")));
        }
        Assert.Equal(["interactions", "surveys"], exports[2].GetProperty("tables")[0].GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("kind").GetString()!).Distinct().Order());
        using var card = Json(folder, "model-card.json");
        Assert.True(card.RootElement.GetProperty("evaluation").GetProperty("aucLow").GetDouble() > 0.55, card.RootElement.GetProperty("evaluation").ToString());
    }

    private static int Count(JsonElement export, string name) => export.GetProperty(name).GetInt32();

    private static JsonDocument Json(TemporaryFolder folder, string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Path, "results", name)));

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("^pipeline analyze (.*)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
