namespace Pipeline.Schemas;

/// <summary>Rows of one kind in a table.</summary>
/// <param name="Rows">What they are.</param>
/// <param name="PartitionKey">Their partition keys, as for <see cref="KeyPattern"/>.</param>
/// <param name="RowKey">Their row keys.</param>
/// <param name="Columns">Their columns, without keys and <c>Timestamp</c>.</param>
internal sealed record RowSchema(string Rows, string PartitionKey, string RowKey, IReadOnlyList<ColumnSchema> Columns)
{
    public KeyPattern PartitionPattern { get; } = new(PartitionKey);

    public KeyPattern RowPattern { get; } = new(RowKey);
}
