using Analytics.Customers;

namespace Analytics.Exports;

/// <summary>What became of one row of an export: every row that is read is exactly one of accepted, rejected and duplicate.</summary>
/// <param name="LineNumber">1-based line of the file where the row starts.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Record">
/// The canonical record of an accepted row, and of a duplicate that shares only its id with an earlier row: which of the versions is newer is
/// decided when records are read. <c>null</c> for a row that repeats another to the letter.
/// </param>
/// <param name="Rejection">The reason of a rejected row.</param>
/// <param name="Raw">A rejected row's text as it stands in the file, for quarantine; else empty.</param>
public readonly record struct ExportRow(
    long LineNumber,
    RowOutcome Outcome,
    CanonicalRecord? Record,
    RowRejection? Rejection,
    string Raw);
