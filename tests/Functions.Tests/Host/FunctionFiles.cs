using System.Text.Json;

namespace Functions.Tests.Host;

/// <summary>The function.json files as they lie beside the built program: what the Functions host would find.</summary>
internal sealed record FunctionFiles(string Name, JsonElement Trigger)
{
    public static IReadOnlyList<FunctionFiles> All { get; } = Read();

    public static JsonElement HostJson { get; } = Parse(Path.Combine(AppContext.BaseDirectory, "host.json"));

    public string Type => Trigger.GetProperty("type").GetString()!;

    public string? Text(string property) => Trigger.TryGetProperty(property, out var value) ? value.GetString() : null;

    public IReadOnlyList<string> Methods => [.. Trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())];

    private static List<FunctionFiles> Read() =>
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "function.json", SearchOption.AllDirectories)
            .Select(path => new FunctionFiles(
                new DirectoryInfo(Path.GetDirectoryName(path)!).Name,
                Parse(path).GetProperty("bindings").EnumerateArray().Single(binding => binding.GetProperty("direction").GetString() == "in")))
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static JsonElement Parse(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return json.RootElement.Clone();
    }
}
