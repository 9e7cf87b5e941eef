namespace Analytics.Exports.Formats;

/// <summary>Which format a text is in, by its first bytes and its name, and how it is opened.</summary>
/// <param name="Name">As it stands in the summary.</param>
/// <param name="Open">Opens a text from its start; the names of columns are those that rows seen before had.</param>
internal sealed record ExportFormat(string Name, Func<Stream, ExportLimits, IReadOnlyList<string>, ExportRows> Open)
{
    public static readonly ExportFormat Csv = new("csv", (text, limits, _) => new CsvRows(text, limits));
    public static readonly ExportFormat JsonLines = new("jsonl", (text, limits, known) => new JsonRows(new JsonLines(text, limits), limits, known));
    public static readonly ExportFormat JsonList = new("json", (text, limits, known) => new JsonRows(new JsonArray(text, limits), limits, known));

    /// <param name="name">The export's name.</param>
    /// <param name="start">How the text begins, in UTF-8.</param>
    /// <exception cref="ExportUnreadableException">The name promises a format that the text is not in.</exception>
    public static ExportFormat Of(string name, ReadOnlySpan<byte> start)
    {
        var extension = Path.GetExtension(name);
        var isNamedJson = Is(extension, ".json");
        var text = start.TrimStart(" \t\r\n"u8);
        if (text is [(byte)'[', ..] && (isNamedJson || text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..])) return JsonList;
        var isNamedLines = Is(extension, ".jsonl") || Is(extension, ".ndjson");
        if (!isNamedLines && JsonWrapping.ListIn(text) is { } property) return new("json", (stream, limits, known) => new JsonRows(new JsonArray(stream, limits, property), limits, known));
        if (text is [(byte)'{', ..] || isNamedLines) return JsonLines;
        if (isNamedJson) throw new ExportUnreadableException(1, "the file is no JSON: expected one JSON object a line, or one JSON list of objects.");
        return Csv;
    }

    private static bool Is(string extension, string expected) => string.Equals(extension, expected, StringComparison.OrdinalIgnoreCase);
}
