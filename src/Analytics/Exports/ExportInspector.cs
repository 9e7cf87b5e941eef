using System.Text;
using Analytics.Exports.Formats;
using Analytics.Exports.Mapping;
using Analytics.Exports.Recognition;

namespace Analytics.Exports;

/// <summary>Looks at a file for somebody who wants to know how it would be taken in, without taking it in.</summary>
/// <param name="name">The file's name.</param>
/// <param name="mapping">The mapping that it would be read by.</param>
/// <param name="limits">Bounds on what a row may cost.</param>
/// <param name="customers">Finds customers by other ids; <c>null</c> if there are none.</param>
public sealed class ExportInspector(string name, ExportMapping mapping, ExportLimits? limits = null, CustomerLinks? customers = null)
{
    private const int SampleRows = 5;
    private const int MostProblems = 20;

    private readonly ExportLimits _limits = limits ?? ExportLimits.Default;

    /// <summary>Reads the whole file as an ingestion would.</summary>
    /// <param name="kind">The kind that it would be delivered as; <c>null</c> to guess it.</param>
    /// <param name="open">Opens the file from its start, any number of times.</param>
    /// <param name="cancellationToken">Breaks the inspection off.</param>
    /// <exception cref="ExportUnreadableException">The file cannot be read.</exception>
    public async Task<ExportInspection> InspectAsync(string? kind, Func<CancellationToken, ValueTask<Stream>> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        var (guess, samples) = await LookAsync(kind, open, cancellationToken);
        var reader = new ExportReader(guess, name, mapping, customers, _limits);
        var problems = new List<RowRejection>();
        await foreach (var row in reader.ReadAsync(open, cancellationToken))
        {
            if (row.Rejection is { } rejection && problems.Count < MostProblems) problems.Add(rejection);
        }
        return new ExportInspection { Summary = reader.Summary, IsKindGuessed = kind is null, Samples = samples, Problems = problems };
    }

    private async Task<(string Kind, IReadOnlyList<TableSample> Samples)> LookAsync(string? kind, Func<CancellationToken, ValueTask<Stream>> open, CancellationToken cancellationToken)
    {
        await using var file = await ExportFile.OpenAsync(open, name, _limits, table => mapping.TableFor(kind ?? ExportKind.Customers, name, table).Sheet, cancellationToken);
        var samples = new List<TableSample>();
        foreach (var table in file.Tables)
        {
            var head = await TableHead.ReadAsync(table, cancellationToken);
            var columns = head.Columns(head.Headers);
            var tableName = table.Name.Length > 0 ? table.Name : name;
            kind ??= KindGuess.Of(columns, tableName, mapping.TableFor(ExportKind.Customers, name, table.Name));
            samples.Add(await SampleAsync(table, head, columns, cancellationToken));
        }
        return (kind ?? ExportKind.Customers, samples);
    }

    private static async Task<TableSample> SampleAsync(ExportTable table, TableHead head, IReadOnlyList<TableColumn> columns, CancellationToken cancellationToken)
    {
        await using var rows = await table.OpenHeadAsync(cancellationToken);
        await rows.ReadHeaderAsync(cancellationToken);
        var sample = new List<IReadOnlyList<string>>();
        for (var row = 0; sample.Count < SampleRows && await rows.ReadAsync(cancellationToken); row++)
        {
            if (row < head.HeaderRows || table.FaultOf(rows.Raw) is not null || rows.ReadCells() is not null) continue;
            sample.Add([.. columns.Select(column => CellSample.Show(column, Encoding.UTF8.GetString(rows.Cell(column.Index))))]);
        }
        return new TableSample(table.Name, [.. columns.Select(column => column.Name)], sample);
    }
}
