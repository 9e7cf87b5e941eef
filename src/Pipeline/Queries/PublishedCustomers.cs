using Analytics.Prediction;
using Analytics.Privacy;
using Pipeline.Customers;
using Pipeline.Ingest;
using Pipeline.Publishing;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Queries;

/// <summary>Reads what the current run says of customers: by key, or from a ranking; never by a scan.</summary>
public sealed class PublishedCustomers(RunStore runs, TableClient predictions, TableClient rankings, CustomerIndex ids, AliasLibrary aliases)
{
    private readonly RankingIndex _index = new(rankings);

    /// <summary>Most entries of a page.</summary>
    public const int MaxTop = 1_000;

    /// <summary>Most entries of a page of those whose ids begin alike.</summary>
    public const int MaxPrefixTop = 100;

    /// <summary>Predictions read at once.</summary>
    private const int Concurrency = 8;

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

    /// <summary>The id by which a customer is known: the one given if the current run has a prediction for it, else that of the customer whose alias it is.</summary>
    public async Task<string> ResolveAsync(string customerId, CancellationToken cancellationToken) =>
        await FindAsync(customerId, cancellationToken) is var (_, prediction)
            ? prediction.CustomerId
            : (await aliases.CurrentAsync(cancellationToken)).Resolve(customerId);

    /// <summary>Which ids belong to one customer, as of now.</summary>
    internal Task<AliasMap> AliasesAsync(CancellationToken cancellationToken) => aliases.CurrentAsync(cancellationToken);

    /// <summary>One page of the customers whose ids begin with a text.</summary>
    /// <param name="prefix">As <see cref="CustomerIndex.IsPrefix"/> takes it: at least two characters, case-sensitive.</param>
    /// <param name="top">Ids on the page, at most <see cref="MaxPrefixTop"/>.</param>
    /// <param name="token">Token of the page before: it stays with the run that the first page came from.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns><c>null</c> before the first run is published, and when the token's run has been removed.</returns>
    /// <exception cref="ArgumentException">The prefix is too short, or no text.</exception>
    /// <exception cref="FormatException">The token is none of ours, or of another prefix.</exception>
    public async Task<CustomerPrefixPage?> ByPrefixAsync(string prefix, int top, string? token, CancellationToken cancellationToken)
    {
        var place = token is null ? null : RunToken.Decode(token);
        if ((place?.RunId ?? await runs.CurrentAsync(cancellationToken)) is not { } runId) return null;
        var (found, last) = await ids.FindAsync(prefix, top, place?.After, cancellationToken);
        var rows = new PredictionRow?[found.Count];
        await Parallel.ForAsync(
            0, found.Count, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (index, cancel) => rows[index] = await FindAsync(runId, found[index], cancel));
        // A run that is removed while its pages are read must not look like a short list.
        if (!await runs.IsReadableAsync(runId, cancellationToken)) return null;
        return new CustomerPrefixPage(runId, [.. rows.OfType<PredictionRow>()], last is null ? null : new RunToken(runId, last).Encode());
    }

    private async Task<PredictionRow?> FindAsync(string runId, string customerId, CancellationToken cancellationToken)
    {
        var entity = await predictions.FindAsync(PredictionRow.PartitionKey(runId, customerId), PredictionRow.RowKey(customerId), cancellationToken);
        return entity is null ? null : PredictionRow.From(entity);
    }

    /// <summary>One page of a list, highest first.</summary>
    /// <param name="request">Which customers.</param>
    /// <param name="top">Places on the page, at most <see cref="MaxTop"/>.</param>
    /// <param name="token">Token of the page before: it stays with the run that the first page came from.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns><c>null</c> before the first run is published, and when the token's run has been removed.</returns>
    /// <exception cref="ArgumentException">There cannot be such a list; see <see cref="CustomerListRequest.Problem"/>.</exception>
    /// <exception cref="FormatException">The token is none of ours, or of another list.</exception>
    public Task<CustomerPage?> ListAsync(CustomerListRequest request, int top, string? token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Problem is { } problem) throw new ArgumentException(problem, nameof(request));
        var (list, band) = request.Place();
        return ListAsync(list, band, top, token, cancellationToken);
    }

    /// <summary>One page of a list by its name.</summary>
    /// <param name="list">One of <see cref="RankingList.Names"/>.</param>
    /// <param name="top">Places on the page, at most <see cref="MaxTop"/>.</param>
    /// <param name="token">Token of the page before: it stays with the run that the first page came from.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns><c>null</c> before the first run is published, and when the token's run has been removed.</returns>
    /// <exception cref="FormatException">The token is none of ours, or of another list.</exception>
    public Task<CustomerPage?> ListAsync(string list, int top, string? token, CancellationToken cancellationToken) =>
        ListAsync(list, null, top, token, cancellationToken);

    private async Task<CustomerPage?> ListAsync(string list, string? band, int top, string? token, CancellationToken cancellationToken)
    {
        RankingToken place;
        if (token is null)
        {
            if (await runs.CurrentAsync(cancellationToken) is not { } current) return null;
            place = new RankingToken(current, list, band, 0);
        }
        else
        {
            place = RankingToken.Decode(token);
            if (place.List != list || place.Band != band) throw new FormatException("The token belongs to another list.");
        }

        var counts = await _index.FindAsync(place.RunId, list, cancellationToken);
        var (first, listed) = Places(counts ?? default, band);
        var end = Math.Min(place.Index + top, listed);
        var customers = new List<RankedCustomer>();
        if (place.Index < end)
        {
            var filter = TableFilter.Create(
                $"PartitionKey eq {RankingRow.PartitionKey(place.RunId, list)} and RowKey ge {RankingRow.RowKey(first + place.Index)} and RowKey lt {RankingRow.RowKey(first + end)}");
            await foreach (var entity in rankings.QueryAsync(filter, cancellationToken: cancellationToken)) customers.Add(RankingRow.From(entity));
        }
        // A run that is removed while its pages are read must not look like a short list.
        if (!await runs.IsReadableAsync(place.RunId, cancellationToken)) return null;
        // By the places and not by the rows found: who is forgotten leaves an empty place.
        return new CustomerPage(
            place.RunId, customers, end < listed ? (place with { Index = end }).Encode() : null, counts is { } known ? TotalOf(known, band) : null, listed);
    }

    /// <summary>The first place of a band in a list by risk, where the bands stand one after another, and how many places it has.</summary>
    private static (int First, int Count) Places(BandCounts counts, string? band)
    {
        var before = band switch { RiskBand.Medium => counts.High, RiskBand.Low => counts.High + counts.Medium, _ => 0 };
        var first = Math.Min(before, RankingList.Capacity);
        return ((int)first, (int)(Math.Min(before + TotalOf(counts, band), RankingList.Capacity) - first));
    }

    private static long TotalOf(BandCounts counts, string? band) => band is null ? counts.Total : counts.Of(band);
}
