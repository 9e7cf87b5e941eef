namespace Analytics.Exports.Blanking;

/// <summary>What came of looking for rows in an export.</summary>
/// <param name="Rows">Rows that were found.</param>
/// <param name="IsProven">Whether the copy that was written is the export without them, and every other row what and where it was; <c>false</c> if there is no such copy.</param>
public sealed record BlankedExport(long Rows, bool IsProven);
