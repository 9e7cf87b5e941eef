using Azure;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>The ways in which stores read a table: one row by its keys, a page of a list, and the first rows of a range.</summary>
internal static class TableReading
{
    /// <summary>The row, or <c>null</c> if there is none.</summary>
    public static async Task<TableEntity?> FindAsync(this TableClient table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync(partitionKey, rowKey, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>One page of a partition, in the order of its row keys.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partitionKey">The partition that holds the list.</param>
    /// <param name="top">Rows on the page, at most 1,000.</param>
    /// <param name="token">Token of the page before; <c>null</c> for the first.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="FormatException">The token, which may come from outside, is none of a list's.</exception>
    public static async Task<Page<TableEntity>> ReadPageAsync(
        this TableClient table, string partitionKey, int top, string? token, CancellationToken cancellationToken)
    {
        try
        {
            return await table.QueryPageAsync(
                TableFilter.Create($"PartitionKey eq {partitionKey}"), maxPerPage: top, continuationToken: token, cancellationToken: cancellationToken);
        }
        catch (ArgumentException exception) when (token is not null)
        {
            throw new FormatException("Not a token of a list.", exception);
        }
    }

    /// <summary>The first rows of a range, in the order of their keys.</summary>
    /// <param name="table">The table.</param>
    /// <param name="filter">The range.</param>
    /// <param name="top">The most rows, at most 1,000.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The rows, and whether more follow.</returns>
    public static async Task<(IReadOnlyList<TableEntity> Rows, bool HasMore)> TakeAsync(
        this TableClient table, TableFilter filter, int top, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        // One more than asked for, to tell the last page.
        await foreach (var row in table.QueryAsync(filter, maxPerPage: Math.Min(top + 1, 1_000), cancellationToken: cancellationToken))
        {
            if (rows.Count == top) return (rows, true);
            rows.Add(row);
        }
        return (rows, false);
    }
}
