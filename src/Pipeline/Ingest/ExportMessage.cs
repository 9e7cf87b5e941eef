namespace Pipeline.Ingest;

/// <summary>Messages in the ledger.</summary>
internal static class ExportMessage
{
    /// <summary>A message may name columns, whose names may be anything; a table's property has at most 64 KB.</summary>
    private const int MaxLength = 4_000;

    public static string Cut(string message) => message.Length <= MaxLength ? message : message[..MaxLength] + " …";
}
