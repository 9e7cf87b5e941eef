using Analytics.Exports.Mapping;

namespace Analytics.Exports.Recognition;

/// <summary>
/// Decides what a table is: which tool it comes from, which kinds of record its rows give, and which column holds what. The mapping has the
/// first word, then the tool's own columns, then names, then the words of questions, and last the values alone.
/// </summary>
internal sealed class TableRecognizer
{
    private readonly string _folderKind;
    private readonly TableMapping _mapping;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly ToolProfile? _tool;
    private readonly List<string> _warnings = [];

    private TableRecognizer(string folderKind, TableMapping mapping, IReadOnlyList<TableColumn> columns)
    {
        _folderKind = folderKind;
        _mapping = mapping;
        _columns = columns;
        _tool = KnownTools.Find(columns);
    }

    /// <param name="folderKind">The kind that the export is delivered as.</param>
    /// <param name="fileName">Name of the file or sheet, which may say what happened: <c>tickets.csv</c>.</param>
    /// <param name="mapping">What the mapping says of the table.</param>
    /// <param name="columns">The table's columns.</param>
    /// <param name="headerRows">Rows below the first that belong to the header.</param>
    /// <param name="isWhole">Whether all columns are there; else one that the mapping names may still come.</param>
    /// <exception cref="ExportUnreadableException">The table lacks a column that its kind cannot do without, or that the mapping names.</exception>
    public static TablePlan Recognize(
        string folderKind, string fileName, TableMapping mapping, IReadOnlyList<TableColumn> columns, int headerRows, bool isWhole) =>
        new TableRecognizer(folderKind, mapping, columns).Recognize(fileName, headerRows, isWhole);

    private TablePlan Recognize(string fileName, int headerRows, bool isWhole)
    {
        var kinds = new List<KindPlan>();
        var faulty = new List<(KindPlan Kind, string Fault)>();
        foreach (var kind in Kinds())
        {
            var (plan, fault, warnings) = new KindPlanner(kind, _mapping.For(kind) ?? KindMapping.None, _tool, _columns, isWhole).Plan(fileName, kinds.FirstOrDefault());
            if (fault is not null)
            {
                faulty.Add((plan, fault));
                continue;
            }
            kinds.Add(plan);
            _warnings.AddRange(warnings);
        }
        if (kinds.Count == 0) throw new ExportUnreadableException(1, faulty[0].Fault);
        foreach (var (plan, fault) in faulty)
        {
            // A list of calls that nobody is named in still has their ratings; a call without one is told of.
            if (_tool is not null && plan.Has("occurredAt")) kinds.Insert(0, plan);
            if (plan.Kind == _folderKind || _mapping.IsOwn) _warnings.Add(fault);
        }
        if (kinds[0].Kind != _folderKind && !_mapping.IsOwn)
            _warnings.Insert(0, $"The export lies among {_folderKind}, but {(_tool is null ? "its columns are" : $"it is an export of {_tool.Name}, read as")} {kinds[0].Kind}.");
        return new TablePlan
        {
            Tool = _tool?.Name,
            Columns = _columns,
            HeaderRows = headerRows,
            Kinds = kinds,
            Filters = Filters(),
            Keys = [.. _mapping.Keys.Select(key => (key.Key, Index: ColumnFinder.Find(_columns, key.Value, $"keys.{key.Key}", isWhole))).Where(key => key.Index >= 0)],
            Ignored = Ignored(kinds),
            Warnings = _warnings,
        };
    }

    private IEnumerable<string> Kinds()
    {
        if (_mapping.IsOwn) return _mapping.Kinds.OrderBy(kind => kind != _folderKind);
        // Who maps columns of a kind knows better what the rows are.
        var isMapped = _mapping.For(_folderKind) is { IsEmpty: false };
        if (_tool is not null && (!isMapped || _tool.Kinds.Contains(_folderKind))) return _tool.Kinds;
        // A list of contacts with ratings is a survey, too.
        return _folderKind == ExportKind.Interactions ? [_folderKind, ExportKind.Surveys] : [_folderKind];
    }

    private List<(TableColumn, IReadOnlySet<string>, string)> Filters()
    {
        var filters = new List<(TableColumn, IReadOnlySet<string>, string)>();
        foreach (var filter in _tool?.Filters ?? [])
        {
            if (_columns.FirstOrDefault(column => column.IsCalled(filter.Column)) is { } column)
                filters.Add((column, filter.Values.ToHashSet(StringComparer.OrdinalIgnoreCase), filter.Reason));
        }
        return filters;
    }

    private List<IgnoredColumn> Ignored(List<KindPlan> kinds)
    {
        var used = new HashSet<int>(Filters().Select(filter => filter.Item1.Index));
        foreach (var kind in kinds)
        {
            used.UnionWith(kind.Fields.Concat(kind.Drivers).SelectMany(field => field.Indexes));
            used.UnionWith(kind.Attributes.Select(column => column.Index));
        }
        return [.. _columns.Where(column => !used.Contains(column.Index)).Select(column => new IgnoredColumn(column.Name, WhyIgnored(column)) { LooksLike = column.Shape.ToString() })];
    }

    private string WhyIgnored(TableColumn column)
    {
        if (column.Personal is { } personal) return $"personal data ({personal}) that nothing needs";
        if (column.Shape.Present == 0) return "no values";
        if (_tool is not null && _tool.IsMetadata(column)) return $"known of {_tool.Name}, not needed";
        return column.Shape.IsRating ? "may be a rating; a mapping can name it a driver" : "not needed";
    }
}
