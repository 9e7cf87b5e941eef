using System.Text;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>The rows of a sheet of the old kind ([MS-XLS] 2.4): its cells are records that stand row by row.</summary>
/// <param name="records">Stand on the record that the sheet begins with.</param>
/// <param name="cells">Where the cells lie, row by row; <c>null</c> if that is the order in which they follow one another.</param>
/// <param name="strings">Texts that cells refer to.</param>
/// <param name="styles">What the styles that cells refer to make of numbers.</param>
/// <param name="isFrom1904">Whether days are counted from 1904 on.</param>
/// <param name="limits">Bounds on rows.</param>
internal sealed class XlsSheetReader(BiffRecords records, long[]? cells, SharedStrings strings, IReadOnlyList<NumberKind> styles, bool isFrom1904, ExportLimits limits) : SheetReader(limits)
{
    public const int BeginningOfFile = 0x809;
    public const int EndOfFile = 0x0A;

    private const int Number = 0x203;
    private const int PackedNumber = 0x27E;
    private const int PackedNumbers = 0xBD;
    private const int SharedText = 0xFD;
    private const int OwnText = 0x204;
    private const int OwnRichText = 0xD6;
    private const int BooleanOrError = 0x205;
    private const int Formula = 0x06;
    private const int FormulaText = 0x207;

    // What may stand between a formula and the text that it gave: formulas that several cells share, and tables.
    private const int SharedFormula = 0x4BC;
    private const int ArrayFormula = 0x221;
    private const int Table = 0x236;

    private readonly StringBuilder _text = new();

    private bool _isPending;
    private bool _isReadAhead;
    private int _next;
    private bool _isAtEnd;
    private int _depth;

    public override bool Read()
    {
        while (!_isAtEnd && (_isPending || ReadRecord()))
        {
            if (records.Id == BeginningOfFile)
            {
                // A chart in the sheet, with records of its own.
                _depth++;
            }
            else if (records.Id == EndOfFile)
            {
                if (_depth-- == 0) break;
            }
            else if (_depth == 0 && IsCell(records.Id))
            {
                var number = records.UInt16(0) + 1;
                if (_isPending || Row.Number == 0)
                {
                    Row.Start(number);
                    _isPending = false;
                }
                else if (number != Row.Number)
                {
                    if (number < Row.Number) throw WorkbookFault.Damaged("its rows are not in order");
                    _isPending = true;
                    return true;
                }
                ReadCell();
            }
        }
        var isLast = !_isAtEnd && Row.Number > 0;
        _isAtEnd = true;
        return isLast;
    }

    public override void Dispose() => records.Dispose();

    /// <summary>Whether a record is a cell with something in it.</summary>
    public static bool IsCell(int id) => id is Number or PackedNumber or PackedNumbers or SharedText or OwnText or OwnRichText or BooleanOrError or Formula;

    private bool ReadRecord()
    {
        if (_isReadAhead)
        {
            _isReadAhead = false;
            return true;
        }
        if (cells is null) return records.Read();
        if (_next == cells.Length) return false;
        records.Seek(cells[_next++]);
        return records.Read();
    }

    private void ReadCell()
    {
        int column = records.UInt16(2);
        if (column >= SheetRow.MaxColumns) throw WorkbookFault.Damaged($"row {Row.Number} has a cell in no column");
        switch (records.Id)
        {
            case Number:
                SetNumber(column, records.Double(6), records.UInt16(4));
                break;
            case PackedNumber:
                SetNumber(column, Unpack(records.UInt32(6)), records.UInt16(4));
                break;
            case PackedNumbers:
                for (var offset = 4; offset + 6 <= records.Data.Length - 2 && column < SheetRow.MaxColumns; offset += 6, column++)
                    SetNumber(column, Unpack(records.UInt32(offset + 2)), records.UInt16(offset));
                break;
            case SharedText:
                Row.SetText(column, strings[(int)Math.Min(records.UInt32(6), int.MaxValue)]);
                break;
            case OwnText or OwnRichText:
                SetText(column, 6);
                break;
            case BooleanOrError:
                if (records.Byte(7) == 0) Row.SetBoolean(column, records.Byte(6) != 0);
                break;
            case Formula:
                SetResult(column);
                break;
        }
    }

    /// <summary>A formula's last result ([MS-XLS] 2.5.133).</summary>
    private void SetResult(int column)
    {
        const int NoNumber = 0xFFFF;
        if (records.UInt16(12) != NoNumber)
        {
            SetNumber(column, records.Double(6), records.UInt16(4));
            return;
        }
        switch (records.Byte(6))
        {
            case 0:
                SetFormulaText(column);
                break;
            case 1:
                Row.SetBoolean(column, records.Byte(8) != 0);
                break;
        }
    }

    /// <summary>The text of a formula follows it.</summary>
    private void SetFormulaText(int column)
    {
        do
        {
            if (!records.Read()) return;
        }
        while (records.Id is SharedFormula or ArrayFormula or Table or BiffRecords.Continue);
        if (records.Id == FormulaText) SetText(column, 0);
        // Any other record is one of the sheet's.
        else _isReadAhead = cells is null;
    }

    private void SetText(int column, int offset)
    {
        records.MoveTo(offset);
        records.ReadText(2, _text);
        Row.SetText(column, _text.ToString().AsSpan());
    }

    private void SetNumber(int column, double value, int style) =>
        Row.SetNumber(column, value, style < styles.Count ? styles[style] : NumberKind.Number, isFrom1904);

    /// <summary>A number in 30 bits ([MS-XLS] 2.5.122): a whole one, or the upper half of a double; either may be in hundredths.</summary>
    private static double Unpack(uint packed)
    {
        var value = (packed & 2) != 0 ? (int)packed >> 2 : BitConverter.Int64BitsToDouble((long)(packed & 0xFFFFFFFC) << 32);
        return (packed & 1) != 0 ? value / 100 : value;
    }
}
