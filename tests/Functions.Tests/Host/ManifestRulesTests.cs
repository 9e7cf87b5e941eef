using System.Diagnostics;
using System.Text.Json;
using Functions.Host;
using Functions.Local.Azurite;
using Testing;

namespace Functions.Tests.Host;

/// <summary>What the host reads of the app's files: by the rules written here, and by the published schemas where they can be had.</summary>
public sealed class ManifestRulesTests
{
    [Fact]
    public void Files_OfTheApp_AreAsTheHostTakesThem()
    {
        Assert.True(ManifestRules.IsHost(FunctionFiles.HostJson));
        foreach (var function in FunctionFiles.All) Assert.True(ManifestRules.IsFunction(function.Name, Read(Text(function.Name))), function.Name);
    }

    [Theory]
    [InlineData("\"2.0\"", "2.0")]
    [InlineData("\"version\": \"2.0\",", "")]
    [InlineData("\"batchSize\": 1", "\"batchSize\": 33")]
    [InlineData("\"batchSize\"", "\"batchsize\"")]
    [InlineData("\"base64\"", "\"Base64\"")]
    [InlineData("\"maxDequeueCount\": 5", "\"maxDequeueCount\": 0")]
    [InlineData("\"00:30:00\"", "\"30\"")]
    [InlineData("\"00:00:30\"", "\"half a minute\"")]
    [InlineData("\"enableForwardingHttpRequest\": true", "\"enableForwardingHttpRequest\": \"true\"")]
    [InlineData("\"enableForwardingHttpRequest\"", "\"enableForwardingHttpRequests\"")]
    [InlineData("\"defaultExecutablePath\": \"Functions\",", "")]
    [InlineData("\"defaultExecutablePath\": \"Functions\"", "\"defaultExecutablePath\": \"/usr/bin/Functions\"")]
    [InlineData("\"routePrefix\"", "\"routeprefix\"")]
    [InlineData("[4.*, 5.0.0)", "4")]
    [InlineData("Microsoft.Azure.Functions.ExtensionBundle", "ExtensionBundle")]
    [InlineData("\"OpenTelemetry\"", "\"openTelemetry\"")]
    [InlineData("\"Information\"", "\"Info\"")]
    [InlineData("\"maxDegreeOfParallelism\": 1", "\"maxDegreeOfParallelism\": 0")]
    public void Host_ChangedToSomethingElse_IsFound(string old, string @new) =>
        Assert.False(ManifestRules.IsHost(Changed(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")), old, @new)));

    [Theory]
    [InlineData(FunctionName.ApiRead, "\"function\"", "\"Function\"")]
    [InlineData(FunctionName.ApiRead, "\"get\"", "\"fetch\"")]
    [InlineData(FunctionName.ApiRead, "\"api/{*path}\"", "\"/api/{*path}\"")]
    [InlineData(FunctionName.ApiRead, "\"http\"", "\"queue\"")]
    [InlineData(FunctionName.ApiRead, "\"out\"", "\"inout\"")]
    [InlineData(FunctionName.ApiRead, "\"authLevel\"", "\"authlevel\"")]
    [InlineData(FunctionName.TrainModel, "\"train-requests\"", "\"Train_Requests\"")]
    [InlineData(FunctionName.TrainModel, "\"queueName\"", "\"queue\"")]
    [InlineData(FunctionName.TrainModel, "\"AzureWebJobsStorage\"", "\"\"")]
    [InlineData(FunctionName.TrainModel, "\"in\"", "\"out\"")]
    [InlineData(FunctionName.TrainModel, "\"message\"", "\"the message\"")]
    [InlineData(FunctionName.IngestExport, "\"exports/{name}\"", "\"exports\"")]
    [InlineData(FunctionName.RefreshScores, "\"0 0 2 * * *\"", "\"0 2 * * *\"")]
    [InlineData(FunctionName.RefreshScores, "\"0 0 2 * * *\"", "\"0 0 25 * * *\"")]
    [InlineData(FunctionName.RefreshScores, "true", "\"true\"")]
    public void Function_ChangedToSomethingElse_IsFound(string name, string old, string @new) => Assert.False(ManifestRules.IsFunction(name, Changed(Text(name), old, @new)));

    /// <summary>The script that reads the published schemas, with schemas made up: which of two drafts they are written in is theirs to say.</summary>
    [Theory]
    [InlineData("http://json-schema.org/draft-07/schema#", "\"const\": \"2.0\"", 0, "2 files agree")]
    [InlineData("http://json-schema.org/draft-07/schema#", "\"const\": \"3.0\"", 1, "host.json/version: must be equal to constant")]
    [InlineData("http://json-schema.org/draft-04/schema#", "\"type\": \"string\"", 0, "2 files agree")]
    [InlineData("http://json-schema.org/draft-04/schema#", "\"type\": \"number\"", 1, "host.json/version: must be number")]
    public async Task PublishedSchemas_AreWhatTheFilesAreHeldAgainst(string draft, string version, int exit, string said)
    {
        await Requires.AzuriteAsync();
        var node = (await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync()).NodePath;
        using var folder = new TemporaryFolder();
        var host = folder.Write("schemas/host.json", $$"""{ "$schema": "{{draft}}", "properties": { "version": { {{version}} } } }""");
        folder.Write("schemas/function.json", $$"""{ "$schema": "{{draft}}", "required": ["bindings"] }""");
        folder.Write("app/host.json", """{ "version": "2.0" }""");
        folder.Write("app/One/function.json", """{ "bindings": [] }""");

        var start = new ProcessStartInfo(node, [Path.Combine(Repository.Root, "build", "published-schemas.mjs"), Path.GetDirectoryName(host)!, Path.Combine(folder.Path, "app")]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(exit, process.ExitCode);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    private static string Text(string function) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, function, "function.json"));

    private static JsonElement Changed(string text, string old, string @new)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Read(text.Replace(old, @new, StringComparison.Ordinal));
    }

    private static JsonElement Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
