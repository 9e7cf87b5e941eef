using System.Text.Json.Serialization;
using Functions.Api.Answers;
using Functions.Api.Contract;

namespace Functions.Api;

/// <summary>The JSON of requests and answers. What a request has and no version knows is an error, so that a misspelt name is not passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CustomerAnswer))]
[JsonSerializable(typeof(LookupRequest))]
[JsonSerializable(typeof(LookupAnswer))]
[JsonSerializable(typeof(CustomerListAnswer))]
[JsonSerializable(typeof(ForgetAnswer))]
[JsonSerializable(typeof(OutcomeRequest))]
[JsonSerializable(typeof(OutcomeAnswer))]
[JsonSerializable(typeof(OutcomeListAnswer))]
[JsonSerializable(typeof(PredictionListAnswer))]
[JsonSerializable(typeof(PartListAnswer))]
[JsonSerializable(typeof(MetricListAnswer))]
[JsonSerializable(typeof(AgentListAnswer))]
[JsonSerializable(typeof(AgentAnswer))]
[JsonSerializable(typeof(RunListAnswer))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(ModelListAnswer))]
[JsonSerializable(typeof(ExportListAnswer))]
[JsonSerializable(typeof(ExportAnswer))]
[JsonSerializable(typeof(RejectedListAnswer))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(PoisonListAnswer))]
[JsonSerializable(typeof(PoisonAnswer))]
[JsonSerializable(typeof(ScoreRequest))]
[JsonSerializable(typeof(ScoreAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(LiveAnswer))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
