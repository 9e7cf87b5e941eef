using System.Runtime.CompilerServices;
using Analytics.Exports.Encodings;
using Analytics.Exports.Formats;

namespace Analytics.Exports;

/// <summary>
/// Reads one export as a stream of rows, each accepted, rejected or a duplicate; when the rows are through, <see cref="Summary"/> holds the
/// counts. Duplicates are rows that repeat the own id of an earlier row, or, without own ids, repeat an earlier row to the letter.
/// </summary>
public sealed class ExportReader
{
    private readonly string _kind;
    private readonly string _name;
    private readonly ExportMapping _mapping;
    private readonly ExportLimits _limits;
    private ExportSummary? _summary;

    /// <param name="kind">One of <see cref="ExportKind.All"/>.</param>
    /// <param name="name">The export's name, for messages and the summary.</param>
    /// <param name="mapping">Which column is which; <see cref="ExportMapping.None"/> to go by names.</param>
    /// <param name="limits">Bounds on what a row may cost.</param>
    public ExportReader(string kind, string name, ExportMapping mapping, ExportLimits? limits = null)
    {
        if (!ExportKind.IsKnown(kind)) throw new ArgumentException($"'{kind}' is none of {string.Join(", ", ExportKind.All)}.", nameof(kind));
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(mapping);
        _kind = kind;
        _name = name;
        _mapping = mapping;
        _limits = limits ?? ExportLimits.Default;
    }

    /// <summary>The counts, once <see cref="ReadAsync"/> is through.</summary>
    /// <exception cref="InvalidOperationException">Not all rows were read yet.</exception>
    public ExportSummary Summary => _summary ?? throw new InvalidOperationException("The rows have not all been read.");

    /// <summary>
    /// Reads the rows of a file in any format and encoding that is known; both are found from its content. The stream is read once, from
    /// where it stands, and stays open.
    /// </summary>
    /// <exception cref="ExportUnreadableException">The export as a whole, or from some line on, cannot be read.</exception>
    public async IAsyncEnumerable<ExportRow> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await using var content = await ExportContent.OpenAsync(stream, _name, _limits, cancellationToken);
        var mapping = _mapping.For(_kind);
        var sample = await ExportSample.TakeAsync(content, _kind, mapping, cancellationToken);
        await using var rows = content.Open(sample.Headers);
        await rows.ReadHeaderAsync(cancellationToken);
        var interpreter = new RowInterpreter(_kind, sample.Mapping, _mapping.Zone, content, rows, _limits);
        var tally = new ExportTally();
        while (await rows.ReadAsync(cancellationToken))
        {
            var row = interpreter.Read();
            tally.Count(row);
            yield return row;
        }

        foreach (var warning in interpreter.Warnings) tally.Warn(warning);
        foreach (var (field, scale) in interpreter.Plan.Rescaled)
        {
            var source = mapping.Scales.ContainsKey(field) ? "" : "; the scale was told from the answers, a mapping can say another";
            tally.Warn($"{field} was moved linearly from {scale} to its canonical scale{source}.");
        }
        if (content.Encoding != TextEncoding.Utf8) tally.Warn($"The file is not in UTF-8: it was read as {content.Encoding.Name}.");
        var summary = tally.Summarize(_name, _kind, content.Format.Name);
        if (summary.RowsRead == 0) summary = summary with { Warnings = [.. summary.Warnings, "The export has a header but no rows."] };
        _summary = summary;
    }
}
