using Pipeline.Ingest;
using Pipeline.Publishing;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Queries;

/// <summary>Reads what the current run says of customers: by key, or from a ranking; never by a scan.</summary>
public sealed class PublishedCustomers(RunStore runs, TableClient predictions, TableClient rankings, AliasLibrary aliases)
{
    /// <summary>Most entries of a page.</summary>
    public const int MaxTop = 1_000;

    /// <summary>The prediction of one customer, or <c>null</c> if the current run has none. An alias finds the customer to whom it belongs.</summary>
    public async Task<(string RunId, PredictionRow Prediction)?> FindAsync(string customerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customerId);
        if (await runs.CurrentAsync(cancellationToken) is not { } runId) return null;
        var found = await FindAsync(runId, customerId, cancellationToken);
        if (found is null && (await aliases.CurrentAsync(cancellationToken)).Resolve(customerId) is var resolved && resolved != customerId)
            found = await FindAsync(runId, resolved, cancellationToken);
        return found is null ? null : (runId, found);
    }

    private async Task<PredictionRow?> FindAsync(string runId, string customerId, CancellationToken cancellationToken)
    {
        var entity = await predictions.FindAsync(PredictionRow.PartitionKey(runId, customerId), PredictionRow.RowKey(customerId), cancellationToken);
        return entity is null ? null : PredictionRow.From(entity);
    }

    /// <summary>One page of a ranking, highest first.</summary>
    /// <param name="list">One of <see cref="RankingList.Names"/>.</param>
    /// <param name="top">Entries on the page, at most <see cref="MaxTop"/>.</param>
    /// <param name="token">Token of the page before: it stays with the run that the first page came from.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns><c>null</c> before the first run is published, and when the token's run has been removed.</returns>
    /// <exception cref="FormatException">The token is none of ours.</exception>
    public async Task<CustomerPage?> ListAsync(string list, int top, string? token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        RankingToken place;
        if (token is null)
        {
            if (await runs.CurrentAsync(cancellationToken) is not { } current) return null;
            place = new RankingToken(current, list, 0);
        }
        else
        {
            place = RankingToken.Decode(token);
            if (place.List != list) throw new FormatException("The token belongs to another list.");
        }

        // A list has gaps where customers were forgotten.
        var filter = TableFilter.Create($"PartitionKey eq {RankingRow.PartitionKey(place.RunId, list)} and RowKey ge {RankingRow.RowKey(place.Index)}");
        var customers = new List<RankedCustomer>();
        int? next = null;
        await foreach (var entity in rankings.QueryAsync(filter, maxPerPage: Math.Min(top + 1, MaxTop), cancellationToken: cancellationToken))
        {
            if (customers.Count == top)
            {
                next = RankingRow.Place(entity);
                break;
            }
            customers.Add(RankingRow.From(entity));
        }
        // A run that is removed while its pages are read must not look like a short list.
        if (await runs.FindAsync(place.RunId, cancellationToken) is not { Status: RunStatus.Published }
            && await runs.CurrentAsync(cancellationToken) != place.RunId)
        {
            return null;
        }
        return new CustomerPage(place.RunId, customers, next is { } index ? (place with { Index = index }).Encode() : null);
    }
}
