using System.Text.Json.Serialization;

namespace Cli.Demo;

/// <summary>The last line of <c>demo --exit</c>.</summary>
internal sealed record DemoSummary(long Customers, long Predictions, double? Auc, double? Nps, double? Csat);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoSummary))]
internal sealed partial class DemoJsonContext : JsonSerializerContext;
