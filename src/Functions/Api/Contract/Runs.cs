using Pipeline.Runs;

namespace Functions.Api.Contract;

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
