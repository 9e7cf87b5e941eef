using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;

namespace Pipeline.Storage.Tables;

/// <summary>The entities a query finds, in the order of partition key and row key.</summary>
internal sealed class TableQuery(
    TablePipeline pipeline,
    TableAddress address,
    string table,
    TableFilter? filter,
    string? select,
    int? maxPerPage,
    CancellationToken cancellationToken)
    : AsyncPageable<TableEntity>(cancellationToken)
{
    public static void CheckPageSize(int? pageSize, string parameterName)
    {
        if (pageSize is < 1 or > 1000)
            throw new ArgumentOutOfRangeException(parameterName, pageSize, "A page has 1 to 1000 entities.");
    }

    public override async IAsyncEnumerable<Page<TableEntity>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        CheckPageSize(pageSizeHint, nameof(pageSizeHint));
        do
        {
            // A page may be empty and yet not the last: the service stops at partition boundaries and after five seconds.
            var page = await PageAsync(continuationToken, pageSizeHint ?? maxPerPage).ConfigureAwait(false);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }

    public async Task<Page<TableEntity>> PageAsync(string? continuationToken, int? pageSize)
    {
        using var message = pipeline.CreateMessage(RequestMethod.Get, Address(continuationToken, pageSize));
        var response = await pipeline.SendAsync(message, table, cancellationToken: CancellationToken).ConfigureAwait(false);
        var entities = TableEntityReader.ReadPage(response.Content.ToMemory().Span);
        return Page<TableEntity>.FromValues(entities, Continuation(response)?.ToString(), response);
    }

    private static TableContinuation? Continuation(Response response)
    {
        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var rowKey);
        return response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partitionKey)
            ? new TableContinuation(partitionKey, rowKey)
            : null;
    }

    private string Address(string? continuationToken, int? pageSize)
    {
        var query = new StringBuilder(address.Query);
        var separator = '?';
        Append("$filter", filter?.Expression);
        Append("$select", select);
        Append("$top", pageSize?.ToString(CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(continuationToken))
        {
            var continuation = TableContinuation.Parse(continuationToken, nameof(continuationToken));
            Append("NextPartitionKey", continuation.NextPartitionKey);
            Append("NextRowKey", continuation.NextRowKey);
        }

        return query.ToString();

        void Append(string name, string? value)
        {
            if (value is null)
                return;
            query.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
    }
}
