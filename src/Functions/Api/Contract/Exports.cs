using Analytics.Exports;
using Analytics.Exports.Quality;
using Pipeline.Ingest;

namespace Functions.Api.Contract;

/// <summary>A page of exports, newest first.</summary>
public sealed record ExportListAnswer(IReadOnlyList<ExportAnswer> Exports, string? Token);

public sealed record ExportAnswer(
    string ExportId, string Kind, string Name, string Status, int Attempts, DateTimeOffset UploadedAt, long Bytes, long RowsRead, long Accepted,
    long Rejected, long Duplicates, IReadOnlyList<RejectionCount> Rejections, IReadOnlyList<string> Warnings, IReadOnlyList<QualityFinding> Findings, IReadOnlyList<string> WaitsFor, string? Message, string? SameAs,
    DateTimeOffset? FinishedAt, DateTimeOffset? ReplayedAt)
{
    internal static ExportAnswer Of(LedgerEntry entry) => new(
        entry.ExportId, entry.Kind, entry.Name, entry.Status, entry.Attempts, entry.UploadedAt, entry.Bytes, entry.RowsRead, entry.Accepted,
        entry.Rejected, entry.Duplicates, entry.Rejections, entry.Warnings, entry.Findings, entry.WaitsFor, entry.Message, entry.SameAs, entry.FinishedAt, entry.ReplayedAt);
}

/// <summary>A page of an export's rejected rows.</summary>
public sealed record RejectedListAnswer(string ExportId, IReadOnlyList<RejectedRowAnswer> Rows, string? Token);

/// <summary>A rejected row with its place and the reason, personal data masked.</summary>
public sealed record RejectedRowAnswer(long Line, string? Table, string? Column, string Reason, bool LeftOut, string Row)
{
    internal static RejectedRowAnswer Of(RejectedRow row) => new(row.Line, row.Table, row.Column, row.Reason, row.LeftOut, row.Row);
}

/// <summary>An export that was stored and waits for its trigger.</summary>
public sealed record UploadAnswer(string Kind, string Name, string ETag);
