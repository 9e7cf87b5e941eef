using Analytics.Exports.Recognition;

namespace Analytics.Exports;

/// <summary>What was recognised of one table of an export: what was decided, how sure that is, and what is ignored.</summary>
public sealed record TableRecognition
{
    /// <summary>The file of an archive or the sheet; empty if the export is the table.</summary>
    public required string Table { get; init; }

    /// <summary>The format, such as <c>csv</c> or <c>xlsx</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The encoding of its text.</summary>
    public required string Encoding { get; init; }

    /// <summary>The tool it comes from; <c>null</c> if it is none that is known.</summary>
    public string? Tool { get; init; }

    /// <summary>The fields that were found, those of the table's own kind first.</summary>
    public required IReadOnlyList<RecognizedField> Fields { get; init; }

    /// <summary>Columns that nothing is taken from.</summary>
    public required IReadOnlyList<IgnoredColumn> Ignored { get; init; }
}
