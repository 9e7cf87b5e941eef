using System.Collections.Immutable;
using System.Text;
using Analytics.Customers;
using Analytics.Exports.Formats;
using Analytics.Exports.Recognition;
using Analytics.Exports.Values;
using Analytics.Privacy;

namespace Analytics.Exports.Rows;

/// <summary>Decides what becomes of each row of a table: what it says, and whether it was there before.</summary>
internal sealed class RowInterpreter
{
    private readonly TableContext _table;
    private readonly ExportRows _rows;
    private readonly RowReader _reader;
    private readonly RowIdentities _identities;
    private readonly RecordMapper[] _mappers;
    private readonly (string Key, Column Column)[] _keys;
    private readonly (TableColumn Column, IReadOnlySet<string> Values, string Reason)[] _filters;
    private readonly RatingDelay _delay;
    private readonly List<CanonicalRecord> _records = [];

    public RowInterpreter(TableContext table, ExportRows rows, RowIdentities identities)
    {
        _table = table;
        _rows = rows;
        _identities = identities;
        _mappers = [.. table.Kinds.Select(kind => RecordMapper.Create(kind.Columns))];
        _keys = [.. table.Plan.Keys.Select(key => (key.Key, new Column { Cell = new FieldCell(key.Index), Name = table.Plan.Columns[key.Index].Name }))];
        _filters = [.. table.Plan.Filters];
        _delay = new RatingDelay(table.Kinds);
        // The same cells under other columns are another row.
        var header = ContentHash.Of(rows.RowsNameTheirCells ? "" : string.Join('\n', table.Plan.Columns.Select(column => column.Name)));
        _reader = new RowReader(rows, identities, header, table);
    }

    public IEnumerable<string> Warnings => _mappers.SelectMany(mapper => mapper.Warnings).Distinct();

    /// <summary>Interprets the row that the rows stand on.</summary>
    /// <param name="number">1-based number of the row among the data rows of the export.</param>
    public ExportRow Read(long number)
    {
        _reader.StartRow();
        _records.Clear();
        if (((_table.HasFaults ? _table.Table.FaultOf(_rows.Raw) : null) ?? _rows.ReadCells()) is { } fault) _reader.Reject(Column.None, fault);
        else if (LeftOut() is { } reason) return LeftOut(reason);
        else Map(number);

        if (_reader.Rejection is { } rejection) return Rejected(rejection);
        if (_table.Customers.KnowsForgotten && RemoveForgotten()) return Forgotten();
        foreach (var (key, column) in _keys) Link(key, column);
        var main = Main();
        var isNew = main.HasOwnIds ? _identities.IsNew(_records[0].RecordId) : _identities.IsNew(_reader.Identity(main.IdenticalRowsAreOne));
        if (isNew) return new ExportRow(_rows.LineNumber, RowOutcome.Accepted, Records(), null, "") { Table = _table.Table.Name, CustomerId = _records[0].CustomerId, RatedAfter = _delay.In(_records) };
        return new ExportRow(_rows.LineNumber, RowOutcome.Duplicate, main.HasOwnIds ? Records() : [], null, "") { Table = _table.Table.Name, CustomerId = _records[0].CustomerId };
    }

    /// <summary>The mapper of the record that the row is told apart by.</summary>
    private RecordMapper Main()
    {
        if (_mappers.Length == 1) return _mappers[0];
        var kind = _records[0].Kind;
        foreach (var mapper in _mappers)
        {
            if (mapper.Kind == kind) return mapper;
        }
        throw new InvalidOperationException("No mapper made the record.");
    }

    private ImmutableArray<CanonicalRecord> Records() => _records.Count == 1 ? [_records[0]] : [.. _records];

    private void Map(long number)
    {
        foreach (var mapper in _mappers)
        {
            if (_mappers.Length > 1 && !mapper.IsThere(_reader)) continue;
            if (mapper.Map(_reader, number) is not { } record) return;
            _records.Add(record);
        }
        // What a row without anything lacks is said of what the table is about.
        if (_records.Count == 0 && _mappers[0].Map(_reader, number) is { } only) _records.Add(only);
    }

    private void Link(string key, Column column)
    {
        if (_records[0].CustomerId is { } customerId && _reader.Id(column) is { } value) _table.Customers.Add(key, value, customerId);
    }

    private string? LeftOut()
    {
        foreach (var (column, values, reason) in _filters)
        {
            var cell = _rows.Cell(column.Index);
            if (values.Contains(MissingText.IsMissing(cell) ? "" : Encoding.UTF8.GetString(cell).Trim())) return reason;
        }
        return null;
    }

    /// <summary>A row that was never meant to count. Whose it is has to be known all the same.</summary>
    private ExportRow LeftOut(string reason)
    {
        foreach (var kind in _table.Kinds)
        {
            // A key that is looked for in vain would wait for rows that never count.
            if (_reader.Customer is null && kind.Columns["customerId"] is { Key: null } column) _reader.CustomerId(column);
        }
        return Rejected(new RowRejection(_rows.LineNumber, null, reason) { IsLeftOut = true });
    }

    private ExportRow Rejected(RowRejection rejection) => _table.Customers.IsForgotten(_reader.Customer, _reader.LatestTime)
        ? Forgotten()
        : new(_rows.LineNumber, RowOutcome.Rejected, [], rejection, TextMask.Apply(Encoding.UTF8.GetString(_rows.Raw))) { Table = _table.Table.Name, CustomerId = _reader.Customer };

    /// <summary>Whether nothing of the row is left without what is forgotten.</summary>
    private bool RemoveForgotten() => _records.RemoveAll(record => _table.Customers.IsForgotten(record.CustomerId, record.TellsOf)) > 0 && _records.Count == 0;

    private ExportRow Forgotten() =>
        new(_rows.LineNumber, RowOutcome.Rejected, [], new RowRejection(_rows.LineNumber, null, RowRejection.ForgottenCustomer) { IsLeftOut = true, IsForgotten = true }, "")
        {
            Table = _table.Table.Name,
            CustomerId = _reader.Customer,
        };
}
