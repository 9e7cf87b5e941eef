namespace Analytics.Exports.Formats;

/// <summary>Knows files that are no text by how they begin.</summary>
internal static class ExportSignature
{
    public const string NoText = "the file is no text: expected comma-separated values or JSON lines in UTF-8.";

    // In text control characters are stray ones; in anything else a good part of all bytes.
    private const int FewestControls = 4;
    private const int MostTextBytesPerControl = 50;

    /// <summary>Why the file cannot be text, and what it is where that is known; <c>null</c> if it may be text.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> start)
    {
        if (start is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..])
            return "the file is a workbook or a zip archive: save it as CSV UTF-8, or unpack it.";
        if (start is [0xD0, 0xCF, 0x11, 0xE0, ..]) return "the file is a workbook of an old kind: save it as CSV UTF-8.";
        if (start is [0x1F, 0x8B, ..]) return "the file is compressed with gzip: unpack it.";
        if (start.StartsWith("%PDF-"u8) || start.StartsWith("PAR1"u8) || start.StartsWith("SQLite format"u8)) return NoText;
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return null;

        var controls = 0;
        foreach (var value in start)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0B or 0x0C)) controls++;
        }
        return controls >= FewestControls && controls * MostTextBytesPerControl >= start.Length ? NoText : null;
    }
}
