namespace Pipeline.Forgetting;

/// <summary>What came of looking for a customer in the exports.</summary>
/// <param name="Rows">Rows that were blanked or went with a removed export.</param>
/// <param name="Rewritten">Exports in which rows were blanked.</param>
/// <param name="Removed">Exports that were removed whole.</param>
/// <param name="Unreadable">Ids of the exports that cannot be read.</param>
internal sealed record ExportSearch(long Rows, long Rewritten, long Removed, IReadOnlyList<string> Unreadable);
