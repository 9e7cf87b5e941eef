using System.Text;
using Analytics.Customers;
using Analytics.Exports.Formats;

namespace Analytics.Exports;

/// <summary>Decides what becomes of each row: which column is which, what it says, and whether it was there before.</summary>
internal sealed class RowInterpreter
{
    private readonly string _kind;
    private readonly KindMapping _mapping;
    private readonly ExportContent _content;
    private readonly IExportRows _rows;
    private readonly RowReader _reader;
    private readonly RowIdentities _identities;
    private RecordMapper _mapper;
    private long _number;

    /// <exception cref="ExportUnreadableException">The export lacks a column that its kind or the mapping needs.</exception>
    public RowInterpreter(string kind, KindMapping mapping, TimeZoneInfo timeZone, ExportContent content, IExportRows rows, ExportLimits limits)
    {
        _kind = kind;
        _mapping = mapping;
        _content = content;
        _rows = rows;
        Plan = ColumnPlan.Create(rows.Headers, kind, mapping);
        _mapper = RecordMapper.Create(kind, Plan, mapping);
        // The same cells under other columns are another row.
        _identities = new RowIdentities(ContentHash.Of(rows.RowsNameTheirCells ? "" : string.Join('\n', Plan.Headers)), _mapper);
        _reader = new RowReader(rows, _identities, timeZone, limits);
    }

    public ColumnPlan Plan { get; private set; }

    public IEnumerable<string> Warnings => _mapper.Warnings;

    /// <summary>Interprets the row that the rows stand on.</summary>
    public ExportRow Read()
    {
        _number++;
        _reader.StartRow();
        var raw = _rows.Raw;
        CanonicalRecord? record = null;
        if ((_content.FaultOf(raw) ?? _rows.ReadCells()) is { } fault)
        {
            _reader.Reject(Column.None, fault);
        }
        else
        {
            if (_rows.Headers.Count > Plan.Headers.Count) PlanAnew();
            record = _mapper.Map(_reader, _number);
        }

        if (record is null) return new ExportRow(_rows.LineNumber, RowOutcome.Rejected, null, _reader.Rejection, Encoding.UTF8.GetString(raw));
        if (_identities.IsNew(record, _reader)) return new ExportRow(_rows.LineNumber, RowOutcome.Accepted, record, null, "");
        return new ExportRow(_rows.LineNumber, RowOutcome.Duplicate, _mapper.HasOwnIds ? record : null, null, "");
    }

    /// <summary>Takes in columns that no row before had.</summary>
    private void PlanAnew()
    {
        Plan = ColumnPlan.Create(_rows.Headers, _kind, _mapping);
        _mapper = RecordMapper.Create(_kind, Plan, _mapping);
        _identities.Mapper = _mapper;
    }
}
