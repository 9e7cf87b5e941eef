using System.Globalization;
using System.Text;
using Pipeline.Events;
using Pipeline.Schemas;
using Pipeline.Storage;

namespace Pipeline.Tests.Schemas;

/// <summary>Makes docs/reference/tables.md of the schemas.</summary>
internal static class TableReference
{
    /// <summary>Ids whose keys the document works out.</summary>
    public static IReadOnlyList<string> Examples { get; } = ["C003617", "O'Brien/7", "客户 7", "a@b.example", "~7E", new('x', 201), new('客', 30)];

    private const string Beginning = """
        # The tables

        Made from [`src/Pipeline/Schemas`](../../src/Pipeline/Schemas), which stand beside the code that writes the rows; tests hold both against the rows that runs leave. `PIPELINE_WRITE_REFERENCE=1` makes the tests write this file anew.
        How to read the tables: [the guide](../guides/querying.md). Terms: [the glossary](../glossary.md). Queues, segments and other blobs: [the architecture](../architecture.md#blobs).

        A table has no null: where a value is not known, the row has no such column. Every row has `PartitionKey`, `RowKey` and `Timestamp` (when it was written last) beside the columns named here. Times are UTC.
        Later versions may add columns: read those that you need by name.

        """;

    private const string Encoding = """
        **Encoded**: every byte of the UTF-8 form outside `[A-Za-z0-9._-]` is `~` and two hex digits (upper case). An encoded form of more than 200 characters is its first 130, `~~` and the 64 hex digits (lower case) of the text's SHA-256. The text itself is a column.

        **Shard**: the first byte of the SHA-256 of the id's UTF-8 bytes, two hex digits (lower case). Worked out:

        """;

    public static string Make()
    {
        var text = new StringBuilder(Beginning.ReplaceLineEndings("\n"));
        text.Append("\n| table | holds |\n|---|---|\n");
        foreach (var table in StorageSchemas.Tables) Add(text, $"| [`{table.Name}`](#{table.Name.ToLowerInvariant()}) | {table.Meaning} |");
        text.Append("\n## Keys\n\n");
        text.Append(Encoding.ReplaceLineEndings("\n"));
        text.Append("\n| customer id | shard | row key |\n|---|---|---|\n");
        foreach (var id in Examples) Add(text, $"| {Named(id)} | `{CustomerShard.Of(id):x2}` | `{EncodedKey.Of(id)}` |");
        text.Append("\nWhat keys are made of:\n\n| part | how it is made |\n|---|---|\n");
        foreach (var part in KeyPart.All) Add(text, $"| `{{{part.Name}}}` | {part.Meaning} |");
        foreach (var table in StorageSchemas.Tables) AddTable(text, table);
        text.Append("\n## Containers\n\n| container | holds | kept |\n|---|---|---|\n");
        foreach (var (name, meaning, kept) in StorageSchemas.Containers) Add(text, $"| `{name}` | {meaning} | {kept} |");
        text.Append("\n## CSV files\n\n");
        text.Append("In the container `predictions`: gzip, UTF-8 without byte order mark, a header, fields by RFC 4180 with line feeds, numbers with a point. They stay as long as the run does; a customer who is forgotten is taken out of them.\n");
        foreach (var file in new[] { CsvSchema.Predictions, CsvSchema.Outcomes })
        {
            Add(text, $"\n**`{file.Name}`**. {file.Meaning}\n\n| column | meaning |\n|---|---|");
            foreach (var (name, meaning) in file.Columns) Add(text, $"| `{name}` | {meaning} |");
        }
        return text.ToString();
    }

    private static void AddTable(StringBuilder text, TableSchema table)
    {
        Add(text, $"\n## {table.Name}\n\n{table.Meaning} Kept: {char.ToLowerInvariant(table.Kept[0])}{table.Kept[1..]}");
        foreach (var rows in table.Rows)
        {
            Add(text, $"\n**{rows.Rows}**: partition {Keys(rows.PartitionPattern)}, row {Keys(rows.RowPattern)}.");
            if (rows.Columns.Count == 0)
            {
                text.Append("No columns.\n");
                continue;
            }
            text.Append("\n| column | type | meaning | absent |\n|---|---|---|---|\n");
            foreach (var column in rows.Columns)
                Add(text, $"| `{column.Name}` | `{column.Type}` | {column.Meaning} | {(column.AbsentWhen is { } when ? (when.StartsWith("without", StringComparison.Ordinal) ? when : "where " + when) : "")} |");
        }
    }

    private static string Keys(KeyPattern pattern) => string.Join(" or ", pattern.Ways.Select(way => $"`{way}`"));

    private static string Named(string id) => id.Length <= 20 ? $"`{id}`" : string.Create(CultureInfo.InvariantCulture, $"{id.Length} times `{id[0]}`");

    private static void Add(StringBuilder text, string line) => text.Append(line).Append('\n');
}
