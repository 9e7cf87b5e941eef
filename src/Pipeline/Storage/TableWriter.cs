using Azure;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>Writes or removes many rows of a table in batches, several at a time.</summary>
internal static class TableWriter
{
    /// <summary>Rows a batch may have.</summary>
    private const int BatchRows = 100;

    /// <summary>Batches under way at once.</summary>
    private const int Concurrency = 8;

    /// <summary>Upserts rows. Rows of one partition should stand together, as a batch holds one partition only.</summary>
    public static Task UpsertAsync(TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellationToken) =>
        SubmitAsync(table, rows, TableTransactionActionType.UpsertReplace, cancellationToken);

    /// <summary>Deletes every row of a partition.</summary>
    public static Task DeletePartitionAsync(TableClient table, string partitionKey, CancellationToken cancellationToken) =>
        DeleteAsync(table, TableFilter.Create($"PartitionKey eq {partitionKey}"), cancellationToken);

    /// <summary>Deletes the rows of a range.</summary>
    /// <returns>Rows deleted.</returns>
    public static async Task<long> DeleteAsync(TableClient table, TableFilter filter, CancellationToken cancellationToken)
    {
        while (true)
        {
            var rows = new List<TableEntity>();
            await foreach (var row in table.QueryAsync(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken)) rows.Add(row);
            try
            {
                await SubmitAsync(table, rows, TableTransactionActionType.Delete, cancellationToken);
                return rows.Count;
            }
            catch (RequestFailedException exception) when (exception.Status == 404)
            {
                // Somebody else deletes the same rows: see what is left.
            }
        }
    }

    private static Task SubmitAsync(TableClient table, IEnumerable<TableEntity> rows, TableTransactionActionType type, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            Batches(rows),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (batch, token) => await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(type, row)), token));

    private static IEnumerable<List<TableEntity>> Batches(IEnumerable<TableEntity> rows)
    {
        var batch = new List<TableEntity>(BatchRows);
        foreach (var row in rows)
        {
            if (batch.Count == BatchRows || (batch.Count > 0 && batch[0].PartitionKey != row.PartitionKey))
            {
                yield return batch;
                batch = new List<TableEntity>(BatchRows);
            }
            batch.Add(row);
        }
        if (batch.Count > 0) yield return batch;
    }
}
