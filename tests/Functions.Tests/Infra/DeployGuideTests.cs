using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testing;

namespace Functions.Tests.Infra;

/// <summary>What docs/guides/deploy.md says of parameters, files and costs.</summary>
public sealed partial class DeployGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "deploy.md"));

    [Fact]
    public async Task Costs_InTheGuide_AreThoseOfTheScript()
    {
        var script = await PythonScript.FindAsync(Path.Combine(Repository.Root, "docs", "guides", "deploy", "costs.py"));

        var months = await script.RunAsync(["10000", "200000", "2000000"]);

        foreach (var month in months)
        {
            var cells = month.EnumerateObject().Select(part => part.Value.GetInt64().ToString("N0", CultureInfo.InvariantCulture));
            Assert.Contains($"\n| {string.Join(" | ", cells)} |\n", Guide, StringComparison.Ordinal);
        }
        Assert.Equal(3, months.Count);
    }

    [Fact]
    public void Variables_OfAzd_AreThoseOfTheParameters()
    {
        var parameters = File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.parameters.json"));
        var defaults = VariableOf().Matches(parameters).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

        var rows = RowOf().Matches(Guide).Select(row => row.Value).ToList();

        Assert.Equal(defaults.Keys.Order(), rows.SelectMany(row => NameOf().Matches(row)).Select(name => name.Groups[1].Value).Order());
        foreach (var (name, value) in defaults.Where(variable => variable.Value.Length > 0))
            Assert.Equal(value, rows.Single(row => row.Contains($"`{name}`", StringComparison.Ordinal)).Split('|')[2].Trim(' ', '`').Split("`,")[0]);
    }

    [Fact]
    public async Task Links_AndNames_LeadToWhatIsThere()
    {
        foreach (var link in LinkOf().Matches(Guide).Select(match => match.Groups[1].Value))
            Assert.True(Path.Exists(Path.Combine(Repository.Root, "docs", "guides", link)), link);
        var main = (await TemplateFolder.LoadAsync()).Files["main.bicep"];
        var names = main.Parameters.Select(parameter => parameter.Name).Concat(main.Outputs.Keys).ToHashSet();
        string[] said =
        [
            "storageAddresses", "uploaders", "settings", "useIdKey", "deletedBlobDays", "exportsCoolAfterDays", "exportsDeleteAfterDays", "plan", "dedicatedSku",
            "runtimeVersion", "PIPELINE_EXPORTS", "AZURE_FUNCTION_APP_NAME",
        ];
        foreach (var name in said)
        {
            Assert.Contains(name, names);
            Assert.Contains(name, Guide, StringComparison.Ordinal);
        }
        var paths = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Functions", "Api", "openapi.json")))!["paths"]!.AsObject();
        foreach (var path in PathOf().Matches(Guide).Select(match => match.Groups[1].Value)) Assert.True(paths.ContainsKey(path), path);
    }

    [GeneratedRegex(@"\$\{(PIPELINE_\w+)=([^}]*)\}")]
    private static partial Regex VariableOf();

    [GeneratedRegex(@"^\| `PIPELINE_.*$", RegexOptions.Multiline)]
    private static partial Regex RowOf();

    [GeneratedRegex(@"`(PIPELINE_\w+)`")]
    private static partial Regex NameOf();

    [GeneratedRegex(@"\]\(([^)#:]+)(?:#[^)]*)?\)")]
    private static partial Regex LinkOf();

    [GeneratedRegex(@"(?:GET|POST) (/api/[^ `]+)")]
    private static partial Regex PathOf();
}
