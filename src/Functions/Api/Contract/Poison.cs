using Pipeline.Faults;

namespace Functions.Api.Contract;

/// <summary>A page of messages that were put aside, newest first.</summary>
public sealed record PoisonListAnswer(IReadOnlyList<PoisonAnswer> Messages, string? Token);

/// <summary>A message that failed too often.</summary>
public sealed record PoisonAnswer(
    string Id, string Queue, string Message, string Reason, DateTimeOffset ParkedAt, int? Attempts, string? ExportId, string? RunId, DateTimeOffset? ReplayedAt)
{
    internal static PoisonAnswer Of(PoisonEntry entry) => new(
        entry.Id, entry.Queue, entry.Message, entry.Reason, entry.ParkedAt, entry.Attempts, entry.ExportId, entry.RunId, entry.ReplayedAt);
}
