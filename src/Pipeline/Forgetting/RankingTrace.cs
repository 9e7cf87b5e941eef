using Pipeline.Publishing;
using Pipeline.Runs;
using Pipeline.Storage.Tables;

namespace Pipeline.Forgetting;

/// <summary>A customer's rows in the table <c>Rankings</c>, of every run that is there. The places of the others stay, so a list has a gap then.</summary>
internal sealed class RankingTrace(RunStore runs, TableClient rankings) : ICustomerTrace
{
    private readonly RankingIndex _index = new(rankings);

    public string Place => ForgetPlace.RankingRows;

    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var removed = 0L;
        await foreach (var runId in runs.KeptAsync(cancellationToken))
        {
            foreach (var list in await _index.NamesAsync(runId, cancellationToken))
            {
                foreach (var name in names) removed += await RemoveAsync(RankingRow.PartitionKey(runId, list), name, cancellationToken);
            }
        }
        return removed;
    }

    private async Task<long> RemoveAsync(string partition, string name, CancellationToken cancellationToken)
    {
        var removed = 0L;
        var filter = TableFilter.Create($"PartitionKey eq {partition} and CustomerId eq {name}");
        var keys = new List<string>();
        await foreach (var row in rankings.QueryAsync(filter, select: ["RowKey"], cancellationToken: cancellationToken)) keys.Add(row.RowKey);
        foreach (var key in keys)
        {
            if (!(await rankings.DeleteEntityAsync(partition, key, cancellationToken: cancellationToken)).IsError) removed++;
        }
        return removed;
    }
}
