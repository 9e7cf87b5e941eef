using Analytics.Prediction;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Publishing;

/// <summary>Which lists a run has and how many customers belong in each, beyond those that are listed too: partition the run, row key the list.</summary>
public sealed class RankingIndex(TableClient rankings)
{
    private const string Total = "Total";

    /// <summary>Customers of a list by band, or <c>null</c> if the run has no such list.</summary>
    public async Task<BandCounts?> FindAsync(string runId, string list, CancellationToken cancellationToken)
    {
        var entity = await rankings.FindAsync(runId, list, cancellationToken);
        return entity is null
            ? null
            : new BandCounts(
                entity.GetInt64(nameof(BandCounts.High)) ?? 0, entity.GetInt64(nameof(BandCounts.Medium)) ?? 0, entity.GetInt64(nameof(BandCounts.Low)) ?? 0);
    }

    /// <summary>The lists of a run.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string runId, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var filter = TableFilter.Create($"PartitionKey eq {runId}");
        await foreach (var entity in rankings.QueryAsync(filter, select: ["RowKey"], cancellationToken: cancellationToken)) names.Add(entity.RowKey);
        return names;
    }

    internal static TableEntity ToEntity(string runId, string list, BandCounts counts) => new(runId, list)
    {
        [Total] = counts.Total,
        [nameof(BandCounts.High)] = counts.High,
        [nameof(BandCounts.Medium)] = counts.Medium,
        [nameof(BandCounts.Low)] = counts.Low,
    };
}
