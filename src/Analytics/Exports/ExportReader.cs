using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Analytics.Exports.Formats;
using Analytics.Exports.Mapping;
using Analytics.Exports.Rows;

namespace Analytics.Exports;

/// <summary>
/// Reads one export as a stream of rows, each accepted, rejected or a duplicate; when the rows are through, <see cref="Summary"/> holds the
/// counts. Every table is read twice: first all values are looked at, so that how they are written is decided once for a column, then the rows
/// are taken. Duplicates are rows that repeat the own id of an earlier row, or, without own ids, repeat an earlier row to the letter.
/// </summary>
public sealed class ExportReader
{
    private readonly string _kind;
    private readonly string _name;
    private readonly ExportMapping _mapping;
    private readonly CustomerLinks _customers;
    private readonly ExportLimits _limits;
    private ExportSummary? _summary;

    /// <param name="kind">One of <see cref="ExportKind.All"/>.</param>
    /// <param name="name">The export's name, for messages and the summary.</param>
    /// <param name="mapping">Which column is which; <see cref="ExportMapping.None"/> to go by what is recognised.</param>
    /// <param name="customers">Finds customers by other ids, and is told those that the export names; <c>null</c> if there are none.</param>
    /// <param name="limits">Bounds on what a row may cost.</param>
    public ExportReader(string kind, string name, ExportMapping mapping, CustomerLinks? customers = null, ExportLimits? limits = null)
    {
        if (!ExportKind.IsKnown(kind)) throw new ArgumentException($"'{kind}' is none of {string.Join(", ", ExportKind.All)}.", nameof(kind));
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(mapping);
        _kind = kind;
        _name = name;
        _mapping = mapping;
        _customers = customers ?? CustomerLinks.None;
        _limits = limits ?? ExportLimits.Default;
    }

    /// <summary>The counts, once <see cref="ReadAsync"/> is through.</summary>
    /// <exception cref="InvalidOperationException">Not all rows were read yet.</exception>
    public ExportSummary Summary => _summary ?? throw new InvalidOperationException("The rows have not all been read.");

    /// <summary>Reads the rows of a file in any format and encoding that is known; both are found from its content.</summary>
    /// <param name="open">Opens the file from its start; called once a reading, and every stream is closed.</param>
    /// <param name="cancellationToken">Breaks the reading off.</param>
    /// <exception cref="ExportUnreadableException">The export as a whole, or from some line on, cannot be read.</exception>
    public async IAsyncEnumerable<ExportRow> ReadAsync(
        Func<CancellationToken, ValueTask<Stream>> open, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        await using var file = await ExportFile.OpenAsync(open, _name, _limits, table => _mapping.TableFor(_kind, _name, table).Sheet, cancellationToken);
        using var identities = new RowIdentities(_limits.RowsToldApart);
        var examiner = new TableExaminer(_kind, _name, _mapping, _customers, _limits);
        var tally = new ExportTally();
        var recognized = new List<TableRecognition>();
        long number = 0;
        foreach (var table in TableOrder.Of(file.Tables, table => _mapping.TableFor(_kind, _name, table.Name)))
        {
            var context = await examiner.ExamineAsync(table, cancellationToken);
            await using var rows = await table.OpenAsync(context.Headers, cancellationToken);
            await rows.ReadHeaderAsync(cancellationToken);
            for (var skipped = 0; skipped < context.Plan.HeaderRows && await rows.ReadAsync(cancellationToken); skipped++)
            {
                // Questions in words and the like are no answers.
            }
            var interpreter = new RowInterpreter(context, rows, identities);
            while (await rows.ReadAsync(cancellationToken))
            {
                var row = interpreter.Read(++number);
                tally.Count(row);
                yield return row;
            }
            recognized.Add(context.Recognition());
            tally.Warn(file.Tables.Count > 1 ? table.Name : "", interpreter.Warnings.Concat(context.Warnings()));
        }
        tally.MoveToDuplicates(identities.CountLate());
        foreach (var note in file.Notes) tally.Warn(note);
        var format = recognized.Count == 1 ? recognized[0].Format : string.Join(", ", recognized.Select(table => table.Format).Distinct());
        var summary = tally.Summarize(_name, _kind, format, recognized);
        if (summary.RowsRead == 0) summary = summary with { Warnings = [.. summary.Warnings, "The export has a header but no rows."] };
        // Of an archive only what is needed was read.
        _summary = summary with { ContentHash = file.ContentHash ?? await HashAsync(open, cancellationToken) };
    }

    private static async Task<string> HashAsync(Func<CancellationToken, ValueTask<Stream>> open, CancellationToken cancellationToken)
    {
        await using var stream = await open(cancellationToken);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
