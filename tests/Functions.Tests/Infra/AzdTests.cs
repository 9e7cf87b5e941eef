using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testing;

namespace Functions.Tests.Infra;

/// <summary>What azd and az are given beside the templates: azure.yaml, files of parameters, scripts.</summary>
public sealed partial class AzdTests
{
    [Fact]
    public async Task AzureYaml_OfTheRepository_NamesWhatIsThere()
    {
        Assert.Empty(Findings(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "azure.yaml")), await ReadAsync("azure.yaml")));
        var service = Assert.Single((await ReadAsync("azure.yaml"))["services"]!.AsObject());

        // azd finds the app by this tag, and the package by the folder that the script fills.
        var site = (await TemplateFolder.LoadAsync()).Deploy().Single(resource => resource.Type == "Microsoft.Web/sites");
        Assert.Equal(service.Key, site.At("tags.azd-service-name"));
        Assert.Equal(("function", "custom"), ((string?)service.Value!["host"], (string?)service.Value["language"]));
        var script = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "infra", "scripts", "package.sh"));
        Assert.Contains($"--output {service.Value["dist"]}\n", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run: infra/scripts/package.sh", "run: infra/scripts/pack.sh", "infra/scripts/pack.sh does not exist")]
    [InlineData("path: infra\n", "path: bicep\n", "bicep/main.bicep does not exist")]
    [InlineData("services:\n", "services: {\n", "no YAML")]
    public async Task AzureYaml_ThatNamesSomethingElse_IsFound(string old, string @new, string finding)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "azure.yaml"));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var changed = text.Replace(old, @new, StringComparison.Ordinal);
        var (value, errors) = await TemplateParser.YamlAsync(changed);

        Assert.Contains(errors.Count > 0 ? ["no YAML"] : Findings(changed, value!), found => found.EndsWith(finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("infra/main.parameters.json", BicepEvaluator.PublicCloud, true)]
    [InlineData("infra/environments/dev.parameters.json", BicepEvaluator.PublicCloud, false)]
    [InlineData("infra/environments/prod.parameters.json", BicepEvaluator.PublicCloud, true)]
    [InlineData("infra/environments/china.parameters.json", BicepEvaluator.ChinaCloud, true)]
    public async Task Parameters_OfEachFile_CanBeDeployed(string file, string cloud, bool isPrivate)
    {
        var resources = (await TemplateFolder.LoadAsync()).Deploy(Parameters(await File.ReadAllTextAsync(Path.Combine(Repository.Root, file))), cloud);

        Assert.Empty(DeploymentRules.Access(resources, isPrivate));
    }

    [Fact]
    public async Task Parameters_ThatMainDoesNotHave_AreRefused()
    {
        var folder = await TemplateFolder.LoadAsync();

        Assert.Contains("no parameter privateNet", Refusal("""{"privateNet":{"value":true}}"""), StringComparison.Ordinal);
        Assert.Contains("plan is not one of those allowed", Refusal("""{"plan":{"value":"premium"}}"""), StringComparison.Ordinal);
        Assert.Contains("deletedBlobDays is too large", Refusal("""{"deletedBlobDays":{"value":366}}"""), StringComparison.Ordinal);
        Assert.Contains("privateNetwork is no bool", Refusal("""{"privateNetwork":{"value":"yes"}}"""), StringComparison.Ordinal);

        string Refusal(string parameters) => Assert.Throws<BicepException>(() => folder.Deploy(Parameters($$"""{"parameters":{{parameters}}}"""))).Message;
    }

    [Theory]
    [InlineData("", "1.0\n", 0, "env set PIPELINE_RUNTIME_VERSION 1.0")]
    [InlineData("PIPELINE_RUNTIME_VERSION=1.0", "1.0\n2.0\n", 0, "")]
    [InlineData("PIPELINE_RUNTIME_VERSION=1", "1.0\n2.0\n", 1, "has no version 1 of the runtime custom, but: 1.0 2.0")]
    [InlineData("", "1.0\n2.0\n", 1, "one of: 1.0 2.0")]
    [InlineData("", "", 1, "no custom handlers in somewhere")]
    [InlineData("AZURE_LOCATION=", "1.0\n", 1, "azd env set AZURE_LOCATION")]
    [InlineData("PIPELINE_PLAN=dedicated", "", 0, "env set PIPELINE_RUNTIME_VERSION not-used")]
    public async Task RuntimeVersion_IsTakenFromTheCatalogueAlone(string setting, string catalogue, int exit, string said)
    {
        using var folder = new TemporaryFolder();
        await StubAsync(folder.Path, "az", $"printf '%s' '{catalogue}'");
        await StubAsync(folder.Path, "azd", "echo \"$*\"");

        var (code, output) = await RunAsync("infra/scripts/runtime-version.sh", folder.Path, ["AZURE_LOCATION=somewhere", .. setting.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(exit, code);
        Assert.Contains(said, output, StringComparison.Ordinal);
        if (said.Length == 0) Assert.Empty(output);
    }

    [Theory]
    [InlineData("", 0, "-p:FunctionsPlan=flex --output artifacts/app")]
    [InlineData("PIPELINE_PLAN=dedicated", 0, "-p:FunctionsPlan=polling --output artifacts/app")]
    [InlineData("PIPELINE_PLAN=premium", 1, "not premium")]
    public async Task Package_OfAPlan_IsPublishedForIt(string setting, int exit, string said)
    {
        using var folder = new TemporaryFolder();
        await StubAsync(folder.Path, "dotnet", "echo \"$*\"");
        foreach (var tool in new[] { "rm", "chmod" }) await StubAsync(folder.Path, tool, ":");

        var (code, output) = await RunAsync("infra/scripts/package.sh", folder.Path, setting.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(exit, code);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ReadAsync(string file)
    {
        var (value, errors) = await TemplateParser.YamlAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, file)));
        Assert.Empty(errors);
        return value!;
    }

    private static List<string> Findings(string text, JsonNode yaml)
    {
        var paths = RunOf().Matches(text).Select(match => match.Groups[1].Value)
            .Append($"{yaml["infra"]!["path"]}/{yaml["infra"]!["module"]}.bicep")
            .Append($"{yaml["infra"]!["path"]}/{yaml["infra"]!["module"]}.parameters.json")
            .Concat(yaml["services"]!.AsObject().Select(service => (string)service.Value!["project"]!));
        return [.. paths.Where(path => !Path.Exists(Path.Combine(Repository.Root, path))).Select(path => $"{path} does not exist")];
    }

    /// <summary>The parameters as azd sends them: variables replaced by their defaults, and texts that are numbers or yes or no taken for those.</summary>
    private static Dictionary<string, object?> Parameters(string json) =>
        JsonNode.Parse(json)!["parameters"]!.AsObject().ToDictionary(parameter => parameter.Key, parameter => Value(parameter.Value!["value"]!));

    private static object? Value(JsonNode node)
    {
        switch (node)
        {
            case JsonArray list:
                return list.Select(item => Value(item!)).ToList();
            case JsonObject members:
                return members.ToDictionary(member => member.Key, member => Value(member.Value!));
        }
        var value = node.AsValue();
        if (value.TryGetValue<bool>(out var flag)) return flag;
        if (value.TryGetValue<long>(out var number)) return number;
        var text = (string)node!;
        if (VariableOf().Match(text) is not { Success: true } variable) return text;
        var set = variable.Groups[2].Success ? variable.Groups[2].Value : "set";
        return bool.TryParse(set, out var isSet) ? isSet : long.TryParse(set, out var many) ? many : set;
    }

    private static async Task StubAsync(string folder, string name, string line)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{line}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<(int Exit, string Output)> RunAsync(string script, string stubs, IEnumerable<string> settings)
    {
        if (OperatingSystem.IsWindows()) throw Requires.Missing("The scripts are for Linux and macOS.");
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, script)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{stubs}:/usr/bin:/bin";
        foreach (var setting in settings.Select(setting => setting.Split('=', 2))) start.Environment[setting[0]] = setting[1];
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    [GeneratedRegex(@"run: (\S+)")]
    private static partial Regex RunOf();

    [GeneratedRegex(@"^\$\{(\w+)(?:=(.*))?\}$")]
    private static partial Regex VariableOf();
}
