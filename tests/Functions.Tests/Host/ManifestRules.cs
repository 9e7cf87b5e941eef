using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NCrontab;

namespace Functions.Tests.Host;

/// <summary>
/// What the Functions host takes in <c>host.json</c> and <c>function.json</c>: names, kinds and bounds as Azure's documentation has them. A name that the
/// host does not know is passed over there without a word, and so is a fault here.
/// </summary>
internal static partial class ManifestRules
{
    private static readonly string[] Levels = ["Trace", "Debug", "Information", "Warning", "Error", "Critical", "None"];
    private static readonly string[] Methods = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];

    private static readonly Dictionary<string, Func<JsonElement, bool>> Host = new()
    {
        ["version"] = value => Is(value, "2.0"),
        ["customHandler"] = value => Has(value, new()
        {
            ["description"] = inner => Has(inner, new()
            {
                ["defaultExecutablePath"] = path => Text(path) is { Length: > 0 } name && !Path.IsPathRooted(name),
                ["workingDirectory"] = path => Text(path) is not null,
                ["arguments"] = list => list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(argument => Text(argument) is not null),
            }, "defaultExecutablePath"),
            ["enableForwardingHttpRequest"] = IsBool,
        }, "description"),
        ["extensions"] = value => Has(value, new()
        {
            ["http"] = inner => Has(inner, new() { ["routePrefix"] = prefix => Text(prefix) is not null }),
            ["queues"] = inner => Has(inner, new()
            {
                ["batchSize"] = number => IsNumber(number, 1, 32),
                ["newBatchThreshold"] = number => IsNumber(number, 0, 32),
                ["maxDequeueCount"] = number => IsNumber(number, 1, 100),
                ["visibilityTimeout"] = IsTime,
                ["messageEncoding"] = text => Is(text, "base64", "none"),
            }),
            ["blobs"] = inner => Has(inner, new() { ["maxDegreeOfParallelism"] = number => IsNumber(number, 1, 1_000) }),
        }),
        ["extensionBundle"] = value => Has(value, new()
        {
            ["id"] = id => Is(id, "Microsoft.Azure.Functions.ExtensionBundle"),
            ["version"] = range => Text(range) is { } text && BundleRange().IsMatch(text),
        }, "id", "version"),
        ["functionTimeout"] = IsTime,
        ["telemetryMode"] = value => Is(value, "OpenTelemetry"),
        ["logging"] = value => Has(value, new() { ["logLevel"] = levels => levels.ValueKind == JsonValueKind.Object && levels.EnumerateObject().All(level => Is(level.Value, Levels)) }),
    };

    private static readonly Dictionary<string, Func<JsonElement, bool>> Common = new()
    {
        ["name"] = value => Text(value) is { } name && Identifier().IsMatch(name),
        ["type"] = value => Text(value) is not null,
        ["direction"] = value => Is(value, "in", "out"),
    };

    private static readonly Dictionary<string, Dictionary<string, Func<JsonElement, bool>>> Bindings = new()
    {
        ["httpTrigger"] = new()
        {
            ["authLevel"] = value => Is(value, "anonymous", "function", "admin"),
            ["methods"] = value => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(method => Is(method, Methods)),
            ["route"] = value => Text(value) is { } route && !route.StartsWith('/'),
        },
        ["http"] = [],
        ["queueTrigger"] = new()
        {
            ["queueName"] = value => Text(value) is { } queue && QueueName().IsMatch(queue),
            ["connection"] = value => Text(value) is { Length: > 0 },
        },
        ["blobTrigger"] = new()
        {
            ["path"] = value => Text(value) is { } path && BlobPath().IsMatch(path),
            ["connection"] = value => Text(value) is { Length: > 0 },
        },
        ["timerTrigger"] = new()
        {
            ["schedule"] = value => Text(value) is { } schedule && CrontabSchedule.TryParse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is not null,
            ["useMonitor"] = IsBool,
        },
    };

    /// <returns>Whether the host takes it as it is meant.</returns>
    public static bool IsHost(JsonElement host) => Has(host, Host, "version");

    /// <summary>A function of one trigger, and, if that is HTTP, of one answer beside it: only such requests are forwarded.</summary>
    public static bool IsFunction(string name, JsonElement function) =>
        FunctionName().IsMatch(name)
        && Has(function, new() { ["bindings"] = list => list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(IsBinding) && IsWhole(list) }, "bindings");

    private static bool IsBinding(JsonElement binding) =>
        binding.ValueKind == JsonValueKind.Object
        && binding.TryGetProperty("type", out var type) && Text(type) is { } kind && Bindings.TryGetValue(kind, out var own)
        && Has(binding, Common.Concat(own).ToDictionary(), [.. Common.Keys, .. own.Keys]);

    private static bool IsWhole(JsonElement bindings)
    {
        var parts = bindings.EnumerateArray().Select(binding => (Text(binding.GetProperty("type")), Text(binding.GetProperty("direction")))).Order().ToList();
        return parts is [("http", "out"), ("httpTrigger", "in")] or [("queueTrigger" or "blobTrigger" or "timerTrigger", "in")];
    }

    private static bool Has(JsonElement value, Dictionary<string, Func<JsonElement, bool>> members, params string[] required) =>
        value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().All(member => members.TryGetValue(member.Name, out var rule) && rule(member.Value))
        && required.All(name => value.TryGetProperty(name, out _));

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Is(JsonElement value, params string[] texts) => Text(value) is { } text && texts.Contains(text, StringComparer.Ordinal);

    private static bool IsBool(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsNumber(JsonElement value, int least, int most) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most;

    /// <summary>A number alone would be days.</summary>
    private static bool IsTime(JsonElement value) => Text(value)?.Contains(':', StringComparison.Ordinal) == true && TimeSpan.TryParseExact(Text(value), "c", CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero;

    [GeneratedRegex(@"^\[\d+\.\*, \d+\.\d+\.\d+\)$")]
    private static partial Regex BundleRange();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{0,127}$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex FunctionName();

    [GeneratedRegex("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$")]
    private static partial Regex QueueName();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]/\{[a-z]+\}$")]
    private static partial Regex BlobPath();
}
