namespace Pipeline.Ingest;

/// <summary>One version of a blob, with an entry for each mapping and map of aliases that it was read by.</summary>
internal sealed record BlobVersion(IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>The entry whose rows count: of those that were accepted the last; <c>null</c> if there is none.</summary>
    public LedgerEntry? Counting { get; } = Entries.Where(entry => entry.Status == ExportStatus.Accepted).MaxBy(entry => entry.FinishedAt);
}
