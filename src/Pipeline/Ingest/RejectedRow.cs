namespace Pipeline.Ingest;

/// <summary>A rejected row as it stands in the file, with personal data masked, its place and the reason.</summary>
/// <param name="Line">1-based line where the row starts.</param>
/// <param name="Table">The table's name within the export; <c>null</c> if it is the export.</param>
/// <param name="Column">The column at fault; <c>null</c> for the row as a whole.</param>
/// <param name="Reason">What was found and what was expected.</param>
/// <param name="LeftOut">Whether the row was never meant to count.</param>
/// <param name="Row">The row.</param>
public sealed record RejectedRow(long Line, string? Table, string? Column, string Reason, bool LeftOut, string Row);

/// <summary>One page of an export's rejected rows, in the order in which they were read.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Token">Leads to the next page; <c>null</c> on the last.</param>
public sealed record RejectedPage(IReadOnlyList<RejectedRow> Rows, string? Token);
