using System.Collections.Immutable;
using Analytics.Customers;

namespace Analytics.Exports;

/// <summary>What became of one row of an export: every row that is read is exactly one of accepted, rejected and duplicate.</summary>
/// <param name="LineNumber">1-based line of the file where the row starts.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Records">
/// The canonical records of an accepted row: one, or several where a row tells of more than one kind, as a ticket with its rating does. Those
/// of a duplicate that shares only its id with an earlier row, too: which of the versions is newer is decided when records are read. Empty for
/// a row that repeats another to the letter.
/// </param>
/// <param name="Rejection">The reason of a rejected row.</param>
/// <param name="Raw">A rejected row's text as it stands in the file, with personal data masked, for quarantine; else empty.</param>
public sealed record ExportRow(
    long LineNumber,
    RowOutcome Outcome,
    ImmutableArray<CanonicalRecord> Records,
    RowRejection? Rejection,
    string Raw)
{
    /// <summary>The table's name within the export; empty if the export is one table.</summary>
    public string Table { get; init; } = "";

    /// <summary>The customer whom the row names, whatever became of it; <c>null</c> if it names none, or none that could be read.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Of an accepted row that tells of a contact and its rating: from the end of the one to the other; <c>null</c> if it does not give both times.</summary>
    public TimeSpan? RatedAfter { get; init; }

    /// <summary>The first record, of the table's own kind; <c>null</c> if there is none.</summary>
    public CanonicalRecord? Record => Records is [var first, ..] ? first : null;
}
