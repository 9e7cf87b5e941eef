using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Analytics.Customers;
using CsvHelper;

namespace Analytics.Exports;

/// <summary>
/// Reads one export as a stream of rows, each accepted, rejected or a duplicate; when the rows are through, <see cref="Summary"/> holds the
/// counts. Duplicates are rows that repeat the own id of an earlier row, or, without own ids, repeat an earlier row to the letter.
/// </summary>
public sealed class ExportReader
{
    private const string Format = "csv";

    // A text file has none; a zip or a workbook named .csv has some near its start.
    private const byte Nul = 0;

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

    /// <summary>Reads the rows. The stream is read once, from where it stands, and stays open.</summary>
    /// <exception cref="ExportUnreadableException">The export as a whole, or from some line on, cannot be read.</exception>
    public async IAsyncEnumerable<ExportRow> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var options = CsvReaderOptions.Default with
        {
            MaxRecordSize = _limits.MaxRowBytes,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            TrimWhitespace = true,
        };
        await using var csv = CsvReader.Create(stream, options, leaveOpen: true);
        var tally = new ExportTally();
        var headers = await ReadHeaderAsync(csv, cancellationToken);
        var kindMapping = _mapping.For(_kind);
        var plan = ColumnPlan.Create(headers, _kind, kindMapping);
        var mapper = RecordMapper.Create(_kind, plan, kindMapping);
        foreach (var warning in mapper.Warnings) tally.Warn(warning);
        foreach (var (field, scale) in plan.Rescaled) tally.Warn($"{field} was moved linearly from {scale} to its canonical scale.");

        var reader = new RowReader(csv, plan, _mapping.Zone, _limits);
        var rows = new RowIdentities(mapper, ContentHash.Of(string.Join('\n', plan.Headers)));
        for (long number = 1; await NextAsync(csv, cancellationToken); number++)
        {
            var row = ReadRow(csv, reader, mapper, headers.Count, rows, number);
            tally.Count(row);
            yield return row;
        }

        var summary = tally.Summarize(_name, _kind, Format);
        if (summary.RowsRead == 0) summary = summary with { Warnings = [.. summary.Warnings, "The export has a header but no rows."] };
        _summary = summary;
    }

    private static ExportRow ReadRow(CsvReader csv, RowReader reader, RecordMapper mapper, int columnCount, RowIdentities rows, long number)
    {
        reader.StartRow();
        var raw = csv.RawRecord;
        var content = rows.ContentOf(raw);
        CanonicalRecord? record = null;
        if (csv.FieldCount != columnCount) reader.Reject(Column.None, csv.FieldCount < columnCount ? "fewer cells than the header has columns" : "more cells than the header has columns");
        else if (raw.Contains(Nul) || !Utf8.IsValid(raw)) reader.Reject(Column.None, "bytes that are no UTF-8 text");
        else record = mapper.Map(reader, ContentHash.ToId(content), number);

        if (record is null)
            return new ExportRow(csv.LineNumber, RowOutcome.Rejected, null, reader.Rejection, Encoding.UTF8.GetString(raw));
        if (rows.IsNew(record, content))
            return new ExportRow(csv.LineNumber, RowOutcome.Accepted, record, null, "");
        return new ExportRow(csv.LineNumber, RowOutcome.Duplicate, mapper.HasOwnIds ? record : null, null, "");
    }

    private async Task<IReadOnlyList<string>> ReadHeaderAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            await csv.ReadHeaderAsync(cancellationToken);
        }
        catch (CsvFormatException exception)
        {
            throw Unreadable(exception);
        }
        var headers = csv.Headers.ToArray();
        if (headers.Length == 0 || Array.TrueForAll(headers, string.IsNullOrWhiteSpace))
            throw new ExportUnreadableException("the file is empty: expected a header row and rows below it.");
        if (headers is [var only] && only.AsSpan().IndexOfAny(";\t|") >= 0)
            throw new ExportUnreadableException(1, "the header seems to be one column with separators in it: expected commas, semicolons, tabs or bars between all cells, the same in every row.");
        if (headers.Length > _limits.MaxColumns)
            throw new ExportUnreadableException(1, $"the header has {headers.Length} columns; at most {_limits.MaxColumns} are read.");
        if (Array.Exists(headers, header => header.Contains('\0')))
            throw new ExportUnreadableException(1, "the file is no text: expected comma-separated values in UTF-8.");
        // The reader puts this character where bytes are no UTF-8.
        if (Array.Exists(headers, header => header.Contains('\uFFFD')))
            throw new ExportUnreadableException(1, "the header is not in UTF-8: save the file as CSV UTF-8.");
        return headers;
    }

    private async Task<bool> NextAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException exception)
        {
            throw Unreadable(exception);
        }
    }

    private ExportUnreadableException Unreadable(CsvFormatException exception) => new(
        Math.Max(1, exception.LineNumber),
        $"a row of more than {_limits.MaxRowBytes / (1024 * 1024)} MB: nothing from this line on can be told apart, often because a quote was opened and not closed.",
        exception);
}
