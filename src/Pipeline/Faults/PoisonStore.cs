using Azure;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Faults;

/// <summary>The messages that were put aside, in the table <c>Poison</c>.</summary>
public sealed class PoisonStore(TableClient poison)
{
    private const string Partition = "poison";
    private const int MaxIdLength = 100;
    private const int MaxCounted = 1_000;

    /// <summary>Finds an entry; an id that cannot be one finds none.</summary>
    public async Task<PoisonEntry?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (id is null or { Length: 0 or > MaxIdLength } || !EncodedKey.IsPlain(id)) return null;
        var entity = await poison.FindAsync(Partition, id, cancellationToken);
        return entity is null ? null : PoisonEntry.From(entity);
    }

    /// <summary>One page, newest first.</summary>
    /// <param name="top">Entries on the page, at most 1,000.</param>
    /// <param name="token">Token of the page before; <c>null</c> for the first.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<(IReadOnlyList<PoisonEntry> Entries, string? Token)> ListAsync(int top, string? token, CancellationToken cancellationToken)
    {
        var page = await poison.ReadPageAsync(Partition, top, token, cancellationToken);
        return ([.. page.Values.Select(PoisonEntry.From)], page.ContinuationToken);
    }

    /// <summary>Entries that nobody replayed, among the newest.</summary>
    internal async Task<int> CountWaitingAsync(CancellationToken cancellationToken) => (await ListAsync(MaxCounted, null, cancellationToken)).Entries.Count(entry => entry.ReplayedAt is null);

    /// <summary>Adds an entry; one that is there stays as it is.</summary>
    internal async Task AddAsync(PoisonEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await poison.AddEntityAsync(entry.ToEntity(Partition), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // Another delivery of the same message was faster.
        }
    }

    /// <summary>Notes that the message lies on its queue again.</summary>
    internal Task MarkReplayedAsync(PoisonEntry entry, CancellationToken cancellationToken) =>
        poison.UpsertEntityAsync(entry.ToEntity(Partition), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Whether another message of the run waits here.</summary>
    internal async Task<bool> HasOtherAsync(string runId, string exceptId, CancellationToken cancellationToken)
    {
        var filter = TableFilter.Create($"PartitionKey eq {Partition} and RunId eq {runId} and RowKey ne {exceptId}");
        await foreach (var entity in poison.QueryAsync(filter, [nameof(PoisonEntry.ReplayedAt)], cancellationToken: cancellationToken))
        {
            if (!entity.ContainsKey(nameof(PoisonEntry.ReplayedAt))) return true;
        }
        return false;
    }
}
