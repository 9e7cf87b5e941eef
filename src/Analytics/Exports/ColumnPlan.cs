using System.Text;

namespace Analytics.Exports;

/// <summary>Which column of one export holds which canonical field, by the mapping first and by the columns' names otherwise.</summary>
internal sealed class ColumnPlan
{
    /// <summary>Names stand in the ledger, whose properties have at most 64 KB.</summary>
    private const int MaxNameLength = 500;

    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

    private ColumnPlan(IReadOnlyList<string> headers) => Headers = headers;

    /// <summary>Names of the columns, made unique and never empty.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>Further rated drivers of a survey, by name.</summary>
    public IReadOnlyList<(string Name, Column Column)> Drivers { get; private set; } = [];

    /// <summary>Columns that no canonical field uses.</summary>
    public IReadOnlyList<Column> Unused { get; private set; } = [];

    /// <summary>Every rating, drivers among them, by field or driver.</summary>
    public IEnumerable<(string Field, Column Column)> Ratings => _columns.Where(pair => CanonicalFields.Scale(pair.Key) is not null).Select(pair => (pair.Key, pair.Value)).Concat(Drivers);

    /// <summary>The ratings that are moved from another scale: field and scale.</summary>
    public IEnumerable<(string Field, RatingScale Scale)> Rescaled =>
        Ratings.Where(rating => rating.Column.Source != rating.Column.Target).Select(rating => (rating.Field, rating.Column.Source));

    public Column this[string field] => _columns.TryGetValue(field, out var column) ? column : Column.None;

    /// <exception cref="ExportUnreadableException">The mapping names a column that the header does not have.</exception>
    public static ColumnPlan Create(IReadOnlyList<string> headerCells, string kind, KindMapping mapping)
    {
        var headers = UniqueNames(headerCells);
        var plan = new ColumnPlan(headers);
        var taken = new HashSet<int>();
        foreach (var (field, name) in mapping.Columns) taken.Add(plan.Take(kind, mapping, field, plan.Find(name, $"{kind}.columns.{field}")));

        var drivers = new List<(string, Column)>();
        foreach (var (name, header) in mapping.Drivers)
        {
            var index = plan.Find(header, $"{kind}.drivers.{name}");
            taken.Add(index);
            drivers.Add((name, new Column(index, headers[index], SourceScale(mapping, name, RatingScale.OneToFive), RatingScale.OneToFive)));
        }
        plan.Drivers = drivers;

        foreach (var field in CanonicalFields.Of(kind))
        {
            if (plan[field].Exists) continue;
            // An exact name beats an alias, the first column beats later ones.
            var index = plan.FirstFree(taken, header => string.Equals(header, field, StringComparison.OrdinalIgnoreCase));
            if (index < 0) index = plan.FirstFree(taken, header => ColumnNames.Matches(field, header));
            if (index >= 0) taken.Add(plan.Take(kind, mapping, field, index));
        }

        plan.Unused = [.. Enumerable.Range(0, headers.Count).Where(index => !taken.Contains(index)).Select(index => new Column(index, headers[index]))];
        return plan;
    }

    private int Take(string kind, KindMapping mapping, string field, int index)
    {
        if (CanonicalFields.Scale(field) is { } target)
            _columns[field] = new Column(index, Headers[index], SourceScale(mapping, field, target), target);
        else
            _columns[field] = new Column(index, Headers[index]);
        return index;
    }

    private static RatingScale SourceScale(KindMapping mapping, string field, RatingScale canonical) =>
        mapping.Scales.TryGetValue(field, out var text) && RatingScale.TryParse(text, out var scale) ? scale : canonical;

    private int Find(string name, string place)
    {
        var wanted = Tidy(name);
        for (var index = 0; index < Headers.Count; index++)
        {
            if (string.Equals(Headers[index], wanted, StringComparison.OrdinalIgnoreCase)) return index;
        }
        throw new ExportUnreadableException(1, $"the mapping's {place} names the column '{name}', which the header does not have; it has {Listed()}.");
    }

    /// <summary>
    /// The columns' names for a message, cut after the first twenty. A first row with numbers, times or addresses in it is no header but
    /// somebody's data, and is not repeated.
    /// </summary>
    public string Listed() => Listed(Headers);

    /// <summary>Names of columns for a message; see <see cref="Listed()"/>.</summary>
    public static string Listed(IReadOnlyList<string> names) => names.Any(LooksLikeData)
        ? $"{names.Count} cells, some of which look like data: is the header row missing"
        : string.Join(", ", names.Take(20).Select(name => name.Length <= 60 ? name : name[..60] + "…")) + (names.Count > 20 ? $" and {names.Count - 20} more" : "");

    private static bool LooksLikeData(string header)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return header.Contains('@', StringComparison.Ordinal)
            || (FieldText.TryNumber(text, out var number) && number is not null)
            || (FieldText.TryTime(text, TimeZoneInfo.Utc, out var time) && time is not null);
    }

    private int FirstFree(HashSet<int> taken, Func<string, bool> matches)
    {
        for (var index = 0; index < Headers.Count; index++)
        {
            if (!taken.Contains(index) && matches(Headers[index])) return index;
        }
        return -1;
    }

    private static List<string> UniqueNames(IReadOnlyList<string> cells)
    {
        var names = new List<string>(cells.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < cells.Count; index++)
        {
            var name = Tidy(cells[index]);
            if (name.Length == 0) name = $"column {index + 1}";
            var unique = name;
            for (var copy = 2; !seen.Add(unique); copy++) unique = $"{name} ({copy})";
            names.Add(unique);
        }
        return names;
    }

    /// <summary>White space at the ends goes, runs of it inside become one space; a name that goes on and on is cut.</summary>
    private static string Tidy(string name)
    {
        var tidy = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return tidy.Length <= MaxNameLength ? tidy : tidy[..MaxNameLength];
    }
}
