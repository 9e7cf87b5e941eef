using System.Globalization;

namespace Pipeline.Events;

/// <summary>Names of segments and of the other blobs an export's ingestion writes: the same export always writes the same names.</summary>
public static class SegmentName
{
    /// <summary>The metadata entry that holds the member index.</summary>
    public const string IndexMetadata = "memberindex";

    /// <param name="kind">The export's kind.</param>
    /// <param name="exportId">The export's id.</param>
    /// <param name="number">1-based number of the segment among those of the export.</param>
    public static string Of(string kind, string exportId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(kind, exportId)}{number:d5}.ndjson.gz");

    /// <summary>What the names of all blobs of one export begin with.</summary>
    public static string Prefix(string kind, string exportId) => $"{kind}/{exportId}-";
}
