namespace Analytics.Exports.Rows;

/// <summary>The columns of a table that give one kind of record, and how each is read.</summary>
/// <param name="kind">One of <see cref="ExportKind.All"/>.</param>
/// <param name="fields">Canonical field to its column.</param>
internal sealed class KindColumns(string kind, IReadOnlyDictionary<string, Column> fields)
{
    public string Kind => kind;

    /// <summary>Further rated drivers of a survey, by name.</summary>
    public IReadOnlyList<(string Name, Column Column)> Drivers { get; init; } = [];

    /// <summary>Columns that are kept as a customer's attributes, or, if they hold numbers, as figures beside a survey's answers.</summary>
    public IReadOnlyList<Column> Attributes { get; init; } = [];

    /// <summary>The type of every interaction, where no column has it.</summary>
    public string? Type { get; init; }

    /// <summary>The column of a field; <see cref="Column.None"/> if the table does not have it.</summary>
    public Column this[string field] => fields.TryGetValue(field, out var column) ? column : Column.None;

    /// <summary>Every rating, drivers among them, by field or driver.</summary>
    public IEnumerable<(string Field, Column Column)> Ratings =>
        fields.Where(pair => pair.Value.Ratings is not null).Select(pair => (pair.Key, pair.Value)).Concat(Drivers);
}
