using System.Globalization;
using Pipeline.Ingest;

namespace Cli;

/// <summary>What became of an export, in a few lines for people.</summary>
internal static class ExportLines
{
    private const int Reasons = 3;

    /// <summary>Counts, warnings and the first reasons of what was taken in; of the rest why it was not.</summary>
    public static string Of(LedgerEntry entry) => entry.Status switch
    {
        ExportStatus.Accepted when entry.Kind == MappingLibrary.Kind => $"{entry.BlobName}: in use.",
        ExportStatus.Accepted => string.Join("\n  ", Notes(entry).Prepend(Counts(entry))),
        ExportStatus.SameContent => $"{entry.BlobName}: taken in before, as {entry.SameAs}.",
        _ => $"{entry.BlobName}: {entry.Message}",
    };

    private static string Counts(LedgerEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.BlobName}: {entry.RowsRead:n0} rows read, {entry.Accepted:n0} accepted, {entry.Rejected:n0} rejected, {entry.Duplicates:n0} duplicates.");

    private static IEnumerable<string> Notes(LedgerEntry entry) => entry.Warnings.Concat(entry.Rejections.Take(Reasons).Select(rejection => string.Create(
        CultureInfo.InvariantCulture, $"{rejection.Count:n0} rows rejected, first on line {rejection.FirstLine}, {(rejection.Column is null ? "" : $"column {rejection.Column}: ")}{rejection.Reason}.")));
}
