using System.Text.Json.Serialization;
using Analytics.Exports;
using Analytics.Exports.Quality;
using Analytics.Prediction;
using Analytics.Prediction.Reasons;
using Pipeline.Faults;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Training;

namespace Functions.Api;

/// <summary>A customer's prediction as the API gives it.</summary>
public sealed record CustomerAnswer(
    string CustomerId, double ChurnProbability, string Band, double? LoyaltyProbability, double? ValueAtRisk, IReadOnlyList<ReasonAnswer> Reasons,
    IReadOnlyList<DriverAnswer> Drivers, DateTimeOffset AsOf, string ModelVersion, string RunId);

/// <summary>A reason for a customer's risk, in both languages.</summary>
public sealed record ReasonAnswer(string En, string Zh);

/// <summary>What a value driver adds to a customer's raw score, in log-odds; its code, and its name in both languages.</summary>
public sealed record DriverAnswer(string Driver, string En, string Zh, double Contribution)
{
    internal static DriverAnswer Of(DriverContribution driver) => new(
        ValueDriverNames.Code(driver.Driver), ValueDriverNames.English(driver.Driver), ValueDriverNames.Chinese(driver.Driver), driver.Contribution);
}

/// <summary>Whose id is looked up: either of them.</summary>
public sealed record LookupRequest(string? Email = null, string? Phone = null);

/// <summary>The id that a personal id was replaced by, and where the customer's prediction is, if there is one.</summary>
public sealed record LookupAnswer(string CustomerId, string? Url);

/// <summary>An entry of a list of customers.</summary>
public sealed record CustomerListEntry(string CustomerId, double ChurnProbability, string Band, double? ValueAtRisk);

/// <summary>A page of customers, highest risk or most value at risk first.</summary>
public sealed record CustomerListAnswer(string RunId, IReadOnlyList<CustomerListEntry> Customers, string? Token);

/// <summary>A page of runs, newest first.</summary>
public sealed record RunListAnswer(IReadOnlyList<RunAnswer> Runs, string? Token);

/// <summary>A run; <c>PartsDone</c> of <c>Parts</c> tells how far scoring is.</summary>
public sealed record RunAnswer(
    string RunId, string Status, string? Reason, string Trigger, DateTimeOffset CreatedAt, DateTimeOffset AsOf, string? ModelVersion,
    int Parts, int? PartsDone, long Customers, long Predictions, DateTimeOffset? PublishedAt, bool IsCurrent)
{
    internal static RunAnswer Of(Run run, string? currentRunId, int? partsDone = null) => new(
        run.RunId, run.Status, run.Reason, run.Trigger, run.CreatedAt, run.AsOf, run.ModelVersion,
        run.Parts, partsDone, run.Customers, run.Predictions, run.PublishedAt, run.RunId == currentRunId);
}

/// <summary>What may be asked of a new run.</summary>
/// <param name="Force">Start and train anew even if the same data was run today.</param>
public sealed record RunRequest(bool Force = false);

/// <summary>A page of models, newest first.</summary>
public sealed record ModelListAnswer(IReadOnlyList<ModelAnswer> Models, string? Token);

public sealed record ModelAnswer(
    string ModelVersion, DateTimeOffset TrainedAt, string Engine, int Rows, int Positives, double? Auc, string? Grade, double? LoyaltyAuc, string Method,
    bool IsCurrent)
{
    internal static ModelAnswer Of(ModelEntry model, string? currentVersion) => new(
        model.ModelVersion, model.TrainedAt, model.Engine, model.Rows, model.Positives, model.Auc, model.Grade, model.LoyaltyAuc, model.Method,
        model.ModelVersion == currentVersion);
}

/// <summary>A page of exports, newest first.</summary>
public sealed record ExportListAnswer(IReadOnlyList<ExportAnswer> Exports, string? Token);

public sealed record ExportAnswer(
    string ExportId, string Kind, string Name, string Status, int Attempts, DateTimeOffset UploadedAt, long Bytes, long RowsRead, long Accepted,
    long Rejected, long Duplicates, IReadOnlyList<RejectionCount> Rejections, IReadOnlyList<string> Warnings, IReadOnlyList<QualityFinding> Findings, string? Message, string? SameAs,
    DateTimeOffset? FinishedAt, DateTimeOffset? ReplayedAt)
{
    internal static ExportAnswer Of(LedgerEntry entry) => new(
        entry.ExportId, entry.Kind, entry.Name, entry.Status, entry.Attempts, entry.UploadedAt, entry.Bytes, entry.RowsRead, entry.Accepted,
        entry.Rejected, entry.Duplicates, entry.Rejections, entry.Warnings, entry.Findings, entry.Message, entry.SameAs, entry.FinishedAt, entry.ReplayedAt);
}

/// <summary>An export that was stored and waits for its trigger.</summary>
public sealed record UploadAnswer(string Kind, string Name, string ETag);

/// <summary>A page of messages that were put aside, newest first.</summary>
public sealed record PoisonListAnswer(IReadOnlyList<PoisonAnswer> Messages, string? Token);

/// <summary>A message that failed too often.</summary>
public sealed record PoisonAnswer(
    string Id, string Queue, string Message, string Reason, DateTimeOffset ParkedAt, int? Attempts, string? ExportId, string? RunId, DateTimeOffset? ReplayedAt)
{
    internal static PoisonAnswer Of(PoisonEntry entry) => new(
        entry.Id, entry.Queue, entry.Message, entry.Reason, entry.ParkedAt, entry.Attempts, entry.ExportId, entry.RunId, entry.ReplayedAt);
}

/// <summary>Whether the pipeline can work.</summary>
public sealed record HealthAnswer(string Status, string Storage, string? CurrentRun);

/// <summary>That the process is there.</summary>
public sealed record LiveAnswer(string Status);

/// <summary>An error as in RFC 9457.</summary>
public sealed record Problem(string Type, string Title, int Status, string Detail);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(CustomerAnswer))]
[JsonSerializable(typeof(LookupRequest))]
[JsonSerializable(typeof(LookupAnswer))]
[JsonSerializable(typeof(CustomerListAnswer))]
[JsonSerializable(typeof(RunListAnswer))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(ModelListAnswer))]
[JsonSerializable(typeof(ExportListAnswer))]
[JsonSerializable(typeof(ExportAnswer))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(PoisonListAnswer))]
[JsonSerializable(typeof(PoisonAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(LiveAnswer))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
