using System.Text.Json.Serialization;
using Pipeline.Telemetry;

namespace Pipeline.Runs;

/// <summary>The message that asks for a run's model.</summary>
public sealed record TrainRequest(string RunId) : TracedMessage;

/// <summary>The message that asks for the scores of a range of shards.</summary>
public sealed record ScoreShardsRequest(string RunId, int FirstShard, int LastShard) : TracedMessage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TrainRequest))]
[JsonSerializable(typeof(ScoreShardsRequest))]
internal sealed partial class RunMessageJsonContext : JsonSerializerContext;
