using System.Globalization;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>The rows of an .xlsx sheet, ECMA-376 part 1, 18.3.1, one at a time.</summary>
internal sealed class XlsxSheetReader(PartReader part, SharedStrings strings, IReadOnlyList<NumberKind> styles, bool isFrom1904, ExportLimits limits) : SheetReader(limits)
{
    private const int MaxRows = 1_048_576;

    // Longer whole numbers than a double holds, as some writers put ids, are kept digit by digit.
    private const int FewestLongDigits = 16;

    private bool _isInData;

    public override bool Read()
    {
        part.Milestone();
        while (part.Read())
        {
            if (part.Name == "sheetData")
            {
                _isInData = part.IsStart && !part.IsEmpty;
                part.Milestone();
            }
            else if (_isInData && part.IsStart && part.Name == "row")
            {
                ReadRow();
                return true;
            }
            else if (!_isInData)
            {
                // What stands around the rows is not kept.
                part.Milestone();
            }
        }
        return false;
    }

    public override void Dispose() => part.Dispose();

    private void ReadRow()
    {
        var number = Row.Number + 1;
        if (part.Attribute("r") is { } reference && (!int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var given) || (number = given) <= Row.Number || given > MaxRows))
            throw WorkbookFault.Damaged($"the row behind row {Row.Number} has no number that can follow");
        if (number > MaxRows) throw WorkbookFault.Damaged("it has more rows than a sheet can have");
        Row.Start(number);
        if (part.IsEmpty) return;
        var depth = part.Depth;
        var column = -1;
        while (part.Read() && !(part.IsEnd && part.Depth == depth))
        {
            if (!part.IsStart || part.Name != "c") continue;
            column = ColumnOf(part.Attribute("r")) ?? column + 1;
            if ((uint)column >= SheetRow.MaxColumns) throw WorkbookFault.Damaged($"row {number} has a cell in no column");
            ReadCell(column);
        }
    }

    private void ReadCell(int column)
    {
        if (part.IsEmpty) return;
        var (type, style, depth) = (part.Attribute("t"), part.Attribute("s"), part.Depth);
        while (part.Read() && !(part.IsEnd && part.Depth == depth))
        {
            if (!part.IsStart) continue;
            if (part.Name == "v") SetValue(column, type, style, part.ReadText());
            else if (part.Name == "is") Row.SetText(column, XlsxText.ReadItem(part));
            else part.Skip();
        }
    }

    private void SetValue(int column, string? type, string? style, string value)
    {
        switch (type)
        {
            case "s":
                if (!int.TryParse(value.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) throw WorkbookFault.Damaged($"row {Row.Number} refers to a text that is none");
                Row.SetText(column, strings[index]);
                break;
            case "b":
                Row.SetBoolean(column, value.AsSpan().Trim() is "1" or "true");
                break;
            case "e":
                // #N/A and its like: nothing is known.
                break;
            case "str" or "inlineStr":
                Row.SetText(column, XlsxText.Unescape(value));
                break;
            case null or "n":
                SetNumber(column, style, value.AsSpan().Trim());
                break;
            default:
                // Days in ISO 8601.
                Row.SetText(column, value);
                break;
        }
    }

    private void SetNumber(int column, string? style, ReadOnlySpan<char> value)
    {
        var isLong = value.Length >= FewestLongDigits && value.IndexOfAnyExceptInRange('0', '9') < 0;
        if (isLong || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) Row.SetText(column, value);
        else Row.SetNumber(column, number, KindOf(style), isFrom1904);
    }

    private NumberKind KindOf(string? style) =>
        style is not null && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < styles.Count ? styles[index] : NumberKind.Number;

    /// <summary>0-based, of a reference such as <c>AB12</c>; <c>null</c> if it names no column, which then is the one behind the cell before.</summary>
    private static int? ColumnOf(string? cell)
    {
        var column = 0;
        foreach (var letter in cell ?? "")
        {
            if (!char.IsAsciiLetter(letter) || column > SheetRow.MaxColumns) break;
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
        }
        return column == 0 ? null : column - 1;
    }
}
