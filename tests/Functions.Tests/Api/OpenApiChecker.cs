using System.Diagnostics;
using System.Text.Json.Nodes;
using Functions.Local.Azurite;
using Testing;

namespace Functions.Tests.Api;

/// <summary>A public validator of JSON schemas, in a process of Node.js, that holds exchanges with the API against its description.</summary>
internal sealed class OpenApiChecker : IDisposable
{
    private static readonly SemaphoreSlim Starting = new(1);
    private static OpenApiChecker? _shared;

    private readonly Process _process;
    private readonly SemaphoreSlim _one = new(1);
    private int _count;

    private OpenApiChecker(Process process) => _process = process;

    public static string Description { get; } = Path.Combine(Repository.Root, "src", "Functions", "Api", "openapi.json");

    private static string Script { get; } = Path.Combine(Repository.Root, "tests", "Functions.Tests", "Api", "openapi-checker.mjs");

    /// <summary>The one that all tests of the assembly share; it ends with their process.</summary>
    public static async Task<OpenApiChecker> SharedAsync()
    {
        await Starting.WaitAsync();
        try
        {
            return _shared ??= await StartAsync();
        }
        finally
        {
            Starting.Release();
        }
    }

    /// <summary>What is wrong with the description itself, as JSON.</summary>
    public static async Task<JsonNode> ValidateAsync()
    {
        using var process = Start(await NodeAsync(), [Script, Description, "--validate"]);
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonNode.Parse(answer)!;
    }

    /// <returns>What does not agree with the description.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(JsonObject exchange)
    {
        await _one.WaitAsync();
        try
        {
            exchange["id"] = _count++;
            await _process.StandardInput.WriteLineAsync(exchange.ToJsonString());
            await _process.StandardInput.FlushAsync();
            var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The validator of the API's description ended.");
            return [.. JsonNode.Parse(answer)!["errors"]!.AsArray().Select(error => error!.GetValue<string>())];
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        _one.Dispose();
    }

    private static async Task<OpenApiChecker> StartAsync()
    {
        var checker = new OpenApiChecker(Start(await NodeAsync(), [Script, Description]));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => checker.Dispose();
        return checker;
    }

    private static async Task<string> NodeAsync()
    {
        // It installs what package.json names, the validator too.
        var installation = await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync();
        if (!Directory.Exists(Path.Combine(Repository.Root, "node_modules", "@seriousme", "openapi-schema-validator")))
            throw Requires.Missing("The validator of OpenAPI descriptions is not installed: run npm ci.");
        return installation.NodePath;
    }

    private static Process Start(string node, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(node, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
