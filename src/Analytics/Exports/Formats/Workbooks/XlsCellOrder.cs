namespace Analytics.Exports.Formats.Workbooks;

/// <summary>
/// Where the cells of a sheet of the old kind lie. They follow one another row by row, as the format wants them; some writers put them down
/// column by column, or as they were entered.
/// </summary>
internal static class XlsCellOrder
{
    // A row's number and a position share 64 bits.
    private const int PositionBits = 40;

    /// <param name="records">Stand on the record that the sheet begins with.</param>
    /// <returns>The cells' positions row by row; <c>null</c> if they lie in that order.</returns>
    public static long[]? Find(BiffRecords records)
    {
        var start = records.Position;
        var (last, isOrdered) = (0, true);
        foreach (var (row, _) in Cells(records))
        {
            isOrdered = row >= last;
            if (!isOrdered) break;
            last = row;
        }
        if (isOrdered) return null;

        records.Seek(start);
        records.Read();
        var cells = Cells(records).Select(cell => ((long)cell.Row << PositionBits) | cell.Position).ToArray();
        Array.Sort(cells);
        return Array.ConvertAll(cells, cell => cell & ((1L << PositionBits) - 1));
    }

    private static IEnumerable<(int Row, long Position)> Cells(BiffRecords records)
    {
        for (var depth = 0; depth >= 0 && records.Read();)
        {
            if (records.Id == XlsSheetReader.BeginningOfFile) depth++;
            else if (records.Id == XlsSheetReader.EndOfFile) depth--;
            else if (depth == 0 && XlsSheetReader.IsCell(records.Id)) yield return (records.UInt16(0), records.Position);
        }
    }
}
