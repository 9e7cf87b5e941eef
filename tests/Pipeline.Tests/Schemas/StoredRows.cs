using Pipeline.Schemas;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Schemas;

/// <summary>Rows as they were found in storage, held against the schemas.</summary>
internal sealed class StoredRows
{
    private readonly SortedSet<string> _problems = new(StringComparer.Ordinal);
    private readonly Dictionary<RowSchema, HashSet<string>> _seen = [];

    /// <summary>Looks at every row of every table.</summary>
    public async Task CollectAsync(PipelineUnderTest pipeline)
    {
        foreach (var table in StorageSchemas.Tables)
        {
            await foreach (var row in pipeline.Table(table.Name).QueryAsync()) Look(table, row);
        }
    }

    /// <summary>What is stored and not described, or described and not stored.</summary>
    public IEnumerable<string> Problems() => _problems.Concat(Missing());

    private static string Where(TableSchema table, RowSchema rows) => $"{table.Name}, {rows.Rows}";

    private IEnumerable<string> Missing() =>
        from table in StorageSchemas.Tables
        from rows in table.Rows
        let seen = _seen.GetValueOrDefault(rows)
        from problem in seen is null
            ? [$"{Where(table, rows)}: no such row was stored."]
            : rows.Columns.Where(column => !seen.Contains(column.Name)).Select(column => $"{Where(table, rows)}: no row had {column.Name}.")
        select problem;

    private void Look(TableSchema table, TableEntity row)
    {
        var schemas = table.Rows.Where(rows => rows.PartitionPattern.Matches(row.PartitionKey) && rows.RowPattern.Matches(row.RowKey)).ToList();
        if (schemas is not [var schema])
        {
            _problems.Add($"{table.Name}: {schemas.Count} kinds of rows have the keys {row.PartitionKey} {row.RowKey}.");
            return;
        }
        if (!_seen.TryGetValue(schema, out var seen)) _seen[schema] = seen = [];
        foreach (var (name, value) in row)
        {
            var column = schema.Columns.SingleOrDefault(column => column.Name == name);
            if (column is null) _problems.Add($"{Where(table, schema)}: {name} is not described.");
            else if (column.Type != TypeOf(value)) _problems.Add($"{Where(table, schema)}: {name} is {TypeOf(value)}.");
            seen.Add(name);
        }
        foreach (var column in schema.Columns.Where(column => column.AbsentWhen is null && !row.ContainsKey(column.Name)))
            _problems.Add($"{Where(table, schema)}: a row has no {column.Name}.");
    }

    private static string TypeOf(object value) => value switch
    {
        string => EdmType.String,
        double => EdmType.Double,
        int => EdmType.Int32,
        long => EdmType.Int64,
        bool => EdmType.Boolean,
        DateTimeOffset => EdmType.DateTime,
        _ => value.GetType().Name,
    };
}
