using Pipeline.Publishing;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Queries;

/// <summary>Reads what customers answered after contacts with agents, in the current run.</summary>
public sealed class PublishedAgents(RunStore runs, TableClient agents)
{
    /// <summary>Most entries of a page.</summary>
    public const int MaxTop = 1_000;

    /// <summary>One agent, or <c>null</c> if the current run has no answers after contacts with them.</summary>
    public async Task<(string RunId, AgentTally Agent)?> FindAsync(string agentId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agentId);
        if (await runs.CurrentAsync(cancellationToken) is not { } runId) return null;
        var entity = await agents.FindAsync(runId, EncodedKey.Of(agentId), cancellationToken);
        return entity is null ? null : (runId, From(entity));
    }

    /// <summary>One page of all agents.</summary>
    /// <param name="top">Agents on the page, at most <see cref="MaxTop"/>.</param>
    /// <param name="token">Token of the page before: it stays with the run that the first page came from.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns><c>null</c> before the first run is published, and when the token's run has been removed.</returns>
    /// <exception cref="FormatException">The token is none of ours.</exception>
    public async Task<AgentPage?> ListAsync(int top, string? token, CancellationToken cancellationToken)
    {
        var place = token is null ? null : RunToken.Decode(token);
        if ((place?.RunId ?? await runs.CurrentAsync(cancellationToken)) is not { } runId) return null;
        var filter = TableFilter.Create($"PartitionKey eq {runId}");
        if (place is not null) filter &= TableFilter.Create($"RowKey gt {place.After}");
        var (rows, hasMore) = await agents.TakeAsync(filter, top, cancellationToken);
        // A run that is removed while its pages are read must not look like a short list.
        if (!await runs.IsReadableAsync(runId, cancellationToken)) return null;
        return new AgentPage(runId, [.. rows.Select(From)], hasMore ? new RunToken(runId, rows[^1].RowKey).Encode() : null);
    }

    private static AgentTally From(TableEntity entity) => new(SatisfactionRow.AgentOf(entity), SatisfactionRow.From(entity));
}
