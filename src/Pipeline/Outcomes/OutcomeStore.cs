using System.Buffers.Text;
using System.Text;
using Analytics.Privacy;
using Azure;
using Pipeline.Events;
using Pipeline.Queries;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Outcomes;

/// <summary>
/// What came of contacts with customers, in the table <c>Outcomes</c>. It belongs to no run. Who is named by an alias is the customer whose alias it is,
/// also for what was kept before that was known.</summary>
public sealed class OutcomeStore(TableClient outcomes, PublishedCustomers customers, TimeProvider time)
{
    /// <summary>Most entries of a page.</summary>
    public const int MaxTop = 1_000;

    /// <summary>How far the clock of who tells an outcome may be ahead.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromDays(1);

    /// <summary>Why an outcome cannot be kept, in a sentence that repeats nothing of it; <c>null</c> if it can.</summary>
    public string? ProblemOf(NewOutcome told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return told.Problem ?? (told.At > time.GetUtcNow() + ClockSlack ? "at must not lie in the future." : null);
    }

    /// <summary>Keeps an outcome, once however often it is told by the same id: what was kept first stays.</summary>
    /// <returns>The outcome as it is kept, and whether it is new.</returns>
    /// <exception cref="ArgumentException">It cannot be kept; see <see cref="ProblemOf"/>.</exception>
    public async Task<(OutcomeRecord Outcome, bool IsNew)> AddAsync(string customerId, NewOutcome told, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(customerId);
        ArgumentNullException.ThrowIfNull(told);
        if (ProblemOf(told) is { } problem) throw new ArgumentException(problem, nameof(told));
        var now = time.GetUtcNow();
        var outcome = new OutcomeRecord(
            told.OutcomeId ?? Guid.CreateVersion7(now).ToString("n"), (told.At ?? now).ToUniversalTime(), told.Contact, told.Offer, told.Result,
            told.Note is { } note ? TextMask.Apply(note) : null, told.By);
        var id = await customers.ResolveAsync(customerId, cancellationToken);
        foreach (var other in await OthersAsync(id, cancellationToken))
        {
            if (await FindAsync(other, outcome.OutcomeId, cancellationToken) is { } before) return (before, false);
        }
        while (true)
        {
            try
            {
                await outcomes.SubmitTransactionAsync(
                    [
                        new TableTransactionAction(TableTransactionActionType.Add, OutcomeRow.ToIdEntity(id, outcome)),
                        new TableTransactionAction(TableTransactionActionType.UpsertReplace, OutcomeRow.ToEntity(id, outcome)),
                    ],
                    cancellationToken);
                return (outcome, true);
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == TableErrorCode.EntityAlreadyExists)
            {
                if (await FindAsync(id, outcome.OutcomeId, cancellationToken) is { } kept) return (kept, false);
            }
        }
    }

    /// <summary>One page of a customer's outcomes, newest first; empty of a customer who has none.</summary>
    /// <param name="customerId">The customer, or an alias of theirs.</param>
    /// <param name="top">Outcomes on the page, at most <see cref="MaxTop"/>.</param>
    /// <param name="token">Token of the page before; <c>null</c> for the first.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="FormatException">The token is none of ours.</exception>
    public async Task<OutcomePage> ListAsync(string customerId, int top, string? token, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(customerId);
        var id = await customers.ResolveAsync(customerId, cancellationToken);
        var after = token is null ? null : Decode(token);
        var found = new SortedDictionary<string, OutcomeRecord>(StringComparer.Ordinal);
        var hasMore = false;
        foreach (var name in (await OthersAsync(id, cancellationToken)).Prepend(id))
        {
            var prefix = OutcomeRow.Prefix(name);
            var filter = OutcomeRow.Of(name);
            if (after is not null) filter &= TableFilter.Create($"RowKey gt {prefix + after}");
            var (rows, more) = await outcomes.TakeAsync(filter, top, cancellationToken);
            hasMore |= more;
            // What follows the name is time and id: told twice under two names, it is one.
            foreach (var row in rows) found.TryAdd(row.RowKey[prefix.Length..], OutcomeRow.From(row));
        }
        var page = found.Take(top).ToList();
        return new OutcomePage(id, [.. page.Select(entry => entry.Value)], hasMore || found.Count > top ? Encode(page[^1].Key) : null);
    }

    /// <summary>The outcomes that are kept in some shards, by shard and the encoded id that they were told under, newest first; each with the id by which the customer is known now.</summary>
    internal async Task<IReadOnlyList<(string CustomerId, OutcomeRecord Outcome)>> OfAsync(ShardRange shards, CancellationToken cancellationToken)
    {
        var all = new List<(string, OutcomeRecord)>();
        var aliases = await customers.AliasesAsync(cancellationToken);
        for (var shard = shards.First; shard <= shards.Last; shard++)
        {
            await foreach (var entity in outcomes.QueryAsync(TableFilter.Create($"PartitionKey eq {OutcomeRow.PartitionKey(shard)}"), cancellationToken: cancellationToken))
            {
                if (OutcomeRow.IsOutcome(entity)) all.Add((aliases.Resolve(OutcomeRow.CustomerOf(entity)), OutcomeRow.From(entity)));
            }
        }
        return all;
    }

    /// <summary>Removes all that is kept of a customer.</summary>
    /// <returns>Rows removed, two of each outcome.</returns>
    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        long removed = 0;
        foreach (var name in names)
        {
            removed += await TableWriter.DeleteAsync(
                outcomes, TableFilter.Create($"PartitionKey eq {OutcomeRow.PartitionKey(name)}") & TableFilter.StartsWith("RowKey", OutcomeRow.Prefix(name)), cancellationToken);
        }
        return removed;
    }

    /// <summary>The customer's other ids, under which something was kept before they were known to be theirs.</summary>
    private async Task<IEnumerable<string>> OthersAsync(string customerId, CancellationToken cancellationToken) =>
        (await customers.AliasesAsync(cancellationToken)).NamesOf(customerId).Where(name => name != customerId);

    /// <summary>The outcome of an id; <c>null</c> if there is none. A name that a removal which broke off has left is removed.</summary>
    private async Task<OutcomeRecord?> FindAsync(string customerId, string outcomeId, CancellationToken cancellationToken)
    {
        var partition = OutcomeRow.PartitionKey(customerId);
        if (await outcomes.FindAsync(partition, OutcomeRow.IdKey(customerId, outcomeId), cancellationToken) is not { } name) return null;
        if (await outcomes.FindAsync(partition, name.GetString(OutcomeRow.RowColumn)!, cancellationToken) is { } entity) return OutcomeRow.From(entity);
        try
        {
            await outcomes.DeleteEntityAsync(partition, name.RowKey, name.ETag, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            // Another has kept the outcome anew.
        }
        return null;
    }

    // Without the customer's id: tokens stand in addresses.
    private static string Encode(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    private static string Decode(string token)
    {
        var place = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        return place.Length > 0 && char.IsAsciiDigit(place[0]) && EncodedKey.IsPlain(place) ? place : throw new FormatException("Not a token of this list.");
    }
}
