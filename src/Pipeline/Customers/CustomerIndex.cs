using Azure;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Customers;

/// <summary>
/// The ids of all customers who were ever scored, in the table <c>CustomerIds</c>, to find them by how they begin. Partition: the first two characters of the
/// encoded id; row key: the encoded id. An id stays when its customer is scored no more.
/// </summary>
public sealed class CustomerIndex(TableClient ids)
{
    /// <summary>Characters (UTF-16 units) of an id that must be known.</summary>
    public const int MinPrefixLength = 2;

    private const int PartitionLength = 2;
    private const string CustomerId = "CustomerId";

    /// <summary>Adds ids; those that are there stay as they are.</summary>
    internal Task AddAsync(IEnumerable<string> customerIds, CancellationToken cancellationToken) => TableWriter.UpsertAsync(
        ids,
        customerIds.Select(id => (Id: id, Key: EncodedKey.Of(id))).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new TableEntity(Partition(pair.Key), pair.Key) { [CustomerId] = pair.Id }),
        cancellationToken);

    /// <summary>The first ids that begin with a text, in the order of their encoded forms.</summary>
    /// <param name="prefix">At least <see cref="MinPrefixLength"/> characters, case-sensitive.</param>
    /// <param name="top">The most ids, at most 1,000.</param>
    /// <param name="after">The encoded id that the page before ended with; <c>null</c> for the first page.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The ids, and the encoded id that they end with if more follow.</returns>
    /// <exception cref="ArgumentException">The prefix is too short, or no text.</exception>
    /// <exception cref="FormatException">What the page before ended with does not begin so.</exception>
    internal async Task<(IReadOnlyList<string> Ids, string? Last)> FindAsync(string prefix, int top, string? after, CancellationToken cancellationToken)
    {
        if (!IsPrefix(prefix)) throw new ArgumentException("The beginning of an id has at least two characters.", nameof(prefix));
        var (key, isWhole) = EncodedKey.StartOf(prefix);
        if (after?.StartsWith(key, StringComparison.Ordinal) == false) throw new FormatException("The token belongs to another list.");
        var filter = TableFilter.Create($"PartitionKey eq {Partition(key)}") & TableFilter.StartsWith("RowKey", key);
        // Where keys are cut off, they begin alike and the ids may not.
        if (!isWhole) filter &= TableFilter.StartsWith(CustomerId, prefix);
        if (after is not null) filter &= TableFilter.Create($"RowKey gt {after}");
        var (rows, hasMore) = await ids.TakeAsync(filter, top, cancellationToken);
        return ([.. rows.Select(row => row.GetString(CustomerId)!)], hasMore ? rows[^1].RowKey : null);
    }

    /// <summary>Whether a text from outside can be asked for.</summary>
    public static bool IsPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return prefix.Length >= MinPrefixLength && StrictUtf8.IsText(prefix);
    }

    /// <summary>Removes a customer's ids.</summary>
    /// <returns>Rows removed.</returns>
    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        long removed = 0;
        foreach (var key in names.Select(EncodedKey.Of))
        {
            var response = await ids.DeleteEntityAsync(Partition(key), key, ETag.All, cancellationToken);
            if (!response.IsError && response.Status != 404) removed++;
        }
        return removed;
    }

    private static string Partition(string key) => key[..Math.Min(PartitionLength, key.Length)];
}
