namespace Pipeline.Storage.Tables;

/// <summary>Spells the addresses of a table and its entities.</summary>
/// <param name="endpoint">The account's table endpoint; the emulators' contains the account's name as a path.</param>
/// <param name="table">The table's name, checked.</param>
internal sealed class TableAddress(Uri endpoint, string table)
{
    private readonly string _root = endpoint.AbsoluteUri.TrimEnd('/') + "/";

    public string Tables => _root + "Tables";

    public string Table => $"{_root}Tables('{table}')";

    public string Entities => _root + table;

    public string Query => $"{_root}{table}()";

    public string Batch => _root + "$batch";

    public string Entity(string partitionKey, string rowKey) =>
        $"{_root}{table}(PartitionKey='{Escape(partitionKey, nameof(partitionKey))}',RowKey='{Escape(rowKey, nameof(rowKey))}')";

    private static string Escape(string key, string parameterName)
    {
        TableKey.Check(key, parameterName);
        return Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
    }
}
