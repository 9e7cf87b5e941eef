using System.Globalization;
using Analytics.Exports;
using Analytics.Exports.Aliases;
using Analytics.Privacy;
using Azure.Storage.Blobs;
using Pipeline.Events;
using Pipeline.Forgetting;
using Pipeline.Storage;

namespace Pipeline.Ingest;

/// <summary>Takes one list of aliases in: its pairs are kept beside the segments, of its rows the ledger has the counts.</summary>
internal sealed class AliasIngest(BlobContainerClient exports, BlobContainerClient events, IngestOptions options)
{
    private const int ProblemsTold = 10;

    /// <returns>The entry with its outcome.</returns>
    /// <exception cref="ExportUnreadableException">The file cannot be read, or has no columns for the two ids.</exception>
    public async Task<LedgerEntry> ReadAsync(LedgerEntry entry, IdentifiedExport export, Tombstones forgotten, CancellationToken cancellationToken)
    {
        var identity = export.Identity;
        var builder = new AliasMapBuilder();
        var (ofForgotten, firstForgotten) = (0L, 0L);
        await foreach (var (alias, customerId, line) in AliasFile.ReadPairsAsync(identity.Name, ExportBlob.Opening(exports, identity.BlobName, export.Stored.Stored), cancellationToken))
        {
            // A pair has no time, so it was known before.
            if (forgotten.Find(alias) is null && forgotten.Find(customerId) is null) builder.Add(alias, customerId, checked((int)line));
            else if (ofForgotten++ == 0) firstForgotten = line;
        }
        var pairs = AliasPairs.Write(builder.Pairs());
        // Contradictions show when all pairs are there.
        builder.Build();

        var rejections = builder.LeftOut.Select(reason => new RejectionCount(null, AliasProblem.Reason(reason.Key), reason.Value.Count, reason.Value.FirstLine))
            .OrderByDescending(rejection => rejection.Count).ThenBy(rejection => rejection.FirstLine).ToList();
        var rejected = rejections.Sum(rejection => rejection.Count);
        if (ofForgotten > 0) rejections.Add(new RejectionCount(null, RowRejection.ForgottenCustomer, ofForgotten, firstForgotten) { LeftOut = true });
        entry = entry with
        {
            RowsRead = builder.PairCount + ofForgotten,
            Accepted = builder.PairCount - rejected - builder.RepeatedCount,
            Rejected = rejected + ofForgotten,
            Duplicates = builder.RepeatedCount,
            Rejections = rejections,
            Warnings = Warnings(builder, rejected),
        };
        var summary = new ExportSummary { Name = identity.Name, Kind = identity.Kind, Format = "", RowsRead = entry.RowsRead, Rejected = entry.Rejected, LeftOut = ofForgotten, Rejections = rejections };
        if (RejectionExcess.Of(summary, options.MaxRejectedShare) is { } excess) return entry with { Status = ExportStatus.Held, Message = HeldExport.Message(excess, "Mend the file and upload it again.") };
        await events.WriteOnceAsync(SegmentName.Of(AliasLibrary.Kind, entry.SegmentsId, 1), pairs, null, cancellationToken);
        return entry with { Status = ExportStatus.Accepted };
    }

    private static List<string> Warnings(AliasMapBuilder builder, long rejected)
    {
        var warnings = new List<string>();
        foreach (var problem in builder.Problems.Where(problem => problem.EarlierLineNumber is not null).Take(ProblemsTold))
        {
            var reason = AliasProblem.Reason(problem.Kind, string.Create(CultureInfo.InvariantCulture, $"line {problem.EarlierLineNumber}"));
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Line {problem.LineNumber}: {reason}."));
        }
        var more = builder.ProblemCount - rejected - warnings.Count;
        if (more > 0) warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Further contradictions: {more}."));
        return warnings;
    }
}
