using Analytics.Exports.Formats;

namespace Analytics.Exports;

/// <summary>What the first megabyte of an export tells before its rows are read: the columns, and the scales of its ratings.</summary>
/// <param name="Headers">Names of the columns; where rows name their own cells, of those seen so far.</param>
/// <param name="Mapping">The mapping, with the scales that the answers show added.</param>
internal sealed record ExportSample(IReadOnlyList<string> Headers, KindMapping Mapping)
{
    /// <exception cref="ExportUnreadableException">There is no header, or the mapping names a column that it does not have.</exception>
    public static async Task<ExportSample> TakeAsync(ExportContent content, string kind, KindMapping mapping, CancellationToken cancellationToken)
    {
        await using var rows = content.OpenHead();
        await rows.ReadHeaderAsync(cancellationToken);
        var answers = new Dictionary<int, ScaleEvidence>();
        ColumnPlan? plan = null;
        try
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                if (content.FaultOf(rows.Raw) is not null || rows.ReadCells() is not null) continue;
                if (plan is null || plan.Headers.Count != rows.Headers.Count) plan = ColumnPlan.Create(rows.Headers, kind, mapping with { Columns = Present(mapping.Columns, rows), Drivers = Present(mapping.Drivers, rows) });
                foreach (var (_, column) in plan.Ratings)
                {
                    if (!answers.TryGetValue(column.Index, out var evidence)) answers.Add(column.Index, evidence = new ScaleEvidence(column.Target));
                    if (FieldText.TryNumber(rows.Cell(column.Index), out var rating) && rating is { } value) evidence.Add(value);
                }
            }
        }
        catch (ExportUnreadableException)
        {
            // The head ends within a row; what is wrong with the file shows when all of it is read.
        }
        if (rows.RowsNameTheirCells && rows.Headers.Count == 0)
            throw new ExportUnreadableException(1, "no row is a JSON object with properties: expected one object a line, or one list of objects.");
        if (plan is null) return new ExportSample(rows.Headers, mapping);

        var scales = new Dictionary<string, string>(mapping.Scales, StringComparer.Ordinal);
        foreach (var (field, column) in plan.Ratings)
        {
            if (!scales.ContainsKey(field) && answers[column.Index].OtherScale() is { } scale) scales.Add(field, scale.ToRange());
        }
        return new ExportSample(rows.Headers, mapping with { Scales = scales });
    }

    // Of rows that name their cells the first may lack what the mapping names; whether any has it shows at the end of the sample.
    private static Dictionary<string, string> Present(IReadOnlyDictionary<string, string> columns, IExportRows rows) => columns
        .Where(pair => !rows.RowsNameTheirCells || rows.Headers.Contains(pair.Value, StringComparer.OrdinalIgnoreCase))
        .ToDictionary(StringComparer.Ordinal);
}
