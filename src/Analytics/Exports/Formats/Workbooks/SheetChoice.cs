namespace Analytics.Exports.Formats.Workbooks;

/// <summary>The sheet of a workbook that holds the data, and the row with the names of its columns.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="HeaderRow">1-based number of the header's row.</param>
/// <param name="Notes">What was passed over: other sheets, titles.</param>
internal sealed record SheetChoice(Sheet Sheet, int HeaderRow, IReadOnlyList<string> Notes)
{
    private const int RowsLookedAt = 50;
    private const int MaxTitleRows = 5;

    /// <summary>The visible sheet with the most filled cells in its first rows, the first among equals; hidden ones only if no other has any.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="wanted">The sheet that the mapping names, which then is the one; <c>null</c> if it names none.</param>
    /// <exception cref="NoTableException">No sheet holds anything.</exception>
    /// <exception cref="ExportUnreadableException">A sheet is damaged, or that of the mapping is not there or empty.</exception>
    public static SheetChoice Of(Workbook workbook, string? wanted = null)
    {
        var looks = workbook.Sheets.Select(sheet => (Sheet: sheet, Rows: FirstRows(workbook, sheet))).ToArray();
        var (sheet, rows) = looks.OrderByDescending(look => look.Rows.Count > 0).ThenByDescending(look => look.Sheet.IsVisible).ThenByDescending(look => look.Rows.Sum(row => row.Filled)).FirstOrDefault();
        if (wanted is not null)
        {
            (sheet, rows) = looks.FirstOrDefault(look => string.Equals(look.Sheet.Name.Trim(), wanted.Trim(), StringComparison.OrdinalIgnoreCase));
            if (sheet is null) throw new ExportUnreadableException($"the mapping's sheet is '{wanted}', which the workbook does not have; it has {string.Join(", ", looks.Select(look => look.Sheet.Name))}.");
            if (rows.Count == 0) throw new ExportUnreadableException($"the mapping's sheet '{wanted}' is empty.");
        }
        if (rows is not { Count: > 0 }) throw new NoTableException("no sheet of the workbook holds anything: expected a header row and rows below it.");

        var notes = new List<string>();
        foreach (var (other, otherRows) in looks)
        {
            if (other == sheet) continue;
            var why = wanted is not null ? $"the mapping names '{sheet.Name}'" : otherRows.Count == 0 ? "it is empty" : !other.IsVisible && sheet.IsVisible ? "it is hidden" : $"'{sheet.Name}' holds more";
            notes.Add($"The sheet '{other.Name}' was passed over: {why}.");
        }
        var header = HeaderIndex(rows);
        if (header > 0) notes.Add($"The sheet '{sheet.Name}' has its column names in row {rows[header].Number}; what stands above was taken for a title.");
        return new SheetChoice(sheet, rows[header].Number, notes);
    }

    private static List<FirstRow> FirstRows(Workbook workbook, Sheet sheet)
    {
        var rows = new List<FirstRow>();
        using var reader = workbook.Open(sheet);
        while (rows.Count < RowsLookedAt && reader.Read())
        {
            if (reader.Row.Filled > 0) rows.Add(new FirstRow(reader.Row.Number, reader.Row.Filled, reader.Row.IsAllText));
        }
        return rows;
    }

    /// <summary>The first row, unless it and perhaps some more hold one cell each, and then a row follows that is as full as a header is.</summary>
    private static int HeaderIndex(List<FirstRow> rows)
    {
        var full = rows.FindIndex(row => row.Filled > 1);
        if (full is < 1 or > MaxTitleRows) return 0;
        return rows[full].IsAllText && rows[full].Filled * 2 >= rows.Max(row => row.Filled) ? full : 0;
    }

    private sealed record FirstRow(int Number, int Filled, bool IsAllText);
}
