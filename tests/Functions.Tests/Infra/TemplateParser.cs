using System.Diagnostics;
using System.Text.Json.Nodes;
using Functions.Local.Azurite;
using Testing;

namespace Functions.Tests.Infra;

/// <summary>The grammars of Bicep and YAML, in a process of Node.js that all tests of the assembly share; it ends with theirs.</summary>
internal sealed class TemplateParser
{
    private static readonly SemaphoreSlim One = new(1);
    private static TemplateParser? _shared;

    private readonly Process _process;

    private TemplateParser(Process process) => _process = process;

    public static async Task<BicepFile> BicepAsync(string path, string text)
    {
        var answer = await AskAsync(new JsonObject { ["bicep"] = text });
        return new BicepFile(path, new BicepNode(text, answer["tree"]!), Errors(answer));
    }

    /// <returns>The document, and the lines at which it is none.</returns>
    public static async Task<(JsonNode? Value, IReadOnlyList<int> Errors)> YamlAsync(string text)
    {
        var answer = await AskAsync(new JsonObject { ["yaml"] = text });
        return (answer["value"], Errors(answer));
    }

    private static IReadOnlyList<int> Errors(JsonNode answer) => [.. answer["errors"]!.AsArray().Select(line => (int)line!)];

    private static async Task<JsonNode> AskAsync(JsonObject question)
    {
        await One.WaitAsync();
        try
        {
            _shared ??= await StartAsync();
            await _shared._process.StandardInput.WriteLineAsync(question.ToJsonString());
            await _shared._process.StandardInput.FlushAsync();
            var answer = await _shared._process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The parser of templates ended.");
            return JsonNode.Parse(answer)!;
        }
        finally
        {
            One.Release();
        }
    }

    private static async Task<TemplateParser> StartAsync()
    {
        // It installs what package.json names, the grammars too.
        var installation = await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync();
        if (!Directory.Exists(Path.Combine(Repository.Root, "node_modules", "tree-sitter-bicep"))) throw Requires.Missing("The grammar of Bicep is not installed: run npm ci.");
        var script = Path.Combine(Repository.Root, "tests", "Functions.Tests", "Infra", "template-parser.mjs");
        var process = Process.Start(new ProcessStartInfo(installation.NodePath, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (!process.HasExited) process.Kill();
        };
        return new TemplateParser(process);
    }
}
