using System.Globalization;
using System.Text;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>A workbook of the old kind, .xls as of Excel 97 to 2003 ([MS-XLS], BIFF8).</summary>
internal sealed class XlsWorkbook : Workbook
{
    private const string StreamName = "Workbook";
    private const int Biff8 = 0x600;
    private const int FilePass = 0x2F;
    private const int Date1904 = 0x22;
    private const int Format = 0x41E;
    private const int ExtendedFormat = 0xE0;
    private const int BoundSheet = 0x85;
    private const int SharedStringTable = 0xFC;

    private readonly Stream _file;
    private readonly CompoundFile _compound;
    private readonly ExportLimits _limits;
    private readonly List<Sheet> _sheets = [];
    private readonly SharedStrings _strings;
    private readonly Dictionary<int, NumberKind> _formats = [];
    private readonly List<NumberKind> _styles = [];
    private readonly Dictionary<Sheet, long[]?> _cells = [];
    private bool _isFrom1904;

    private XlsWorkbook(Stream file, CompoundFile compound, ExportLimits limits)
    {
        (_file, _compound, _limits) = (file, compound, limits);
        _strings = new SharedStrings(limits);
    }

    public override IReadOnlyList<Sheet> Sheets => _sheets;

    /// <param name="file">Seekable; closed with the workbook; not where this fails.</param>
    /// <param name="limits">Bounds on the file, its texts and rows.</param>
    /// <exception cref="NoTableException">It is no such workbook, or locked.</exception>
    /// <exception cref="ExportUnreadableException">It is damaged, or beyond the bounds.</exception>
    public static XlsWorkbook Open(Stream file, ExportLimits limits)
    {
        if (file.Length > limits.MaxWorkbookBytes) throw WorkbookFault.TooLarge(limits);
        var compound = CompoundFile.Read(file);
        if (compound.Contains("EncryptedPackage")) throw new NoTableException(WorkbookFault.Locked);
        if (!compound.Contains(StreamName))
        {
            throw new NoTableException(compound.Contains("Book")
                ? ExportSignature.OldWorkbook
                : "the file is an office document without sheets: expected a workbook, comma-separated values or JSON.");
        }
        var workbook = new XlsWorkbook(file, compound, limits);
        workbook.ReadGlobals();
        return workbook;
    }

    public override SheetReader Open(Sheet sheet)
    {
        var place = long.Parse(sheet.Place, CultureInfo.InvariantCulture);
        var records = new BiffRecords(_compound.Open(StreamName));
        try
        {
            if (!_cells.TryGetValue(sheet, out var cells)) _cells.Add(sheet, cells = XlsCellOrder.Find(Begin(records, place)));
            return new XlsSheetReader(Begin(records, place), cells, _strings, _styles, _isFrom1904, _limits);
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    private static BiffRecords Begin(BiffRecords records, long place)
    {
        records.Seek(place);
        return records.Read() && records.Id == XlsSheetReader.BeginningOfFile ? records : throw WorkbookFault.Damaged("a sheet is not where it should be");
    }

    public override void Dispose() => _file.Dispose();

    private void ReadGlobals()
    {
        using var records = new BiffRecords(_compound.Open(StreamName));
        if (!records.Read() || records.Id != XlsSheetReader.BeginningOfFile) throw WorkbookFault.Damaged("it does not begin as one");
        if (records.UInt16(0) != Biff8) throw new NoTableException(ExportSignature.OldWorkbook);
        var text = new StringBuilder();
        while (records.Read() && records.Id != XlsSheetReader.EndOfFile)
        {
            switch (records.Id)
            {
                case FilePass:
                    throw new NoTableException(WorkbookFault.Locked);
                case Date1904:
                    _isFrom1904 = records.UInt16(0) == 1;
                    break;
                case Format:
                    var id = records.UInt16(0);
                    records.MoveTo(2);
                    records.ReadText(2, text);
                    _formats[id] = NumberFormat.Of(text.ToString());
                    break;
                case ExtendedFormat:
                    var format = records.UInt16(2);
                    _styles.Add(_formats.TryGetValue(format, out var kind) ? kind : NumberFormat.OfBuiltIn(format));
                    break;
                case BoundSheet:
                    ReadSheet(records, text);
                    break;
                case SharedStringTable:
                    ReadStrings(records, text);
                    break;
            }
        }
    }

    private void ReadSheet(BiffRecords records, StringBuilder text)
    {
        var (place, state, type) = (records.UInt32(0), records.Byte(4), records.Byte(5));
        if (type != 0) return;
        if (_sheets.Count >= _limits.MaxArchiveEntries) throw WorkbookFault.Damaged("it has too many sheets");
        records.MoveTo(6);
        records.ReadText(1, text);
        _sheets.Add(new Sheet(text.ToString(), (state & 3) == 0, place.ToString(CultureInfo.InvariantCulture)));
    }

    private void ReadStrings(BiffRecords records, StringBuilder text)
    {
        var count = records.UInt32(4);
        records.MoveTo(8);
        // Some writers give a number that is too high.
        for (var index = 0L; index < count && records.HasMore(); index++)
        {
            records.ReadText(2, text);
            _strings.Add(text.ToString());
        }
    }
}
