namespace Analytics.Exports.Formats;

/// <summary>Knows files that are no text by how they begin.</summary>
internal static class ExportSignature
{
    public const string NoText = "the file is no text: expected comma-separated values or JSON lines in UTF-8.";

    public const string Empty = "the file is empty: expected a header row and rows below it, or JSON objects.";

    // In text control characters are stray ones; in anything else a good part of all bytes.
    private const int FewestControls = 4;
    private const int MostTextBytesPerControl = 50;

    public const string OldWorkbook = "the workbook is of Excel 95 or older: save it as .xlsx.";

    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    public static bool IsZip(ReadOnlySpan<byte> start) => start is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..];

    /// <summary>Whether it is a compound file, as workbooks of the old kind and those with a password are.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> start) => start is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>Whether it is a workbook of before Excel 97 that lies in no compound file: it begins with the record that every one begins with.</summary>
    public static bool IsBareWorkbook(ReadOnlySpan<byte> start) => start is [0x09, 0x00 or 0x02 or 0x04 or 0x08, <= 0x10, 0x00, _, _, _, 0x00 or 0x01, ..];

    /// <summary>Why a text is no table but marked up: some tools name a web page .xls, which spreadsheets open without a word.</summary>
    /// <param name="start">How the text begins, in UTF-8.</param>
    public static string? MarkupFaultOf(ReadOnlySpan<byte> start)
    {
        var text = start.TrimStart(" \t\r\n"u8);
        foreach (var tag in (ReadOnlySpan<string>)["<!doctype", "<html", "<head", "<table", "<?xml"])
        {
            if (text.Length > tag.Length && System.Text.Ascii.EqualsIgnoreCase(text[..tag.Length], tag))
                return "the file is a web page or XML, whatever its name says: open it in a spreadsheet and save it as .xlsx or as CSV UTF-8.";
        }
        return null;
    }

    /// <summary>Why the file cannot be text, and what it is where that is known; <c>null</c> if it may be text.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> start)
    {
        if (IsZip(start))
            return "the file is a workbook or a zip archive: save it as CSV UTF-8, or unpack it.";
        if (IsCompound(start)) return "the file is a workbook of an old kind: save it as CSV UTF-8.";
        if (IsGzip(start)) return "the file is compressed with gzip: unpack it.";
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
